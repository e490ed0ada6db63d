import assert from "node:assert/strict";
import { createProject, type Project, start } from "../../helpers/startCommand";
import type { StartReport } from "./startOutput";

/** What a run says of the claims with these words, in the order of the words. */
function statusesOf({ proof }: StartReport, words: readonly string[]): (string | undefined)[] {
  return words.map((part) => proof.find(({ claim }) => claim.includes(part))?.status);
}

describe("npm start, with stacks whose users differ", () => {
  let project: Project;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  /** Runs a stack of these settings, none of whose claims may fail. */
  async function reportOf(settings: string): Promise<StartReport> {
    const lines = settings.trim().split("\n");
    await project.addStack(
      "it",
      `config:\n${lines.map((line) => `  cognito-auth:${line.trim()}`).join("\n")}\n`,
    );
    const { exitCode, stdout } = await start(project, ["--json", "--stack", "it"]);
    const report = JSON.parse(stdout) as StartReport;
    assert.deepEqual(
      report.proof.filter(({ status }) => status === "failed" || status === "not proved"),
      [],
    );
    assert.equal(exitCode, 0);
    return report;
  }

  it("proves all that the stack users asks for", async () => {
    const { exitCode, stdout } = await start(project, ["--json", "--stack", "users"]);
    assert.equal(exitCode, 0);
    const report = JSON.parse(stdout) as StartReport;
    const expected = {
      "The permanent password gives tokens.": "proved",
      "The email address signs in": "proved",
      "The phone number signs in": "proved",
      "A preferred username": "proved",
      "second factor is an authenticator app": "proved",
      "second factor is a text message": "proved by a rule",
      "second factor is an email": "proved by a rule",
      "A code in an email signs in": "proved by a rule",
      "A code in a text message signs in": "proved by a rule",
      "only an administrator can help": "proved by a rule",
      "has the attributes": "proved",
      "without an attribute": "proved by a rule",
      "gets in with the code in a text message": "proved by a rule",
      "(cognito:groups)": "proved",
      "Amazon SES": "asked for",
      "Amazon SNS, with": "asked for",
      "trusts Amazon Cognito only": "asked for",
      "nothing but publish": "asked for",
      "The temporary password": undefined,
      "invitation email went": undefined,
    };
    assert.deepEqual(statusesOf(report, Object.keys(expected)), Object.values(expected));
    assert.ok(report.proof.every(({ status }) => status !== "failed" && status !== "not proved"));
    assert.deepEqual(
      Object.keys(report.outputs).filter((name) => /password/i.test(name)),
      ["testUserPassword"],
    );
  });

  it("reads the invitation and the code for a forgotten password of a user who has only a phone number", async () => {
    const report = await reportOf(`
      userPool: { signInWith: phone, selfSignUp: true, sms: {}, mfa: { mode: "OFF" } }
      testUser: { username: "+12065550100" }
    `);
    assert.deepEqual(
      statusesOf(report, [
        "The invitation text message shows",
        "No invitation email",
        "replaced with the code in a text message",
        "gets in with the code in a text message",
        "No password was sent by SMS",
        "Upper and lower case",
      ]),
      ["proved by a rule", "proved", "proved by a rule", "proved by a rule", undefined, undefined],
    );
  });

  it("tells the address that is the username from the other one, where users sign in with either", async () => {
    const report = await reportOf(`
      userPool: { signInWith: emailOrPhone, caseSensitive: true, sms: {}, mfa: { mode: "OFF" } }
      testUser: { username: jane@example.com, email: jane@example.com, phoneNumber: "+12065550100" }
    `);
    assert.deepEqual(
      statusesOf(report, ["ID token verifies", "The phone number signs nobody in", "Upper and lower case"]),
      ["proved", "proved by a rule", undefined],
    );
  });

  it("proves that nobody signs in with an address where there are no aliases, or recovers without an administrator", async () => {
    const report = await reportOf(`
      userPool: { aliases: { email: false }, accountRecovery: adminOnly, deletionProtection: false }
      testUser: { username: jane, email: jane@example.com, phoneNumber: "+12065550100" }
    `);
    assert.deepEqual(
      statusesOf(report, [
        "The email address signs nobody in",
        "The phone number signs nobody in",
        "only an administrator can help",
        "replaced with the code",
      ]),
      ["proved", "proved", "proved by a rule", undefined],
    );
  });

  it("signs in where a second factor by text message is required", async () => {
    const report = await reportOf(`
      userPool: { sms: {}, mfa: { mode: "ON", totp: false } }
      testUser: { username: jane, email: jane@example.com, phoneNumber: "+12065550100" }
    `);
    assert.deepEqual(
      statusesOf(report, [
        "gives tokens",
        "only after a second factor",
        "second factor is a text message",
        "second factor is an authenticator app",
      ]),
      ["proved", "proved by a rule", "proved by a rule", undefined],
    );
  });

  it("follows the link that verifies an address, and says what only AWS can do", async () => {
    const report = await reportOf(`
      domain: { prefix: shop-users }
      userPool: { selfSignUp: true, verification: { style: link }, rememberDevices: { when: userOptIn, skipMfa: true }, passwordless: { passkeys: {} } }
      testUser: { username: jane, email: jane@example.com }
    `);
    assert.deepEqual(statusesOf(report, ["once the link", "gets in with the code", "Passkeys", "Devices"]), [
      "proved by a rule",
      undefined,
      "asked for",
      "asked for",
    ]);
  });
});
