import assert from "node:assert/strict";
import { AdminInitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { readMails } from "@cognito-auth/local-aws/emulator";
import { choosePassword, type Existing, signIn } from "../existing";
import { useTerminal } from "../terminal";
import { readGuide } from "./guide";

const { sh } = readGuide("test-user-password.md", { sh: 2 });
const [rotate = "", makePermanent = ""] = sh;

describe("The guide to a new password, on the command line,", () => {
  const user = useTerminal();

  /** The challenge after a password; undefined when there is none. */
  async function challengeAfter(
    { userPoolId, appClientId, username }: Existing,
    password: string,
  ): Promise<string | undefined> {
    const request = new AdminInitiateAuthCommand({
      UserPoolId: userPoolId,
      ClientId: appClientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });
    return (await user.terminal.cognito.send(request)).ChallengeName;
  }

  it("gives one that has to be changed, in place of a chosen one, and sends no email", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi stack init dev && pulumi up");
    const show = "pulumi stack output testUserTemporaryPassword --show-secrets";
    const first = (await terminal.succeed(show)).trim();
    const { userPoolId = "", appClientId = "" } = JSON.parse(
      await terminal.succeed("pulumi stack output --json"),
    ) as Record<string, string>;
    const existing = { userPoolId, appClientId, username: "test-user" };
    await choosePassword(terminal.cognito, existing);
    await signIn(terminal.cognito, existing);
    const mails = await readMails(terminal.endpoint);

    const second = (await terminal.succeed(rotate)).trim().split("\n").at(-1) ?? "";
    assert.match(second, /^\w{20}$/);
    assert.notEqual(second, first);
    const refused = { name: "NotAuthorizedException" };
    await assert.rejects(signIn(terminal.cognito, existing), refused);
    await assert.rejects(challengeAfter(existing, first), refused);
    assert.equal(await challengeAfter(existing, second), "NEW_PASSWORD_REQUIRED");
    assert.deepEqual(await readMails(terminal.endpoint), mails);

    // What a deployment without the changed file does.
    await terminal.succeed("pulumi config set --path testUser.passwordVersion 1 && pulumi up");
    await assert.rejects(challengeAfter(existing, second), refused);
    assert.notEqual((await terminal.succeed(show)).trim(), first);
  });

  it("gives one that is for good, and sends no email", async () => {
    const { terminal } = user;
    await terminal.succeed(`set -e
      pulumi stack init permanent
      pulumi config set --path testUser.username test-user
      pulumi config set --path testUser.email test-user@example.com
      pulumi up`);
    const mails = await readMails(terminal.endpoint);
    const password = (await terminal.succeed(makePermanent)).trim().split("\n").at(-1) ?? "";
    assert.match(password, /^\w{20}$/);
    const outputs = JSON.parse(await terminal.succeed("pulumi stack output --json")) as Record<
      string,
      string
    >;
    assert.equal("testUserTemporaryPassword" in outputs, false);
    const { userPoolId = "", appClientId = "" } = outputs;
    const existing = { userPoolId, appClientId, username: "test-user" };
    assert.equal(await challengeAfter(existing, password), undefined);
    assert.deepEqual(await readMails(terminal.endpoint), mails);
  });
});
