import assert from "node:assert/strict";
import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { invokersFaultIn } from "../../../../local/proofs/triggers/functionAccess";
import {
  type Intercept,
  refusal,
  throughProxy,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { type DeployedTriggers, deployTriggers, outcomesOf } from "./deployTriggers";
import { withCode, withInvoker, withoutInvoker, withRolePolicy } from "./lax";

const userLambda = "failed: UserLambdaValidationException";
/** What is another number, as a string, each time that a function is called. */
const everNew = "String(process.hrtime.bigint())";
const notPermitted = (trigger: string): string =>
  `UnexpectedLambdaException: ${trigger} invocation failed due to error AccessDeniedException.`;

describe("The proof of the functions of a user pool, where something is wrong,", () => {
  let deployed: DeployedTriggers;

  before(async () => {
    deployed = await deployTriggers();
  });

  // The proof that a member of the group has the claims chooses a password.
  afterEach(async () => {
    const { userPoolId: UserPoolId, username: Username, initialPassword: Password } = deployed.target;
    const client = createCognitoClient(deployed.target);
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: false }));
    client.destroy();
  });

  after(() => deployed.emulator.stop());

  /** The outcome of claims while the deployment is changed. */
  async function outcomesWith(
    change: Promise<() => Promise<unknown>>,
    ...names: string[]
  ): Promise<Record<string, string>> {
    const restore = await change;
    try {
      return await outcomesOf(deployed.target, ...names);
    } finally {
      await restore();
    }
  }

  /** The outcome of claims while something answers in the endpoint's place. */
  function outcomesThrough(intercept: Intercept, ...names: string[]): Promise<Record<string, string>> {
    return throughProxy(deployed.emulator.endpoint, intercept, (endpoint) =>
      outcomesOf({ ...deployed.target, endpoint }, ...names),
    );
  }

  it("fails where the pool calls other functions, others with other events, or none", async () => {
    const { target } = deployed;
    const { preSignUp, customMessage } = target.functions;
    const outcomeWith = async (said: RegExp, instead: string): Promise<string | undefined> => {
      const intercept: Intercept = async ({ operation }, forward) => {
        const answer = await forward();
        return operation === "DescribeUserPool"
          ? { ...answer, body: answer.body.replace(said, instead) }
          : answer;
      };
      return (await outcomesThrough(intercept, "functions"))["functions"];
    };
    const fault = "failed: it has other settings of";
    assert.equal(await outcomeWith(new RegExp(preSignUp), customMessage), `${fault} PreSignUp`);
    assert.equal(await outcomeWith(/"V2_0"/, '"V1_0"'), `${fault} PreTokenGenerationConfig`);
    assert.equal(
      await outcomeWith(/"CustomMessage"/, '"PostConfirmation"'),
      `${fault} CustomMessage, PostConfirmation`,
    );
    assert.equal(
      await outcomeWith(/"LambdaConfig"/, '"Lambda"'),
      `${fault} PreSignUp, CustomMessage, PreTokenGenerationConfig`,
    );
  });

  it("fails where others may invoke a function, or Cognito may not", async () => {
    const { target } = deployed;
    const outcomeWith = async (change: Promise<() => Promise<unknown>>): Promise<string | undefined> =>
      (await outcomesWith(change, "permissions"))["permissions"];
    assert.equal(
      await outcomeWith(withInvoker(target, "preSignUp", { Principal: "s3.amazonaws.com" })),
      "failed: preSignUp: its policy allows principals other than Amazon Cognito",
    );
    const cognito = { Principal: "cognito-idp.amazonaws.com" };
    assert.equal(
      await outcomeWith(withInvoker(target, "customMessage", cognito)),
      "failed: customMessage: its policy allows user pools other than this one",
    );
    const another = { ...cognito, SourceArn: target.userPoolArn.replace(/_\w+$/, "_another") };
    assert.equal(
      await outcomeWith(withInvoker(target, "preTokenGeneration", another)),
      "failed: preTokenGeneration: its policy allows user pools other than this one",
    );
    assert.equal(
      await outcomeWith(withInvoker(target, "preSignUp", { ...cognito, SourceArn: target.userPoolArn })),
      "failed: preSignUp: its policy doesn't name the account of the user pool",
    );
    assert.equal(
      await outcomeWith(withoutInvoker(target, "preSignUp")),
      "failed: preSignUp: its policy allows nobody",
    );
  });

  it("doesn't mistake another refusal for that of a function that mustn't be invoked", async () => {
    const intercept: Intercept = ({ operation }, forward) =>
      operation === "SignUp" ? refusal("TooManyRequestsException", "Rate exceeded") : forward();
    assert.deepEqual(await outcomesThrough(intercept, "permissions"), {
      permissions:
        'failed: preSignUp: another user pool is answered "TooManyRequestsException: Rate exceeded"',
    });
  });

  it("fails where a function's role allows more, or less", async () => {
    const { target } = deployed;
    const all = { Effect: "Allow", Action: "s3:*", Resource: "*" };
    assert.deepEqual(await outcomesWith(withRolePolicy(target, "customMessage", all), "roles"), {
      roles: "failed: customMessage: it allows s3:GetObject, s3:GetObjectAcl, s3:ListBucket, too",
    });
    const none = { Effect: "Deny", Action: "*", Resource: "*" };
    assert.deepEqual(await outcomesWith(withRolePolicy(target, "preTokenGeneration", none), "roles"), {
      roles: "failed: preTokenGeneration: it can't write its log",
    });
  });

  it("fails where the function lets everybody sign up", async () => {
    const { "sign-up outside": outside } = await outcomesWith(
      withCode(deployed.target, "preSignUp", ""),
      "sign-up outside",
    );
    assert.match(outside ?? "", /^failed: the user sign-in-proof-[\da-f]+@not-example\.com is created$/);
  });

  it("blames nothing on the function where the endpoint doesn't ask it", async () => {
    // It creates a user of the domain instead, and deletes that one.
    const { "sign-up outside": outside } = await outcomesThrough(
      ({ operation, body }, forward) =>
        forward(operation === "" ? body : body.replaceAll("@not-example.com", "@example.com")),
      "sign-up outside",
    );
    assert.match(
      outside ?? "",
      /^not proved: the user sign-in-proof-[\da-f]+@not-example\.com is created; Amazon Cognito asks the function, which refuses$/,
    );
  });

  it("blames nothing on a role where the endpoint doesn't say what it allows", async () => {
    const page = {
      status: 500,
      body: "<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n",
    };
    const intercept: Intercept = ({ operation, body }, forward) =>
      operation === "NonexistentOperation" || body.includes("Action=SimulatePrincipalPolicy")
        ? page
        : forward();
    assert.deepEqual(await outcomesThrough(intercept, "roles"), {
      roles: "not proved: the endpoint answers HTTP 500, as it does to an operation that does not exist",
    });
  });

  it("fails where Cognito refuses a sign-up for another reason, or says something else", async () => {
    const { target } = deployed;
    const outcome = async (intercept: Intercept): Promise<string | undefined> =>
      (await outcomesThrough(intercept, "sign-up outside"))["sign-up outside"];
    const tooMany = refusal("TooManyRequestsException", "Rate exceeded");
    assert.equal(
      await outcome(({ operation }, forward) => (operation === "SignUp" ? tooMany : forward())),
      'failed: it is answered "TooManyRequestsException: Rate exceeded"',
    );
    const changing = withCode(target, "preSignUp", `throw new Error("No " + ${everNew})`);
    const { "sign-up outside": outside } = await outcomesWith(changing, "sign-up outside");
    assert.match(
      outside ?? "",
      /^failed: it is answered "UserLambdaValidationException: PreSignUp failed with error No \d+\." instead of "PreSignUp failed with error No \d+\."$/,
    );
  });

  it("shows what Cognito answers where a function refuses those whom it shouldn't", async () => {
    const { target } = deployed;
    const refusing = withCode(target, "preSignUp", 'throw new Error("Nobody today")');
    const error = `${userLambda}: PreSignUp failed with error Nobody today.`;
    assert.deepEqual(await outcomesWith(refusing, "sign-up inside", "other emails", "administrators"), {
      "sign-up inside": error,
      "other emails":
        "not proved: because this does not hold: A sign-up with an address of the domain is accepted.",
      administrators: error,
    });
  });

  it("shows it where a function doesn't answer, answers something else, or may not be invoked", async () => {
    const { target } = deployed;
    const outcome = async (change: Promise<() => Promise<unknown>>): Promise<string> =>
      (await outcomesWith(change, "sign-up inside"))["sign-up inside"] ?? "";
    const waiting = "await new Promise((resolve) => setTimeout(resolve, 60_000))";
    assert.match(
      await outcome(withCode(target, "preSignUp", waiting)),
      /^failed: UserLambdaValidationException: PreSignUp failed with error .*timed out after 3\.00 seconds\.$/i,
    );
    assert.equal(
      await outcome(withCode(target, "preSignUp", "return 42")),
      "failed: InvalidLambdaResponseException: Unrecognizable lambda output",
    );
    assert.equal(await outcome(withoutInvoker(target, "preSignUp")), `failed: ${notPermitted("PreSignUp")}`);
  });

  it("fails where the function writes all emails, or the one with the code doesn't come", async () => {
    const { target } = deployed;
    const name = "other emails";
    const all = 'event.response.emailSubject = "Hi"; event.response.emailMessage = "{####} {username}"';
    assert.deepEqual(await outcomesWith(withCode(target, "customMessage", all), name), {
      [name]: 'failed: the function writes it, too: "Hi"',
    });
    const failing = withCode(target, "customMessage", 'throw new Error("No words")');
    const { [name]: failed, "sign-up inside": inside } = await outcomesWith(failing, name, "sign-up inside");
    assert.equal(inside, `${userLambda}: CustomMessage failed with error No words.`);
    assert.match(failed ?? "", /^not proved: because this does not hold: /);
    const mails = (body: string): Intercept => {
      return ({ path }, forward) => (path.includes("/ses/messages") ? { status: 200, body } : forward());
    };
    assert.deepEqual(await outcomesThrough(mails('{"messages":{}}'), name), {
      [name]: "failed: no email was sent",
    });
    assert.deepEqual(await outcomesThrough(mails("no page"), name), {
      [name]: "not proved: the endpoint does not show the messages it sends",
    });
    const withoutCode: Intercept = async ({ path }, forward) => {
      const answer = await forward();
      return path.includes("/ses/messages") ? { ...answer, body: withoutDigits(answer.body) } : answer;
    };
    assert.deepEqual(await outcomesThrough(withoutCode, name), { [name]: "failed: it has no code" });
  });

  it("fails where the invitation has other words than the function's, or can't be used", async () => {
    const { target } = deployed;
    const outcome = async (body: string): Promise<string | undefined> =>
      (await outcomesWith(withCode(target, "customMessage", body), "invitation"))["invitation"];
    const write = (subject: string, message: string): string =>
      `Object.assign(event.response, { emailSubject: "${subject}", emailMessage: "${message}" })`;
    assert.equal(
      await outcome(write("Hi", "{username} {####}")),
      'failed: its subject is "Your invitation" instead of "Hi"',
    );
    assert.equal(
      await outcome(write("Your invitation", "{username} {####}")),
      "failed: it does not match the invitation message",
    );
    assert.equal(await outcome(""), "failed: the function writes no invitation");
    assert.equal(await outcome('throw new Error("No words")'), "failed: the function fails: No words");
    const noMails: Intercept = ({ path }, forward) =>
      path.includes("/ses/messages") ? { status: 200, body: '{"messages":{}}' } : forward();
    assert.deepEqual(await outcomesThrough(noMails, "invitation", "invitation's use"), {
      invitation: "failed: no email with the temporary password was sent to the test user",
      "invitation's use":
        "not proved: because this does not hold: The invitation has the function's subject and text, with the username and the temporary password.",
    });
    const nobody: Intercept = ({ operation }, forward) =>
      operation === "AdminInitiateAuth"
        ? refusal("NotAuthorizedException", "Incorrect username or password.")
        : forward();
    assert.deepEqual(await outcomesThrough(nobody, "invitation's use"), {
      "invitation's use": "failed: NotAuthorizedException: Incorrect username or password.",
    });
  });

  it("fails where tokens lack what the function adds, or it adds nothing", async () => {
    const { target } = deployed;
    const name = "member's claims";
    const claims = (value: string): string =>
      `const added = { claimsToAddOrOverride: { lot: ${value} } };
       event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: added, accessTokenGeneration: added } }`;
    const changing = withCode(target, "preTokenGeneration", claims(everNew));
    const { [name]: other } = await outcomesWith(changing, name);
    assert.match(other ?? "", /^failed: the ID token has "\d+" as "lot" instead of "\d+"$/);
  });

  for (const [what, body, expected] of [
    ["nothing", "", "failed: the function adds nothing to the ID token"],
    [
      "nothing to access tokens",
      "event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { lot: 1 } } } }",
      "failed: the function adds nothing to the access token",
    ],
    [
      "an error",
      'throw new Error("No claims")',
      `${userLambda}: PreTokenGeneration failed with error No claims.`,
    ],
  ] as const) {
    it(`fails where the function that customizes tokens gives ${what}`, async () => {
      const change = withCode(deployed.target, "preTokenGeneration", body);
      assert.deepEqual(await outcomesWith(change, "member's claims"), { "member's claims": expected });
    });
  }

  it("fails where users outside of the group have the claims, too, or get no tokens", async () => {
    const { target } = deployed;
    const name = "outsider's claims";
    const all = `const added = { claimsToAddOrOverride: { lot: 1 } };
       event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: added, accessTokenGeneration: added } }`;
    assert.deepEqual(await outcomesWith(withCode(target, "preTokenGeneration", all), name), {
      [name]: 'failed: the ID token has "lot", too',
    });
    assert.deepEqual(await outcomesWith(withCode(target, "preTokenGeneration", ""), name), {
      [name]: "failed: the function adds nothing to the ID token",
    });
    const failing = withCode(target, "preTokenGeneration", 'throw new Error("No claims")');
    assert.deepEqual(await outcomesWith(failing, name), {
      [name]: `${userLambda}: PreTokenGeneration failed with error No claims.`,
    });
    assert.deepEqual(await outcomesWith(withoutInvoker(target, "preTokenGeneration"), name), {
      [name]: `failed: ${notPermitted("PreTokenGeneration")}`,
    });
  });

  it("holds again once all is as it was", async () => {
    const outcomes = await outcomesOf(
      deployed.target,
      "permissions",
      "roles",
      "sign-up outside",
      "invitation",
      "outsider's claims",
    );
    for (const [name, outcome] of Object.entries(outcomes)) assert.match(outcome, /^proved/, name);
  });
});

describe("The policy of a function", () => {
  const pool = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc";
  const own = {
    Effect: "Allow",
    Action: "lambda:InvokeFunction",
    Principal: { Service: "cognito-idp.amazonaws.com" },
    Condition: { ArnLike: { "AWS:SourceArn": pool }, StringEquals: { "AWS:SourceAccount": "123456789012" } },
  };
  const faultIn = (...statements: object[]): string | undefined =>
    invokersFaultIn(JSON.stringify({ Statement: statements }), pool);

  it("is right where it has the pool and its account, once or for each use", () => {
    assert.equal(faultIn(own), undefined);
    assert.equal(faultIn(own, own), undefined);
    assert.equal(faultIn(own, { ...own, Effect: "Deny", Principal: "*" }), undefined);
  });

  it("is wrong where it has more, or less", () => {
    const principals = "its policy allows principals other than Amazon Cognito";
    assert.equal(faultIn(own, { ...own, Principal: "*" }), principals);
    assert.equal(faultIn(own, { ...own, Action: "lambda:*" }), principals);
    const pools = "its policy allows user pools other than this one";
    const { StringEquals } = own.Condition;
    assert.equal(faultIn({ ...own, Condition: { StringEquals } }), pools);
    const ArnLike = { "AWS:SourceArn": pool.replace("us-east-1_abc", "*") };
    assert.equal(faultIn({ ...own, Condition: { ArnLike, StringEquals } }), pools);
    assert.equal(
      faultIn({
        ...own,
        Condition: { ...own.Condition, StringEquals: { "AWS:SourceAccount": "210987654321" } },
      }),
      "its policy doesn't name the account of the user pool",
    );
    assert.equal(faultIn(), "its policy allows nobody");
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
