import assert from "node:assert/strict";
import {
  type CreateUserPoolCommandInput,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const EmailConfiguration = {
  EmailSendingAccount: "DEVELOPER",
  SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com",
} as const;

const plan = "The following features need to be disabled for the LITE pricing tier configured: Email MFA";
const sender =
  "InvalidParameterException: Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.";

async function poolWithEmailMfa(
  { createPool, send }: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput>,
): Promise<string> {
  const UserPoolId = await createPool(settings);
  const factors = { MfaConfiguration: "OPTIONAL", EmailMfaConfiguration: {} } as const;
  await send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
  return UserPoolId;
}

describeRule("plan and sender of email MFA", {
  "refuses mails as a factor where Amazon Cognito sends them itself": async (cognito) => {
    assert.equal(await refusalOf(poolWithEmailMfa(cognito, {})), sender);
    const ofCognito = { EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" } } as const;
    assert.equal(await refusalOf(poolWithEmailMfa(cognito, ofCognito)), sender);
  },

  "refuses them in the plan Lite": async (cognito) => {
    const lite = poolWithEmailMfa(cognito, { EmailConfiguration, UserPoolTier: "LITE" });
    assert.equal(await refusalOf(lite), `FeatureUnavailableInTierException: ${plan}`);
  },

  "refuses a change to the plan Lite while they are a factor": async (cognito) => {
    const UserPoolId = await poolWithEmailMfa(cognito, { EmailConfiguration });
    const lite = { UserPoolId, EmailConfiguration, UserPoolTier: "LITE" } as const;
    const kept = new UpdateUserPoolCommand({ ...lite, MfaConfiguration: "OPTIONAL" });
    assert.equal(await refusalOf(cognito.send(kept)), `TierChangeNotAllowedException: ${plan}`);
    await cognito.send(new UpdateUserPoolCommand({ ...lite, MfaConfiguration: "OFF" }));
  },

  "allows them in other plans, by the pool's own sender": async (cognito) => {
    for (const UserPoolTier of ["ESSENTIALS", "PLUS"] as const) {
      await poolWithEmailMfa(cognito, { EmailConfiguration, UserPoolTier });
    }
  },
});
