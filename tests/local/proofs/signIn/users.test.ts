import assert from "node:assert/strict";
import {
  AdminAddUserToGroupCommand,
  CreateGroupCommand,
  ListUsersCommand,
  SetUserPoolMfaConfigCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { createAwsClient, createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { ProofTarget } from "../../../../local/proofs/signIn";
import {
  deploy,
  type Deviations,
  failuresAmong,
  outcomeOf,
  prove,
  serverSideOnly,
  withFactors,
} from "./deploySignIn";

/** A user with an email address and a phone number, both verified. */
const withBoth = withFactors.user.UserAttributes;

describe("The proof of what users are", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  const deployed = (deviations: Deviations): Promise<ProofTarget> =>
    deploy(emulator.endpoint, { ...serverSideOnly, ...deviations });

  /** Creates groups with roles, puts the test user into them, and gives the groups. */
  async function inGroups(
    target: ProofTarget,
    groups: readonly { readonly name: string; readonly precedence: number }[],
  ): Promise<NonNullable<ProofTarget["groups"]>> {
    const [cognito, iam] = [createCognitoClient(target), createAwsClient(IAMClient, target)];
    const { userPoolId: UserPoolId, username: Username } = target;
    const created = [];
    for (const { name: GroupName, precedence: Precedence } of groups) {
      const RoleName = `${GroupName}-${UserPoolId.replace(/\W/g, "-")}`;
      const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: "{}" }));
      const RoleArn = Role?.Arn ?? "";
      await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName, Precedence, RoleArn }));
      await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
      created.push({ name: GroupName, precedence: Precedence, roleArn: RoleArn });
    }
    cognito.destroy();
    iam.destroy();
    return created;
  }

  it("finds the groups and the preferred role in the tokens", async () => {
    const target = await deployed({});
    const groups = await inGroups(target, [
      { name: "readers", precedence: 2 },
      { name: "admins", precedence: 1 },
    ]);
    const results = await prove({ ...target, groups });
    assert.equal(outcomeOf(results, "groups"), "proved");
    assert.equal(outcomeOf(results, "preferred role"), "proved by a rule: roles of groups in tokens");
  });

  it("fails for a group that the user isn't in, and for one more than the stack asks for", async () => {
    const target = await deployed({});
    const [admins] = await inGroups(target, [{ name: "admins", precedence: 1 }]);
    assert.ok(admins);
    const readers = { name: "readers", precedence: undefined, roleArn: undefined };
    const more = await prove({ ...target, groups: [admins, readers] });
    assert.equal(outcomeOf(more, "groups"), "failed: the ID token names admins");
    assert.match(outcomeOf(more, "preferred role") ?? "", /^not proved: because this does not hold: /);
    const other = await deployed({});
    const both = await inGroups(other, [
      { name: "admins", precedence: 1 },
      { name: "readers", precedence: 2 },
    ]);
    const less = await prove({ ...other, groups: both.slice(0, 1) });
    assert.equal(outcomeOf(less, "groups"), "failed: the ID token names admins, readers");
  });

  it("fails where another group's role is preferred than the stack asks for", async () => {
    const target = await deployed({});
    const [admins, readers] = await inGroups(target, [
      { name: "admins", precedence: 1 },
      { name: "readers", precedence: 2 },
    ]);
    assert.ok(admins && readers);
    const groups = [
      { ...admins, precedence: 3 },
      { ...readers, precedence: 2 },
    ];
    const results = await prove({ ...target, groups });
    assert.equal(outcomeOf(results, "preferred role"), `failed: it prefers ${admins.roleArn ?? ""}`);
  });

  it("fails for an attribute that has another value, or none", async () => {
    const UserAttributes = [...withBoth, { Name: "given_name", Value: "Casey" }];
    const target = await deployed({ user: { UserAttributes } });
    const outcomes = [];
    for (const attributes of [{ given_name: "Casey" }, { given_name: "Jane" }, { nickname: "Case" }]) {
      const results = await prove({ ...target, attributes, keepTemporaryPassword: true });
      outcomes.push(outcomeOf(results, "attributes"));
    }
    assert.deepEqual(outcomes, [
      "proved",
      'failed: "given_name" is "Casey"',
      'failed: "nickname" is undefined',
    ]);
  });

  it("fails for a phone number that isn't verified, and for one that is another's", async () => {
    const pool = { AliasAttributes: ["phone_number" as const] };
    const unverified = withBoth.filter(({ Name }) => Name !== "phone_number_verified");
    for (const [UserAttributes, other] of [
      [unverified, {}],
      [withBoth, { phoneNumber: "+12065550101" }],
    ] as const) {
      const target = await deployed({ pool, user: { UserAttributes } });
      const results = await prove({ ...target, ...other });
      assert.deepEqual(failuresAmong(results), ["phone alias"]);
    }
  });

  it("proves that a phone number signs nobody in where it is no alias", async () => {
    const target = await deployed({ user: { UserAttributes: withBoth } });
    const results = await prove(target);
    assert.equal(outcomeOf(results, "phone without alias"), "proved");
  });

  it("asks for each second factor that the pool has, and for no other", async () => {
    const { SmsConfiguration } = withFactors.pool;
    const target = await deployed({ user: { UserAttributes: withBoth }, pool: { SmsConfiguration } });
    const client = createCognitoClient(target);
    await client.send(
      new SetUserPoolMfaConfigCommand({
        UserPoolId: target.userPoolId,
        MfaConfiguration: "OPTIONAL",
        SmsMfaConfiguration: { SmsConfiguration },
        SoftwareTokenMfaConfiguration: { Enabled: false },
      }),
    );
    client.destroy();
    const results = await prove(target);
    assert.deepEqual(
      ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"].map(
        (factor) => outcomeOf(results, `second factor ${factor}`)?.split(":")[0],
      ),
      ["proved by a rule", undefined, undefined],
    );
  });

  it("takes a permanent password for what it is", async () => {
    const results = await prove({ ...(await deployed({})), passwordIsPermanent: true });
    assert.deepEqual(failuresAmong(results), ["permanent password, server side"]);
    assert.equal(
      outcomeOf(results, "permanent password, server side"),
      "failed: the service responds with the challenge NEW_PASSWORD_REQUIRED",
    );
    assert.match(
      outcomeOf(results, "tokens of the permanent password") ?? "",
      /^not proved: (because this does not hold|the app client does not allow)/,
    );
    assert.equal(outcomeOf(results, "new password"), undefined);
  });

  it("leaves nobody behind", async () => {
    const { SmsConfiguration } = withFactors.pool;
    const pool = {
      SmsConfiguration,
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      AliasAttributes: ["email" as const, "preferred_username" as const],
    };
    const target = await deployed({ pool });
    await prove(target);
    const client = createCognitoClient(target);
    const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId: target.userPoolId }));
    client.destroy();
    assert.deepEqual(
      Users.map(({ Username }) => Username),
      ["casey"],
    );
  });
});
