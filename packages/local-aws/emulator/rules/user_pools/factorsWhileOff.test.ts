import assert from "node:assert/strict";
import {
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { SmsConfiguration } from "../../../tests/helpers/messages";

type Factors = Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">;

async function setFactors({ createPool, send }: CognitoUnderTest, factors: Factors): Promise<void> {
  await send(new SetUserPoolMfaConfigCommand({ UserPoolId: await createPool(), ...factors }));
}

const refusal =
  "InvalidParameterException: Invalid MFA configuration given, can't turn off MFA and configure an MFA together.";

const factors: Readonly<Record<string, Factors>> = {
  "an authenticator app": { SoftwareTokenMfaConfiguration: { Enabled: true } },
  "an authenticator app that is off": { SoftwareTokenMfaConfiguration: { Enabled: false } },
  "text messages": { SmsMfaConfiguration: { SmsConfiguration } },
  mails: { EmailMfaConfiguration: { Message: "Your code is {####}", Subject: "Your code" } },
};

describeRule("no settings of factors while MFA is off", {
  ...Object.fromEntries(
    Object.entries(factors).map(([name, settings]) => [
      `refuses settings of ${name}`,
      async (cognito: CognitoUnderTest) => {
        const refused = setFactors(cognito, { MfaConfiguration: "OFF", ...settings });
        assert.equal(await refusalOf(refused), refusal);
      },
    ]),
  ),

  "allows settings of passkeys, which are no factor of MFA": async (cognito) => {
    const WebAuthnConfiguration = { RelyingPartyId: "shop.example.com" };
    await setFactors(cognito, { MfaConfiguration: "OFF", WebAuthnConfiguration });
  },

  "allows MFA to be off, and to have a factor where it is optional": async (cognito) => {
    await setFactors(cognito, { MfaConfiguration: "OFF" });
    await setFactors(cognito, {
      MfaConfiguration: "OPTIONAL",
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
  },
});
