import assert from "node:assert/strict";
import {
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  UpdateUserPoolCommand,
  type UpdateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { poolWithTotp } from "../../../tests/helpers/totpUser";

const atFactors =
  "InvalidParameterException: WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.";
const atMfa =
  "InvalidParameterException: Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor";

const Policies: NonNullable<UpdateUserPoolCommandInput["Policies"]> = {
  SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
};
const forMfa = { FactorConfiguration: "MULTI_FACTOR_WITH_USER_VERIFICATION" } as const;

async function setMfa(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  settings: Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">,
): Promise<void> {
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  await send(new SetUserPoolMfaConfigCommand({ UserPoolId, SoftwareTokenMfaConfiguration, ...settings }));
}

describeRule("passkeys where MFA is required", {
  "refuses to require MFA where users can sign in by a passkey only": async (cognito) => {
    const pool = await cognito.createPool({ Policies });
    for (const WebAuthnConfiguration of [undefined, {}, { UserVerification: "required" } as const]) {
      const required = setMfa(cognito, pool, { MfaConfiguration: "ON", WebAuthnConfiguration });
      assert.equal(await refusalOf(required), atMfa);
    }
  },

  "refuses passkeys where MFA is required": async (cognito) => {
    const UserPoolId = await poolWithTotp(cognito, "ON");
    const update = new UpdateUserPoolCommand({ UserPoolId, MfaConfiguration: "ON", Policies });
    assert.equal(await refusalOf(cognito.send(update)), atFactors);
  },

  "allows both where passkeys satisfy MFA": async (cognito) => {
    const UserPoolId = await cognito.createPool({ Policies });
    await setMfa(cognito, UserPoolId, { MfaConfiguration: "ON", WebAuthnConfiguration: forMfa });
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId, MfaConfiguration: "ON", Policies }));
  },

  "allows both where MFA is optional": async (cognito) => {
    await setMfa(cognito, await cognito.createPool({ Policies }), { MfaConfiguration: "OPTIONAL" });
  },
});
