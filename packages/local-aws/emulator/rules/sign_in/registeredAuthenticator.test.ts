import assert from "node:assert/strict";
import {
  AdminSetUserMFAPreferenceCommand,
  SetUserMFAPreferenceCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { poolWithTotp, setUpTotp } from "../../../tests/helpers/totpUser";

const notVerified = "InvalidParameterException: User has not verified software token mfa";
const on = { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };
const off = { SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } };

async function poolWithUser(cognito: CognitoUnderTest): Promise<Record<"UserPoolId" | "client", string>> {
  const UserPoolId = await poolWithTotp(cognito, "OPTIONAL");
  await cognito.createUser(UserPoolId);
  return { UserPoolId, client: await cognito.createClient(UserPoolId) };
}

describeRule("authenticator apps that are set up", {
  "can't be turned on by a user who has none": async (cognito) => {
    const { client } = await poolWithUser(cognito);
    const { AccessToken } = (await cognito.signIn(client)).AuthenticationResult ?? {};
    assert.equal(
      await refusalOf(cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, ...on }))),
      notVerified,
    );
    await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, ...off }));
    assert.notEqual((await cognito.signIn(client)).AuthenticationResult, undefined);
  },

  "can't be turned on by an administrator, either": async (cognito) => {
    const { UserPoolId } = await poolWithUser(cognito);
    const request = { UserPoolId, Username: "ada" };
    assert.equal(
      await refusalOf(cognito.send(new AdminSetUserMFAPreferenceCommand({ ...request, ...on }))),
      notVerified,
    );
    await cognito.send(new AdminSetUserMFAPreferenceCommand({ ...request, ...off }));
  },

  "can be turned off and on again": async (cognito) => {
    const { UserPoolId, client } = await poolWithUser(cognito);
    await setUpTotp(cognito, client);
    const request = { UserPoolId, Username: "ada" };
    await cognito.send(new AdminSetUserMFAPreferenceCommand({ ...request, ...off }));
    assert.equal((await cognito.signIn(client)).ChallengeName, undefined);
    await cognito.send(new AdminSetUserMFAPreferenceCommand({ ...request, ...on }));
    assert.equal((await cognito.signIn(client)).ChallengeName, "SOFTWARE_TOKEN_MFA");
  },
});
