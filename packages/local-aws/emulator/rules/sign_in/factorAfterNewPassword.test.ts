import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, password } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { oneTimeCode } from "../../../tests/helpers/oneTimeCode";
import { poolWithTotp, setUpTotp } from "../../../tests/helpers/totpUser";

const ChallengeResponses = { USERNAME: "ada", NEW_PASSWORD: otherPassword };
const answer = { ChallengeName: "NEW_PASSWORD_REQUIRED", ChallengeResponses } as const;

async function chooseFirstPassword(
  cognito: CognitoUnderTest,
  ClientId: string,
): Promise<RespondToAuthChallengeCommandOutput> {
  const { Session } = await cognito.signIn(ClientId);
  return cognito.send(new RespondToAuthChallengeCommand({ ClientId, Session, ...answer }));
}

describeRule("second factor after a new password", {
  "asks for the set-up of a required factor, and gives no tokens": async (cognito) => {
    const pool = await poolWithTotp(cognito, "ON");
    await cognito.createUser(pool, { isTemporary: true });
    const next = await chooseFirstPassword(cognito, await cognito.createClient(pool));
    assert.equal(next.ChallengeName, "MFA_SETUP");
    assert.equal(next.AuthenticationResult, undefined);
  },

  "asks for it where an administrator signs the user in, too": async (cognito) => {
    const UserPoolId = await poolWithTotp(cognito, "ON");
    await cognito.createUser(UserPoolId, { isTemporary: true });
    const client = { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
    const AuthParameters = { USERNAME: "ada", PASSWORD: password };
    const flow = { AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters } as const;
    const { Session } = await cognito.send(new AdminInitiateAuthCommand({ ...client, ...flow }));
    const next = await cognito.send(
      new AdminRespondToAuthChallengeCommand({ ...client, Session, ...answer }),
    );
    assert.equal(next.ChallengeName, "MFA_SETUP");
    assert.equal(next.AuthenticationResult, undefined);
  },

  "asks for the code of a factor that the user has already": async (cognito) => {
    const UserPoolId = await poolWithTotp(cognito, "OPTIONAL");
    await cognito.createUser(UserPoolId);
    const ClientId = await cognito.createClient(UserPoolId);
    const secret = await setUpTotp(cognito, ClientId);
    const temporary = { UserPoolId, Username: "ada", Password: password, Permanent: false };
    await cognito.send(new AdminSetUserPasswordCommand(temporary));
    const { ChallengeName, Session } = await chooseFirstPassword(cognito, ClientId);
    assert.equal(ChallengeName, "SOFTWARE_TOKEN_MFA");
    const code = { USERNAME: "ada", SOFTWARE_TOKEN_MFA_CODE: oneTimeCode(secret) };
    const { AuthenticationResult } = await cognito.send(
      new RespondToAuthChallengeCommand({ ClientId, Session, ChallengeName, ChallengeResponses: code }),
    );
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  },

  "gives tokens at once where the user has no factor and needs none": async (cognito) => {
    const pool = await poolWithTotp(cognito, "OPTIONAL");
    await cognito.createUser(pool, { isTemporary: true });
    const { AuthenticationResult } = await chooseFirstPassword(cognito, await cognito.createClient(pool));
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  },
});
