import assert from "node:assert/strict";
import { type Intercept, refusal } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { notPermitted, userLambda } from "./answers";
import { outcomesOf } from "./deployTriggers";
import { everNew, withCode, withoutInvoker } from "./lax";
import { useTriggers } from "./useTriggers";

/** JavaScript that begins what a function does to those outside of the domain alone. */
const ifOutside = 'if (event.request.userAttributes.email.endsWith("@not-example.com"))';
const waiting = "await new Promise((resolve) => setTimeout(resolve, 60_000))";

describe("The proof of sign-ups that a function decides on", () => {
  const triggers = useTriggers();

  async function outsideWith(body: string, seconds?: number): Promise<string | undefined> {
    const change = withCode(triggers.target, "preSignUp", body, seconds);
    return (await triggers.outcomesWith(change, "sign-up outside"))["sign-up outside"];
  }

  it("fails where the function lets everybody sign up", async () => {
    assert.match(
      (await outsideWith("")) ?? "",
      /^failed: the user sign-in-proof-[\da-f]+@not-example\.com is created$/,
    );
  });

  it("blames nothing on the function where the endpoint doesn't ask it", async () => {
    // It creates a user of the domain instead, and deletes that one.
    const { "sign-up outside": outside } = await triggers.outcomesThrough(
      ({ operation, body }, forward) =>
        forward(operation === "" ? body : body.replaceAll("@not-example.com", "@example.com")),
      "sign-up outside",
    );
    assert.match(
      outside ?? "",
      /^not proved: the user sign-in-proof-[\da-f]+@not-example\.com is created; Amazon Cognito asks the function, which refuses$/,
    );
  });

  it("fails where Cognito refuses a sign-up for another reason, or says something else", async () => {
    const outcome = async (intercept: Intercept): Promise<string | undefined> =>
      (await triggers.outcomesThrough(intercept, "sign-up outside"))["sign-up outside"];
    const tooMany = refusal("TooManyRequestsException", "Rate exceeded");
    assert.equal(
      await outcome(({ operation }, forward) => (operation === "SignUp" ? tooMany : forward())),
      'failed: it is answered "TooManyRequestsException: Rate exceeded"',
    );
    assert.match(
      (await outsideWith(`${ifOutside} throw new Error("No " + ${everNew})`)) ?? "",
      /^failed: it is answered "UserLambdaValidationException: PreSignUp failed with error No \d+\." instead of "PreSignUp failed with error No \d+\."$/,
    );
  });

  it("follows the message of the function, whatever that is made of", async () => {
    const parts =
      "event.userName, event.version, event.region, event.userPoolId, event.triggerSource, event.callerContext.clientId, " +
      "event.callerContext.awsSdkVersion, event.request.userAttributes.email, JSON.stringify(event.response)";
    assert.equal(
      await outsideWith(
        `${ifOutside} throw new Error([${parts}, String(event.request.clientMetadata)].join())`,
      ),
      "proved by a rule: failures of triggers",
    );
  });

  for (const [what, body, seconds, expected] of [
    [
      "refuses everybody",
      'throw new Error("Nobody today")',
      undefined,
      /^failed: the function fails with an address of the domain, too: Nobody today$/,
    ],
    [
      "never answers",
      waiting,
      3,
      /^failed: the function fails with an address of the domain, too: .*timed out after 3\.00 seconds$/,
    ],
    [
      "doesn't answer in time",
      `${ifOutside} ${waiting}`,
      3,
      /^failed: the function fails: .*timed out after 3\.00 seconds$/,
    ],
    ["ends", `${ifOutside} process.exit(1)`, undefined, /^failed: the function fails: ./],
  ] as const) {
    it(`doesn't take a function for one that refuses other domains where it ${what}`, async () => {
      assert.match((await outsideWith(body, seconds)) ?? "", expected);
    });
  }

  for (const [errorType, error] of [
    ["Runtime.ExitError", "Runtime exited with error: exit status 1"],
    ["Sandbox.Timedout", "Task timed out after 3.00 seconds"],
  ] as const) {
    it(`fails where AWS Lambda says why a function failed: ${errorType}`, async () => {
      const errorMessage = `RequestId: 6f0c1d52-8a3e-4b57-9c1f-2f4f0e6f9a10 Error: ${error}`;
      const { "sign-up outside": outside } = await triggers.outcomesThrough(
        ({ path, body, operation }, forward) => {
          if (operation === "SignUp") {
            return refusal("UserLambdaValidationException", `PreSignUp failed with error ${errorMessage}.`);
          }
          return path.endsWith("/invocations") && body.includes("@not-example.com")
            ? { status: 200, functionError: "Unhandled", body: JSON.stringify({ errorType, errorMessage }) }
            : forward();
        },
        "sign-up outside",
      );
      assert.equal(outside, `failed: the function fails: ${errorMessage}`);
    });
  }

  it("shows what Cognito answers where a function refuses those whom it shouldn't", async () => {
    const { target } = triggers;
    const refusing = withCode(target, "preSignUp", 'throw new Error("Nobody today")');
    const error = `${userLambda}: PreSignUp failed with error Nobody today.`;
    assert.deepEqual(
      await triggers.outcomesWith(refusing, "sign-up inside", "other emails", "administrators"),
      {
        "sign-up inside": error,
        "other emails":
          "not proved: because this does not hold: A sign-up with an address of the domain is accepted.",
        administrators: error,
      },
    );
  });

  it("shows it where a function doesn't answer, answers something else, or may not be invoked", async () => {
    const { target } = triggers;
    const outcome = async (change: Promise<() => Promise<unknown>>): Promise<string> =>
      (await triggers.outcomesWith(change, "sign-up inside"))["sign-up inside"] ?? "";
    assert.match(
      await outcome(withCode(target, "preSignUp", waiting, 3)),
      /^failed: UserLambdaValidationException: PreSignUp failed with error .*timed out after 3\.00 seconds\.$/i,
    );
    assert.equal(
      await outcome(withCode(target, "preSignUp", "return 42")),
      "failed: InvalidLambdaResponseException: Unrecognizable lambda output",
    );
    assert.equal(await outcome(withoutInvoker(target, "preSignUp")), notPermitted("PreSignUp"));
  });

  it("fails where the function writes all emails, or the one with the code doesn't come", async () => {
    const { target } = triggers;
    const name = "other emails";
    const all = 'event.response.emailSubject = "Hi"; event.response.emailMessage = "{####} {username}"';
    assert.deepEqual(await triggers.outcomesWith(withCode(target, "customMessage", all), name), {
      [name]: 'failed: the function writes it, too: "Hi"',
    });
    const failing = withCode(target, "customMessage", 'throw new Error("No words")');
    const { [name]: failed, "sign-up inside": inside } = await triggers.outcomesWith(
      failing,
      name,
      "sign-up inside",
    );
    assert.equal(inside, `${userLambda}: CustomMessage failed with error No words.`);
    assert.match(failed ?? "", /^not proved: because this does not hold: /);
    const mails = (body: string): Intercept => {
      return ({ path }, forward) => (path.includes("/ses/messages") ? { status: 200, body } : forward());
    };
    assert.deepEqual(await triggers.outcomesThrough(mails('{"messages":{}}'), name), {
      [name]: "failed: no email was sent",
    });
    assert.deepEqual(await triggers.outcomesThrough(mails("no page"), name), {
      [name]: "not proved: the endpoint does not show the messages it sends",
    });
    const withoutCode: Intercept = async ({ path }, forward) => {
      const answer = await forward();
      return path.includes("/ses/messages") ? { ...answer, body: withoutDigits(answer.body) } : answer;
    };
    assert.deepEqual(await triggers.outcomesThrough(withoutCode, name), { [name]: "failed: it has no code" });
  });

  it("holds again once all is as it was", async () => {
    const outcomes = await outcomesOf(triggers.target, "sign-up outside", "other emails", "administrators");
    for (const [name, outcome] of Object.entries(outcomes)) assert.match(outcome, /^proved/, name);
  });
});

/** The endpoint's emails without the digits of their texts; their addresses have digits, too. */
function withoutDigits(body: string): string {
  return JSON.stringify(JSON.parse(body), (key, value: unknown) =>
    typeof value === "string" && (key === "BodyText" || key === "BodyHtml")
      ? value.replaceAll(/\d/g, "…")
      : value,
  );
}
