import assert from "node:assert/strict";
import { type Intercept, refusal } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { outcomesOf } from "./deployTriggers";
import { withCode } from "./lax";
import { useTriggers } from "./useTriggers";

describe("The proof of an invitation that a function writes, where something is wrong,", () => {
  const triggers = useTriggers();

  it("fails where the invitation has other words than the function's, or can't be used", async () => {
    const { target } = triggers;
    const outcome = async (body: string): Promise<string | undefined> =>
      (await triggers.outcomesWith(withCode(target, "customMessage", body), "invitation"))["invitation"];
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
    assert.deepEqual(await triggers.outcomesThrough(noMails, "invitation", "invitation's use"), {
      invitation: "failed: no email with the temporary password was sent to the test user",
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

  it("holds again once all is as it was", async () => {
    assert.match((await outcomesOf(triggers.target, "invitation"))["invitation"] ?? "", /^proved/);
  });
});
