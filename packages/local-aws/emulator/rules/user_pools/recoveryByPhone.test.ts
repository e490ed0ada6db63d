import assert from "node:assert/strict";
import {
  type RecoveryOptionNameType,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { SmsConfiguration } from "../../../tests/helpers/messages";

const refusal =
  "InvalidParameterException: Invalid account recovery setting parameter. Account Recovery Setting cannot use verified_phone_number as a recovery mechanism when SMS MFA is configured.";

function recovery(...names: RecoveryOptionNameType[]): {
  readonly AccountRecoverySetting: {
    readonly RecoveryMechanisms: { readonly Name: RecoveryOptionNameType; readonly Priority: number }[];
  };
} {
  const RecoveryMechanisms = names.map((Name, index) => ({ Name, Priority: index + 1 }));
  return { AccountRecoverySetting: { RecoveryMechanisms } };
}

const byPhone = recovery("verified_email", "verified_phone_number");

async function setMfa(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  MfaConfiguration: "ON" | "OPTIONAL",
): Promise<void> {
  const SmsMfaConfiguration = { SmsConfiguration };
  await send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration, SmsMfaConfiguration }));
}

describeRule("no recovery by phone where it is a required factor", {
  "refuses to require text messages where users recover by phone": async (cognito) => {
    const both = await cognito.createPool(byPhone);
    assert.equal(await refusalOf(setMfa(cognito, both, "ON")), refusal);
    const only = await cognito.createPool(recovery("verified_phone_number"));
    assert.equal(await refusalOf(setMfa(cognito, only, "ON")), refusal);
  },

  "refuses recovery by phone where text messages are required": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    await setMfa(cognito, UserPoolId, "ON");
    const update = new UpdateUserPoolCommand({ UserPoolId, MfaConfiguration: "ON", ...byPhone });
    assert.equal(await refusalOf(cognito.send(update)), refusal);
  },

  "allows recovery by email, and a pool without the setting": async (cognito) => {
    await setMfa(cognito, await cognito.createPool(recovery("verified_email")), "ON");
    await setMfa(cognito, await cognito.createPool(), "ON");
  },

  "allows recovery by phone where text messages are optional, or no factor": async (cognito) => {
    const UserPoolId = await cognito.createPool(byPhone);
    await setMfa(cognito, UserPoolId, "OPTIONAL");
    const app = { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } } as const;
    const other = await cognito.createPool(byPhone);
    await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId: other, ...app }));
  },
});
