import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  type AuthFlowType,
  type ExplicitAuthFlowsType,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const notEnabled = "InvalidParameterException: REFRESH_TOKEN_AUTH flow not enabled for this client";

interface SignedIn {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly AuthParameters: Record<string, string>;
}

/** A user who has signed in at a client that has been left with these flows since. */
async function signedIn(
  cognito: CognitoUnderTest,
  ExplicitAuthFlows?: ExplicitAuthFlowsType[],
): Promise<SignedIn> {
  const UserPoolId = await cognito.createPool();
  await cognito.createUser(UserPoolId);
  const ClientId = await cognito.createClient(UserPoolId);
  const { AuthenticationResult } = await cognito.signIn(ClientId);
  await cognito.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ExplicitAuthFlows }));
  return {
    UserPoolId,
    ClientId,
    AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? "" },
  };
}

function refresh(
  { send }: CognitoUnderTest,
  { ClientId, AuthParameters }: SignedIn,
  AuthFlow: AuthFlowType = "REFRESH_TOKEN_AUTH",
): Promise<InitiateAuthCommandOutput> {
  return send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }));
}

describeRule("flow of refresh tokens", {
  "is refused by a client that doesn't list it": async (cognito) => {
    const session = await signedIn(cognito, ["ALLOW_USER_PASSWORD_AUTH"]);
    assert.equal(await refusalOf(refresh(cognito, session)), notEnabled);
    assert.equal(await refusalOf(refresh(cognito, session, "REFRESH_TOKEN")), notEnabled);
    const asAdministrator = new AdminInitiateAuthCommand({ ...session, AuthFlow: "REFRESH_TOKEN_AUTH" });
    assert.equal(await refusalOf(cognito.send(asAdministrator)), notEnabled);
  },

  "works at a client that lists it, at one without flows, and at one with the flows of old": async (
    cognito,
  ) => {
    for (const flows of [
      ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      [],
      undefined,
      ["USER_PASSWORD_AUTH"],
    ] satisfies (ExplicitAuthFlowsType[] | undefined)[]) {
      const { AuthenticationResult } = await refresh(cognito, await signedIn(cognito, flows));
      assert.notEqual(AuthenticationResult?.AccessToken, undefined, flows?.join());
    }
  },
});
