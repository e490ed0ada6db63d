import assert from "node:assert/strict";
import { recordedRequests } from "./recordedRequests";
import { json, useRequestValidator } from "./useRequestValidator";

const failed = "failed to satisfy constraint: Member must";
const invitation = "adminCreateUserConfig.inviteMessageTemplate";
const noTextMessage = `Value '' at '${invitation}.sMSMessage' ${failed} have length greater than or equal to 6`;
const arn =
  "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?";

/** What AWS rejects of the recorded requests, which an emulator accepted. */
const refused: Readonly<Record<string, readonly string[]>> = {
  // A name of a variable has two characters at least.
  "Function, environment and tags, create: POST /2015-03-31/functions": [
    "Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: " +
      "[Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
  ],
  // A role that is removed is sent as an empty string.
  "UserGroup, everything, update: other values: UpdateGroup": [
    `Value '' at 'roleArn' ${failed} satisfy regular expression pattern: ${arn}`,
    `Value '' at 'roleArn' ${failed} have length greater than or equal to 20`,
  ],
  // A message of an invitation that isn't given is sent as an empty one.
  "UserPool, CognitoAuth without arguments, create: CreateUserPool": [noTextMessage],
  "UserPool, CognitoAuth without arguments, update: another name, tag and password length: UpdateUserPool": [
    noTextMessage,
  ],
  "UserPool, CognitoAuth with e-mail addresses as usernames, create: CreateUserPool": [noTextMessage],
  "UserPool, CognitoAuth with every argument, create: CreateUserPool": [noTextMessage],
  "UserPool, CognitoAuth with MFA off, create: CreateUserPool": [noTextMessage],
  "UserPool, CognitoAuth with custom attributes of every type without limits, create: CreateUserPool": [
    noTextMessage,
  ],
  "UserPool, invitation with a subject only, create: CreateUserPool": [
    noTextMessage,
    `Value '' at '${invitation}.emailMessage' ${failed} have length greater than or equal to 6`,
  ],
  // A length that isn't given is sent as 0.
  "UserPool, empty password policy, create: CreateUserPool": [
    `Value '0' at 'policies.passwordPolicy.minimumLength' ${failed} have value greater than or equal to 6`,
  ],
  // The recording's own input is no id.
  "UserPoolClient, analytics by id, create: CreateUserPoolClient": [
    `Value 'x' at 'analyticsConfiguration.applicationId' ${failed} satisfy regular expression pattern: ^[0-9a-fA-F]+$`,
  ],
};

describe("The requests of the real AWS provider", () => {
  const { validate, violations } = useRequestValidator();

  it("are accepted, except for those that AWS rejects, and have nothing that AWS doesn't know", async () => {
    const recorded = await recordedRequests();
    assert.equal(recorded.length, 1199);
    const found: Record<string, readonly string[]> = {};
    for (const { title, request } of recorded) {
      const verdict = await validate(request);
      assert.ok(verdict !== undefined, title);
      assert.deepEqual(verdict.unknown, [], title);
      if (verdict.violations.length > 0) found[title] = verdict.violations;
    }
    assert.deepEqual(found, refused);
  });

  it("are accepted where the model is stricter than AWS, and otherwise rejected there, too", async () => {
    const domain = (Domain: string): Promise<readonly string[]> =>
      violations(json("cognito-idp", "DescribeUserPoolDomain", { Domain }));
    assert.deepEqual(await domain("auth.example.com"), []);
    assert.deepEqual(await domain("a".repeat(63)), []);
    assert.deepEqual(await domain("a".repeat(64)), [
      `Value '${"a".repeat(64)}' at 'domain' ${failed} have length less than or equal to 63`,
    ]);
  });
});
