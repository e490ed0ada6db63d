import assert from "node:assert/strict";
import {
  type CreateUserPoolCommandInput,
  SetUserPoolMfaConfigCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const EmailConfiguration = {
  EmailSendingAccount: "DEVELOPER",
  SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com",
} as const;

const refusal =
  "InvalidParameterException: Cannot set EmailMfaConfiguration when user pool AccountRecoverySetting is not set or contains only verified_email in RecoveryMechanisms.";

async function setEmailMfa(
  { createPool, send }: CognitoUnderTest,
  AccountRecoverySetting: CreateUserPoolCommandInput["AccountRecoverySetting"],
): Promise<void> {
  const UserPoolId = await createPool({ EmailConfiguration, AccountRecoverySetting });
  const factors = { MfaConfiguration: "OPTIONAL", EmailMfaConfiguration: {} } as const;
  await send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
}

describeRule("another recovery than by email beside email MFA", {
  "refuses mails as a factor where users recover by email only": async (cognito) => {
    const byEmail = { RecoveryMechanisms: [{ Name: "verified_email" as const, Priority: 1 }] };
    assert.equal(await refusalOf(setEmailMfa(cognito, byEmail)), refusal);
  },

  "allows them where users recover by phone, too, or not by themselves": async (cognito) => {
    const byEmail = { Name: "verified_email", Priority: 1 } as const;
    const byPhone = { Name: "verified_phone_number", Priority: 2 } as const;
    await setEmailMfa(cognito, { RecoveryMechanisms: [byEmail, byPhone] });
    await setEmailMfa(cognito, { RecoveryMechanisms: [{ Name: "admin_only", Priority: 1 }] });
  },

  "allows them where the pool was made without a setting": async (cognito) => {
    await setEmailMfa(cognito, undefined);
  },
});
