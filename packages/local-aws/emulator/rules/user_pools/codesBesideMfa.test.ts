import assert from "node:assert/strict";
import {
  type AuthFactorType,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { SmsConfiguration } from "../../../tests/helpers/messages";
import { poolWithTotp } from "../../../tests/helpers/totpUser";

const refusal =
  "InvalidParameterException: Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled";

function policies(factor: AuthFactorType): {
  readonly SignInPolicy: { readonly AllowedFirstAuthFactors: AuthFactorType[] };
} {
  return { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", factor] } };
}

async function setMfa(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  MfaConfiguration: "ON" | "OPTIONAL",
): Promise<void> {
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  await send(
    new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration, SoftwareTokenMfaConfiguration }),
  );
}

describeRule("no one-time codes as first factors where MFA is required", {
  "refuses to require MFA where users can sign in by a one-time code": async (cognito) => {
    for (const factor of ["EMAIL_OTP", "SMS_OTP"] as const) {
      const pool = await cognito.createPool({ Policies: policies(factor), SmsConfiguration });
      assert.equal(await refusalOf(setMfa(cognito, pool, "ON")), refusal);
    }
  },

  "refuses such a code where MFA is required": async (cognito) => {
    const UserPoolId = await poolWithTotp(cognito, "ON");
    const MfaConfiguration = "ON";
    const update = { UserPoolId, MfaConfiguration, Policies: policies("EMAIL_OTP") } as const;
    assert.equal(await refusalOf(cognito.send(new UpdateUserPoolCommand(update))), refusal);
    const pool = { MfaConfiguration, Policies: policies("SMS_OTP"), SmsConfiguration } as const;
    assert.equal(await refusalOf(cognito.createPool(pool)), refusal);
  },

  "allows both where MFA is optional, or turned off": async (cognito) => {
    await setMfa(cognito, await cognito.createPool({ Policies: policies("EMAIL_OTP") }), "OPTIONAL");
    const UserPoolId = await poolWithTotp(cognito, "ON");
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId, Policies: policies("EMAIL_OTP") }));
  },
});
