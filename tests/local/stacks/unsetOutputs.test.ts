import assert from "node:assert/strict";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import fc from "fast-check";
import { readFacts } from "../../../local/proofs/signIn/facts";
import { outputOf } from "../../../local/stacks/outputs";
import { testUserOf } from "../../../local/stacks/testUser";
import { allAbsent, type Kind, someUnset } from "../../helpers/unsetOutputs";

describe("A stack output that is unset, to a local deployment,", () => {
  for (const value of [null, undefined, ""]) {
    it(`isn't there, whether it is null, empty or absent: ${JSON.stringify(value)}`, () => {
      const output = { value, secret: false };
      assert.throws(
        () => outputOf({ userPoolId: output }, "userPoolId"),
        /The stack has no output userPoolId\./,
      );
      const given = { value: "jane", secret: false };
      const files = { project: "shop", config: {} };
      assert.equal(testUserOf(files, { testUsername: output, testUserTemporaryPassword: given }), undefined);
      assert.equal(testUserOf(files, { testUsername: given, testUserTemporaryPassword: output }), undefined);
    });
  }
});

const ofPool: Record<string, Kind> = {
  ...{ Policies: "block", MfaConfiguration: "string", UsernameConfiguration: "block", LambdaConfig: "block" },
  ...{ UsernameAttributes: "list", AliasAttributes: "list", DeletionProtection: "string" },
  AdminCreateUserConfig: "block",
};
const ofClient: Record<string, Kind> = {
  ...{ ExplicitAuthFlows: "list", ReadAttributes: "list", PreventUserExistenceErrors: "string" },
  ...{ RefreshTokenRotation: "block", EnableTokenRevocation: "flag", ClientSecret: "string" },
};

describe("What an endpoint answers as unset, to the proof of a sign-in,", () => {
  const target = {
    ...{ endpoint: "http://127.0.0.1", region: "eu-west-1", userPoolId: "pool", appClientId: "client" },
    ...{ issuer: "", username: "jane", email: "jane@example.com", initialPassword: "secret" },
    ...{ invitation: "email" as const, keepTemporaryPassword: false, temporaryPasswordDays: 7 },
  };
  const factsWith = (UserPool: object, UserPoolClient: object): ReturnType<typeof readFacts> => {
    const answer = { UserPool, UserPoolClient, UserAttributes: [{ Name: "email", Value: "" }] };
    return readFacts(
      { send: () => Promise.resolve(answer) } as unknown as CognitoIdentityProviderClient,
      target,
    );
  };

  it("is the same whether it is null, empty or absent", async () => {
    await fc.assert(
      fc.asyncProperty(someUnset(ofPool), someUnset(ofClient), async (pool, client) => {
        assert.deepEqual(await factsWith(pool, client), await factsWith(allAbsent(pool), allAbsent(client)));
      }),
    );
  });

  it("is what Cognito does by default", async () => {
    const { authFlows, clientSecret, readsEmail, runsTriggers, user } = await factsWith(
      { LambdaConfig: { PreSignUp: null } },
      { ClientSecret: "", ExplicitAuthFlows: [] },
    );
    assert.deepEqual(
      [[...authFlows], clientSecret, readsEmail, runsTriggers, user.email],
      [
        ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_CUSTOM_AUTH"],
        undefined,
        true,
        false,
        undefined,
      ],
    );
  });
});
