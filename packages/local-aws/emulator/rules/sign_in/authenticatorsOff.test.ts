import assert from "node:assert/strict";
import {
  AssociateSoftwareTokenCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { oneTimeCode } from "../../../tests/helpers/oneTimeCode";
import { poolWithTotp, setUpTotp } from "../../../tests/helpers/totpUser";

const notEnabled =
  "SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool";

describeRule("no authenticator apps unless activated", {
  "gives no secret in a pool without them": async (cognito) => {
    const pool = await cognito.createPool();
    await cognito.createUser(pool);
    const { AuthenticationResult } = await cognito.signIn(await cognito.createClient(pool));
    const request = { AccessToken: AuthenticationResult?.AccessToken };
    assert.equal(await refusalOf(cognito.send(new AssociateSoftwareTokenCommand(request))), notEnabled);
  },

  "verifies no code once they are turned off": async (cognito) => {
    const UserPoolId = await poolWithTotp(cognito, "OPTIONAL");
    await cognito.createUser(UserPoolId);
    const { AuthenticationResult } = await cognito.signIn(await cognito.createClient(UserPoolId));
    const { AccessToken } = AuthenticationResult ?? {};
    const app = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: "OFF" }));
    const verification = { AccessToken, UserCode: oneTimeCode(app.SecretCode ?? "") };
    assert.equal(await refusalOf(cognito.send(new VerifySoftwareTokenCommand(verification))), notEnabled);
  },

  "sets one up where they are activated": async (cognito) => {
    const pool = await poolWithTotp(cognito, "OPTIONAL");
    await cognito.createUser(pool);
    const client = await cognito.createClient(pool);
    await setUpTotp(cognito, client);
    assert.equal((await cognito.signIn(client)).ChallengeName, "SOFTWARE_TOKEN_MFA");
  },
});
