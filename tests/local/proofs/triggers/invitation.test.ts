import assert from "node:assert/strict";
import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type Intercept, refusal } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { userLambda } from "./answers";
import { outcomesOf } from "./deployTriggers";
import { withCode } from "./lax";
import { useTriggers } from "./useTriggers";

/** An email as the endpoint shows it. */
interface Mail {
  readonly Subject: string;
  readonly BodyHtml: string;
}

/** JavaScript that begins what a function does for users whose language is German. */
const ifGerman = 'if (event.request.userAttributes.locale === "de")';

/** JavaScript that writes an email. */
function write(subject: string, message: string): string {
  return `Object.assign(event.response, { emailSubject: "${subject}", emailMessage: "${message}" });`;
}

/** The endpoint's emails with a change of each; without those that it gives nothing for. */
function changed(body: string, change: (mail: Mail) => Mail | undefined): string {
  const { messages } = JSON.parse(body) as { messages: Record<string, Mail[]> };
  const mails = Object.values(messages)
    .flat()
    .flatMap((mail) => change(mail) ?? []);
  return JSON.stringify({ messages: { all: mails } });
}

describe("The proof of an invitation that a function writes", () => {
  const triggers = useTriggers();

  it("fails where the invitation has other words than the function's, or can't be used", async () => {
    const { target } = triggers;
    const outcome = async (body: string): Promise<string | undefined> =>
      (await triggers.outcomesWith(withCode(target, "customMessage", body), "invitation"))["invitation"];
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
    assert.deepEqual(await triggers.outcomesThrough(noMails, "invitation", "invitation's use"), {
      invitation: "failed: no email with the temporary password was sent to the user",
      "invitation's use":
        "not proved: because this does not hold: The invitation has the function's subject and text, with the username and the temporary password.",
    });
    const nobody: Intercept = ({ operation }, forward) =>
      operation === "AdminInitiateAuth"
        ? refusal("NotAuthorizedException", "Incorrect username or password.")
        : forward();
    assert.deepEqual(await triggers.outcomesThrough(nobody, "invitation's use"), {
      "invitation's use": "failed: NotAuthorizedException: Incorrect username or password.",
    });
  });

  async function inGermanWith(body: string): Promise<string | undefined> {
    const change = withCode(triggers.target, "customMessage", body);
    return (await triggers.outcomesWith(change, "invitation's language"))["invitation's language"];
  }

  it("follows what the function writes in another language, whatever that is made of", async () => {
    const parts =
      "event.userName, event.version, event.region, event.userPoolId, event.triggerSource, event.callerContext.clientId, " +
      "event.callerContext.awsSdkVersion, event.request.userAttributes.locale";
    const attributes = "Object.entries(event.request.userAttributes).flat().toSorted()";
    const body = `const text = [${parts}, ${attributes}, Object.keys(event.response).toSorted()].join();
      event.response.emailSubject = text;
      event.response.emailMessage = text + " {username} {####}";`;
    assert.equal(await inGermanWith(body), "proved");
  });

  for (const [what, body, expected] of [
    [
      "fails in that language",
      `${ifGerman} throw new Error("Keine Worte")`,
      `${userLambda}: CustomMessage failed with error Keine Worte.`,
    ],
    [
      "fails in English",
      `${ifGerman} ${write("Einladung", "{username} {####}")} else throw new Error("No words")`,
      "failed: the function fails: No words",
    ],
    [
      "writes the same in English",
      write("Invitation", "{username} {####}"),
      "failed: the function writes the same in English",
    ],
    ["writes none", "", "failed: the function writes no invitation"],
  ] as const) {
    it(`fails where the function ${what}`, async () => {
      assert.equal(await inGermanWith(body), expected);
    });
  }

  it("fails where the invitation in that language doesn't come, or has other words", async () => {
    const outcome = async (change: (mail: Mail) => Mail | undefined): Promise<string | undefined> => {
      const intercept: Intercept = async ({ path }, forward) => {
        const answer = await forward();
        return path.includes("/ses/messages") ? { ...answer, body: changed(answer.body, change) } : answer;
      };
      return (await triggers.outcomesThrough(intercept, "invitation's language"))["invitation's language"];
    };
    assert.equal(
      await outcome(() => undefined),
      "failed: no email with the temporary password was sent to the user",
    );
    assert.equal(
      await outcome((mail) => ({ ...mail, Subject: "Your invitation" })),
      'failed: its subject is "Your invitation" instead of "Ihre Einladung"',
    );
    assert.equal(
      await outcome((mail) => ({ ...mail, BodyHtml: mail.BodyHtml.replace("Willkommen", "Welcome") })),
      "failed: it does not match the invitation message",
    );
  });

  it("leaves nobody behind, and holds again once all is as it was", async () => {
    const names = ["invitation", "invitation's language"];
    const outcomes = await outcomesOf(triggers.target, ...names);
    assert.deepEqual(outcomes, { invitation: "proved", "invitation's language": "proved" });
    const client = createCognitoClient(triggers.target);
    const { Users = [] } = await client.send(
      new ListUsersCommand({ UserPoolId: triggers.target.userPoolId }),
    );
    client.destroy();
    assert.equal(Users.length, 1);
  });
});
