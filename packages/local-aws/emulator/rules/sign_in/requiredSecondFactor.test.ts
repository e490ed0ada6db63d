import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  type CreateUserPoolRequest,
  type RecoveryOptionNameType,
  SetUserPoolMfaConfigCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { SmsConfiguration } from "../../../tests/helpers/messages";
import { byApp, byMail, createFactorUser } from "../../../tests/helpers/secondFactors";
import { poolWithTotp, setUpTotp } from "../../../tests/helpers/totpUser";

async function poolWithUser(
  cognito: CognitoUnderTest,
  mode: "ON" | "OPTIONAL",
): Promise<Record<"pool" | "client", string>> {
  const pool = await poolWithTotp(cognito, mode);
  await cognito.createUser(pool);
  return { pool, client: await cognito.createClient(pool) };
}

const setUp = { USER_ID_FOR_SRP: "ada", MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' };

describeRule("required second factor", {
  "asks for the set-up of one before it gives tokens": async (cognito) => {
    const { client } = await poolWithUser(cognito, "ON");
    const answer = await cognito.signIn(client);
    assert.equal(answer.ChallengeName, "MFA_SETUP");
    assert.deepEqual(answer.ChallengeParameters, setUp);
    assert.notEqual(answer.Session, undefined);
    assert.equal(answer.AuthenticationResult, undefined);
  },

  "asks for it where an administrator signs the user in, too": async (cognito) => {
    const { pool, client } = await poolWithUser(cognito, "ON");
    const answer = await cognito.send(
      new AdminInitiateAuthCommand({
        UserPoolId: pool,
        ClientId: client,
        AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: "ada", PASSWORD: password },
      }),
    );
    assert.equal(answer.ChallengeName, "MFA_SETUP");
    assert.deepEqual(answer.ChallengeParameters, setUp);
  },

  "says nothing of authenticator apps where they are off": async (cognito) => {
    const { pool, client } = await poolWithUser(cognito, "ON");
    await cognito.send(
      new SetUserPoolMfaConfigCommand({
        UserPoolId: pool,
        MfaConfiguration: "ON",
        SoftwareTokenMfaConfiguration: { Enabled: false },
        SmsMfaConfiguration: { SmsConfiguration },
      }),
    );
    const { ChallengeParameters } = await cognito.signIn(client);
    assert.equal(ChallengeParameters?.["MFAS_CAN_SETUP"], '["SMS_MFA"]');
  },

  "says nothing of what passwords are recovered by": async (cognito) => {
    const factors = { MfaConfiguration: "ON", ...byMail, ...byApp } as const;
    const factorsFor = async (
      ...recovery: readonly RecoveryOptionNameType[]
    ): Promise<string | undefined> => {
      const { ClientId } = await createFactorUser(cognito, factors, recoveredBy(recovery), () => ({}));
      return (await cognito.signIn(ClientId)).ChallengeParameters?.["MFAS_CAN_SETUP"];
    };
    const byPhone = await factorsFor("verified_phone_number", "verified_email");
    assert.equal(byPhone, '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]');
    assert.equal(await factorsFor("verified_email", "verified_phone_number"), '["SOFTWARE_TOKEN_MFA"]');
  },

  "gives no tokens where there is nothing to set up": async (cognito) => {
    const factors = { MfaConfiguration: "ON", ...byMail } as const;
    const settings = recoveredBy(["verified_email", "verified_phone_number"]);
    const { ClientId } = await createFactorUser(cognito, factors, settings);
    const answer = await cognito.signIn(ClientId);
    assert.equal(answer.ChallengeParameters?.["MFAS_CAN_SETUP"], "[]");
    assert.equal(answer.AuthenticationResult, undefined);
  },

  "asks for nothing where it is optional": async (cognito) => {
    const { client } = await poolWithUser(cognito, "OPTIONAL");
    const { ChallengeName, AuthenticationResult } = await cognito.signIn(client);
    assert.equal(ChallengeName, undefined);
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  },

  "asks a user who has set one up for a code": async (cognito) => {
    const { pool, client } = await poolWithUser(cognito, "OPTIONAL");
    await setUpTotp(cognito, client);
    const required = { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } } as const;
    await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId: pool, ...required }));
    assert.equal((await cognito.signIn(client)).ChallengeName, "SOFTWARE_TOKEN_MFA");
  },
});

function recoveredBy(
  names: readonly RecoveryOptionNameType[],
): Pick<CreateUserPoolRequest, "AccountRecoverySetting"> {
  return {
    AccountRecoverySetting: {
      RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })),
    },
  };
}
