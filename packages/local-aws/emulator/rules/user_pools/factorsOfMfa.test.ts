import assert from "node:assert/strict";
import {
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { SmsConfiguration } from "../../../tests/helpers/messages";

type Factors = Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">;

const refusal =
  "InvalidParameterException: Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.";

async function setFactors({ send }: CognitoUnderTest, UserPoolId: string, factors: Factors): Promise<void> {
  await send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
}

const on: Factors = { MfaConfiguration: "ON" };
const app = { SoftwareTokenMfaConfiguration: { Enabled: true } };

describeRule("a factor for MFA", {
  "refuses MFA without a factor, required or optional": async (cognito) => {
    const pool = await cognito.createPool();
    for (const MfaConfiguration of ["ON", "OPTIONAL"] as const) {
      assert.equal(await refusalOf(setFactors(cognito, pool, { MfaConfiguration })), refusal);
    }
  },

  "refuses it with passkeys only, or with an authenticator app that is off": async (cognito) => {
    const pool = await cognito.createPool();
    const off = { ...on, SoftwareTokenMfaConfiguration: { Enabled: false } };
    assert.equal(await refusalOf(setFactors(cognito, pool, off)), refusal);
    const passkeys = { ...on, WebAuthnConfiguration: { RelyingPartyId: "shop.example.com" } };
    assert.equal(await refusalOf(setFactors(cognito, pool, passkeys)), refusal);
  },

  "refuses it where only an earlier request had the factor": async (cognito) => {
    const pool = await cognito.createPool();
    await setFactors(cognito, pool, { MfaConfiguration: "OPTIONAL", ...app });
    assert.equal(await refusalOf(setFactors(cognito, pool, on)), refusal);
  },

  "refuses text messages that the pool can't send": async (cognito) => {
    const pool = await cognito.createPool();
    assert.equal(await refusalOf(setFactors(cognito, pool, { ...on, SmsMfaConfiguration: {} })), refusal);
  },

  "allows an authenticator app, mails, or text messages": async (cognito) => {
    const SourceArn = "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com";
    const EmailConfiguration = { EmailSendingAccount: "DEVELOPER", SourceArn } as const;
    const pool = await cognito.createPool({ EmailConfiguration });
    await setFactors(cognito, pool, { ...on, ...app });
    await setFactors(cognito, pool, { ...on, EmailMfaConfiguration: {} });
    await setFactors(cognito, pool, { ...on, SmsMfaConfiguration: { SmsConfiguration } });
    const withMessages = await cognito.createPool({ SmsConfiguration });
    await setFactors(cognito, withMessages, { ...on, SmsMfaConfiguration: {} });
  },
});
