import assert from "node:assert/strict";
import { askedOfTestUser, testUserOf } from "../../../local/stacks/testUser";

const secret = (value: string) => ({ value, secret: true });

/** The files of a stack with these settings. */
function filesWith(settings: Readonly<Record<string, unknown>>) {
  const config = Object.entries(settings).map(([key, value]) => [`shop:${key}`, JSON.stringify(value)]);
  return { project: "shop", config: Object.fromEntries(config) as Record<string, string> };
}

describe("The test user of a deployed stack", () => {
  it("has the address that is the username", () => {
    const cases = [
      ["email", "jane@example.com", ["jane@example.com", undefined]],
      ["phone", "+12065550100", [undefined, "+12065550100"]],
    ] as const;
    for (const [signInWith, username, expected] of cases) {
      const files = filesWith({ userPool: { signInWith, sms: {} }, testUser: { username } });
      const outputs = { testUsername: secret(username), testUserTemporaryPassword: secret("Secret_1") };
      const { email, phoneNumber } = testUserOf(files, outputs) ?? assert.fail("There is none.");
      assert.deepEqual([email, phoneNumber], expected, `${signInWith} ${username}`);
    }
  });

  it("has the password that is an output, which says whether it is for good", () => {
    const files = filesWith({ testUser: { username: "jane", email: "jane@example.com" } });
    const passwords = ["testUserTemporaryPassword", "testUserPassword"].map((name) => {
      const user = testUserOf(files, { testUsername: secret("jane"), [name]: secret("Secret_1") });
      return [user?.password, user?.isPermanent];
    });
    assert.deepEqual(passwords, [
      ["Secret_1", false],
      ["Secret_1", true],
    ]);
  });
});

describe("What a stack asks for of its test user", () => {
  const testUser = { username: "jane", email: "jane@example.com" };

  it("is the groups by their names, with what decides on the preferred role", () => {
    const roleArn = "arn:aws:iam::123456789012:role/admins";
    const groups = { admins: { name: "Admins", precedence: 1, roleArn }, readers: {}, others: {} };
    const files = filesWith({ groups, testUser: { ...testUser, groups: ["readers", "admins"] } });
    assert.deepEqual(askedOfTestUser(files).groups, [
      { name: "readers", precedence: undefined, roleArn: undefined },
      { name: "Admins", precedence: 1, roleArn },
    ]);
  });

  it("is an invitation by what the user has, unless it is turned off or the password is for good", () => {
    const byPhone = { username: "+12065550100" };
    const cases = [
      [{}, testUser, "email"],
      [{}, { ...testUser, sendInvitation: false }, "none"],
      [{}, { ...testUser, permanentPassword: true }, "none"],
      [{ signInWith: "phone", sms: {} }, byPhone, "text message"],
      [{ signInWith: "phone", sms: {} }, { ...byPhone, email: "jane@example.com" }, "email"],
    ] as const;
    for (const [userPool, user, expected] of cases) {
      assert.equal(askedOfTestUser(filesWith({ userPool, testUser: user })).invitation, expected);
    }
  });

  it("is its attributes by Cognito's names", () => {
    const attributes = { given_name: "Jane" };
    assert.deepEqual(
      askedOfTestUser(filesWith({ testUser: { ...testUser, attributes } })).attributes,
      attributes,
    );
  });
});
