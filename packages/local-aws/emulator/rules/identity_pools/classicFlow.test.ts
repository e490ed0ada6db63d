import assert from "node:assert/strict";
import { GetIdCommand, GetOpenIdTokenCommand } from "@aws-sdk/client-cognito-identity";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createIdentityPool, identityPoolServices } from "../../../tests/helpers/identityPools";

/** The token with which a user of a pool could choose the role. */
async function tokenOf(cognito: CognitoUnderTest, AllowClassicFlow: boolean): Promise<string> {
  const { id, identity, signIn } = await createIdentityPool(cognito, { AllowClassicFlow });
  const Logins = await signIn();
  const { IdentityId } = await identity.send(new GetIdCommand({ IdentityPoolId: id, Logins }));
  const { Token = "" } = await identity.send(new GetOpenIdTokenCommand({ IdentityId, Logins }));
  return Token;
}

describeRule(
  "classic flow",
  {
    "gives no token for it where it is off": async (cognito) => {
      assert.equal(
        await refusalOf(tokenOf(cognito, false)),
        "InvalidParameterException: Basic (classic) flow is not enabled, please use enhanced flow.",
      );
    },

    "gives one where it is on": async (cognito) => {
      assert.match(await tokenOf(cognito, true), /^\S+\.\S+\.\S+$/);
    },
  },
  identityPoolServices,
);
