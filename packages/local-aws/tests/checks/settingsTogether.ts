import {
  type CreateUserPoolCommandInput,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { api, assertRefused, documented, guide, type Subject } from "./check";
import { poolSettings } from "./settings";

type Pool = Partial<CreateUserPoolCommandInput>;
type Mfa = Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">;

const { AccountRecoverySetting, EmailConfiguration, SmsConfiguration } = poolSettings;
const byApp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
const byText = { SmsMfaConfiguration: { SmsConfiguration } };
const byMail = { EmailMfaConfiguration: { Message: "code {####}", Subject: "code" } };
const recoveryByEmail = { RecoveryMechanisms: [{ Priority: 1, Name: "verified_email" as const }] };

function firstFactors(factor: "EMAIL_OTP" | "SMS_OTP" | "WEB_AUTHN"): Pool {
  return { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", factor] } } };
}

/** Sets the second factors of a new pool. */
async function setMfa({ createPool, send }: CognitoUnderTest, mfa: Mfa, pool: Pool = {}): Promise<void> {
  await send(new SetUserPoolMfaConfigCommand({ UserPoolId: await createPool(pool), ...mfa }));
}

/** Asserts that a pool can't be created with settings, nor get them by an update. */
async function assertRefusedAtBoth({ createPool, send }: CognitoUnderTest, settings: Pool): Promise<void> {
  await assertRefused("InvalidParameterException", createPool(settings));
  const update = new UpdateUserPoolCommand({ UserPoolId: await createPool(), ...settings });
  await assertRefused("InvalidParameterException", send(update));
}

/** Creates a pool with settings, and gives them to another one by an update. */
async function acceptAtBoth({ createPool, send }: CognitoUnderTest, settings: Pool): Promise<void> {
  await createPool(settings);
  await send(new UpdateUserPoolCommand({ UserPoolId: await createPool(), ...settings }));
}

export const settingsTogether: Subject = {
  title: "Which settings of a user pool go together",
  checks: {
    "A pool can't have both aliases and username attributes": documented(
      guide("user-pool-settings-attributes"),
      async ({ createPool }) => {
        const aliases: Pool = { AliasAttributes: ["email"] };
        const both: Pool = { ...aliases, UsernameAttributes: ["email"] };
        await assertRefused("InvalidParameterException", createPool(both));
        await createPool(aliases);
      },
    ),

    "A schema has standard attributes of their type, each attribute once, and limits in their order":
      documented(api("SchemaAttributeType"), async ({ createPool }) => {
        const tier = { Name: "tier", AttributeDataType: "String" as const };
        const limited = { ...tier, StringAttributeConstraints: { MinLength: "9", MaxLength: "8" } };
        const email = { Name: "email", AttributeDataType: "Number" as const };
        for (const Schema of [[email], [tier, tier], [limited]]) {
          await assertRefused("InvalidParameterException", createPool({ Schema }));
        }
        await createPool({ Schema: [tier, { ...email, AttributeDataType: "String" }] });
      }),

    "An attribute is verified before updates only where the pool verifies it": documented(
      api("UserAttributeUpdateSettingsType"),
      async (cognito) => {
        const UserAttributeUpdateSettings: Pool["UserAttributeUpdateSettings"] = {
          AttributesRequireVerificationBeforeUpdate: ["email"],
        };
        await assertRefusedAtBoth(cognito, { UserAttributeUpdateSettings });
        await acceptAtBoth(cognito, { UserAttributeUpdateSettings, AutoVerifiedAttributes: ["email"] });
      },
    ),

    "Phone numbers are verified only where text messages can be sent": documented(
      guide("user-pool-settings-email-phone-verification"),
      async (cognito) => {
        const AutoVerifiedAttributes: Pool["AutoVerifiedAttributes"] = ["phone_number"];
        await assertRefusedAtBoth(cognito, { AutoVerifiedAttributes });
        await acceptAtBoth(cognito, { AutoVerifiedAttributes, SmsConfiguration });
      },
    ),

    "A sender of one's own needs the ARN of its identity": documented(
      api("EmailConfigurationType"),
      async (cognito) => {
        await assertRefusedAtBoth(cognito, { EmailConfiguration: { EmailSendingAccount: "DEVELOPER" } });
        await acceptAtBoth(cognito, { EmailConfiguration });
      },
    ),

    "Recovery by administrators stands alone, and each way has a priority of its own": documented(
      api("RecoveryOptionType"),
      async (cognito) => {
        const withEmail = (Name: "admin_only" | "verified_phone_number", Priority: number): Pool => ({
          AccountRecoverySetting: {
            RecoveryMechanisms: [...recoveryByEmail.RecoveryMechanisms, { Name, Priority }],
          },
        });
        await assertRefusedAtBoth(cognito, withEmail("admin_only", 2));
        await assertRefusedAtBoth(cognito, withEmail("verified_phone_number", 1));
        await acceptAtBoth(cognito, withEmail("verified_phone_number", 2));
      },
    ),

    "Users can always sign in by a password": documented(api("SignInPolicyType"), async (cognito) => {
      const SignInPolicy: NonNullable<Pool["Policies"]>["SignInPolicy"] = {
        AllowedFirstAuthFactors: ["EMAIL_OTP"],
      };
      await assertRefusedAtBoth(cognito, { Policies: { SignInPolicy } });
      await acceptAtBoth(cognito, firstFactors("EMAIL_OTP"));
    }),

    "A new pool has MFA only with text messages": documented(
      api("CreateUserPool"),
      async ({ createPool }) => {
        const optional: Pool = { MfaConfiguration: "OPTIONAL" };
        await assertRefused("InvalidParameterException", createPool(optional));
        await createPool({ ...optional, SmsConfiguration });
      },
    ),

    "An update can't require MFA": documented(api("UpdateUserPool"), async ({ createPool, send }) => {
      const UserPoolId = await createPool();
      const update = (MfaConfiguration: "OFF" | "ON"): Promise<unknown> =>
        send(new UpdateUserPoolCommand({ UserPoolId, MfaConfiguration }));
      await assertRefused("InvalidParameterException", update("ON"));
      await update("OFF");
    }),

    "MFA needs a factor, and no factor is set while it is off": documented(
      api("SetUserPoolMfaConfig"),
      async (cognito) => {
        const refuse = (mfa: Mfa): Promise<void> =>
          assertRefused("InvalidParameterException", setMfa(cognito, mfa));
        await refuse({ MfaConfiguration: "OPTIONAL" });
        await refuse({ MfaConfiguration: "OFF", SoftwareTokenMfaConfiguration: { Enabled: false } });
        await setMfa(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
        await setMfa(cognito, { MfaConfiguration: "OFF" });
      },
    ),

    "MFA isn't required where users can sign in by a one-time code": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const policy = firstFactors("EMAIL_OTP");
        const required = setMfa(cognito, { MfaConfiguration: "ON", ...byApp }, policy);
        await assertRefused("InvalidParameterException", required);
        await setMfa(cognito, { MfaConfiguration: "OPTIONAL", ...byApp }, policy);
      },
    ),

    "MFA isn't required where users can sign in by a passkey that is a single factor": documented(
      api("WebAuthnConfigurationType"),
      async (cognito) => {
        const policy = firstFactors("WEB_AUTHN");
        const required = { MfaConfiguration: "ON", ...byApp } as const;
        await assertRefused("InvalidParameterException", setMfa(cognito, required, policy));
        const FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION";
        await setMfa(cognito, { ...required, WebAuthnConfiguration: { FactorConfiguration } }, policy);
      },
    ),

    "Users don't recover by the phone that is a required factor": documented(
      api("CreateUserPool"),
      async (cognito) => {
        const required = { MfaConfiguration: "ON", ...byText } as const;
        const byPhone = setMfa(cognito, required, { AccountRecoverySetting });
        await assertRefused("InvalidParameterException", byPhone);
        await setMfa(cognito, required, { AccountRecoverySetting: recoveryByEmail });
      },
    ),

    "Mails are a factor where the pool has a sender of its own, and another plan than Lite": documented(
      guide("user-pool-email"),
      async (cognito) => {
        const mfa = { MfaConfiguration: "OPTIONAL", ...byMail } as const;
        await assertRefused("InvalidParameterException", setMfa(cognito, mfa));
        const lite: Pool = { EmailConfiguration, UserPoolTier: "LITE" };
        await assertRefused("FeatureUnavailableInTierException", setMfa(cognito, mfa, lite));
        await setMfa(cognito, mfa, { EmailConfiguration });
      },
    ),

    "Mails are a factor where users recover not only by email": documented(
      api("CreateUserPool"),
      async (cognito) => {
        const mfa = { MfaConfiguration: "OPTIONAL", ...byMail } as const;
        const onlyByEmail: Pool = { EmailConfiguration, AccountRecoverySetting: recoveryByEmail };
        await assertRefused("InvalidParameterException", setMfa(cognito, mfa, onlyByEmail));
        await setMfa(cognito, mfa, { EmailConfiguration, AccountRecoverySetting });
      },
    ),
  },
};
