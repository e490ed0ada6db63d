import assert from "node:assert/strict";
import {
  AddCustomAttributesCommand,
  type CreateUserPoolCommandInput,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  ListTagsForResourceCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolCommand,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { api, assertHas, assertRefused, documented, guide, type Subject } from "./check";
import { poolSettings } from "./settings";

async function describe({ send }: CognitoUnderTest, UserPoolId: string): Promise<UserPoolType> {
  const { UserPool } = await send(new DescribeUserPoolCommand({ UserPoolId }));
  return UserPool ?? assert.fail("There is no pool.");
}

async function poolWith(
  cognito: CognitoUnderTest,
  settings?: Partial<CreateUserPoolCommandInput>,
): Promise<UserPoolType> {
  return describe(cognito, await cognito.createPool(settings));
}

/** What a pool has after an update that says nothing. */
async function updatedPool(cognito: CognitoUnderTest): Promise<UserPoolType> {
  const UserPoolId = await cognito.createPool(poolSettings);
  await cognito.send(new UpdateUserPoolCommand({ UserPoolId }));
  return describe(cognito, UserPoolId);
}

const standardAttributes = [
  ...["address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "locale"],
  ...["middle_name", "name", "nickname", "phone_number", "phone_number_verified", "picture"],
  ...["preferred_username", "profile", "sub", "updated_at", "website", "zoneinfo"],
];

const SmsConfiguration = poolSettings.SmsConfiguration;

export const userPools: Subject = {
  title: "User pools",
  checks: {
    "A pool keeps all settings that it is created with": documented(
      api("CreateUserPool"),
      async (cognito) => {
        assertHas(await poolWith(cognito, poolSettings), poolSettings);
      },
    ),

    "A pool keeps how users sign in: aliases, and whether case matters": documented(
      api("CreateUserPool"),
      async (cognito) => {
        const settings: Partial<CreateUserPoolCommandInput> = {
          AliasAttributes: ["email", "preferred_username"],
          UsernameConfiguration: { CaseSensitive: false },
        };
        assertHas(await poolWith(cognito, settings), settings);
        const byEmail: Partial<CreateUserPoolCommandInput> = { UsernameAttributes: ["email"] };
        assertHas(await poolWith(cognito, byEmail), byEmail);
      },
    ),

    "A pool keeps its attributes with their constraints": documented(
      api("SchemaAttributeType"),
      async (cognito) => {
        const text = { MinLength: "2", MaxLength: "10" };
        const number = { MinValue: "1", MaxValue: "9" };
        const { SchemaAttributes = [] } = await poolWith(cognito, {
          Schema: [
            { Name: "tenant", AttributeDataType: "String", Mutable: false, StringAttributeConstraints: text },
            { Name: "level", AttributeDataType: "Number", Mutable: true, NumberAttributeConstraints: number },
            { Name: "email", AttributeDataType: "String", Mutable: true, Required: true },
          ],
        });
        const attribute = (name: string): unknown => SchemaAttributes.find(({ Name }) => Name === name);
        assertHas(attribute("custom:tenant"), { Mutable: false, StringAttributeConstraints: text });
        assertHas(attribute("custom:level"), { Mutable: true, NumberAttributeConstraints: number });
        assertHas(attribute("email"), { Required: true, Mutable: true });
      },
    ),

    "A pool without settings has the plan Essentials, and neither MFA nor deletion protection": documented(
      api("CreateUserPool"),
      async (cognito) => {
        assertHas(await poolWith(cognito), {
          UserPoolTier: "ESSENTIALS",
          MfaConfiguration: "OFF",
          DeletionProtection: "INACTIVE",
        });
      },
    ),

    "A pool without settings has a password policy: 8 characters of all kinds, valid 7 days if temporary":
      documented(guide("managing-users-passwords"), async (cognito) => {
        assertHas((await poolWith(cognito)).Policies?.PasswordPolicy, {
          MinimumLength: 8,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
          TemporaryPasswordValidityDays: 7,
        });
      }),

    "A pool without settings lets users sign in by password only": documented(
      api("SignInPolicyType"),
      async (cognito) => {
        const { Policies } = await poolWith(cognito);
        assert.deepEqual(Policies?.SignInPolicy?.AllowedFirstAuthFactors, ["PASSWORD"]);
      },
    ),

    "A pool without settings of text messages has none": documented(api("UserPoolType"), async (cognito) => {
      assert.equal((await poolWith(cognito)).SmsConfiguration, undefined);
    }),

    "A pool without settings has the standard attributes": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const names = (await poolWith(cognito)).SchemaAttributes?.map(({ Name }) => Name) ?? [];
        const missing = standardAttributes.filter((name) => !names.includes(name));
        assert.deepEqual(missing, []);
      },
    ),

    "An update changes all settings that it has": documented(api("UpdateUserPool"), async (cognito) => {
      const UserPoolId = await cognito.createPool();
      await cognito.send(new UpdateUserPoolCommand({ UserPoolId, ...poolSettings }));
      assertHas(await describe(cognito, UserPoolId), poolSettings);
    }),

    "An update renames the pool": documented(api("UpdateUserPool"), async (cognito) => {
      const UserPoolId = await cognito.createPool({ PoolName: "before" });
      await cognito.send(new UpdateUserPoolCommand({ UserPoolId, PoolName: "after" }));
      assert.equal((await describe(cognito, UserPoolId)).Name, "after");
    }),

    "An update turns deletion protection and devices off if it leaves them out": documented(
      api("UpdateUserPool"),
      async (cognito) => {
        const pool = await updatedPool(cognito);
        assertHas(pool, { DeletionProtection: "INACTIVE" });
        assert.equal(pool.DeviceConfiguration, undefined);
      },
    ),

    "An update turns MFA off if it leaves it out": documented(api("UpdateUserPool"), async (cognito) => {
      assertHas(await updatedPool(cognito), { MfaConfiguration: "OFF" });
    }),

    "An update removes the triggers if it leaves them out": documented(
      api("UpdateUserPool"),
      async (cognito) => {
        assert.deepEqual((await updatedPool(cognito)).LambdaConfig ?? {}, {});
      },
    ),

    "An update removes the settings of mail and text messages if it leaves them out": documented(
      api("UpdateUserPool"),
      async (cognito) => {
        const { EmailConfiguration, SmsConfiguration: sms } = await updatedPool(cognito);
        assert.deepEqual(EmailConfiguration?.EmailSendingAccount, "COGNITO_DEFAULT");
        assert.equal(sms, undefined);
      },
    ),

    "An update allows users to sign up themselves if it leaves that out": documented(
      api("UpdateUserPool"),
      async (cognito) => {
        assertHas((await updatedPool(cognito)).AdminCreateUserConfig, { AllowAdminCreateUserOnly: false });
      },
    ),

    "An update sets the password policy to its default if it leaves it out": documented(
      api("UpdateUserPool"),
      async (cognito) => {
        const { Policies } = await updatedPool(cognito);
        assert.deepEqual(Policies?.PasswordPolicy?.MinimumLength, 8);
        assert.deepEqual(Policies.PasswordPolicy.PasswordHistorySize ?? 0, 0);
      },
    ),

    "An attribute can be added, and only once": documented(api("AddCustomAttributes"), async (cognito) => {
      const UserPoolId = await cognito.createPool();
      const add = new AddCustomAttributesCommand({
        UserPoolId,
        CustomAttributes: [{ Name: "tenant", AttributeDataType: "String", Mutable: true }],
      });
      await cognito.send(add);
      const { SchemaAttributes = [] } = await describe(cognito, UserPoolId);
      assert.ok(SchemaAttributes.some(({ Name }) => Name === "custom:tenant"));
      await assertRefused("InvalidParameterException", cognito.send(add));
    }),

    "A pool keeps the second factors that it is given: authenticator app, text message, mail": documented(
      api("SetUserPoolMfaConfig"),
      async (cognito) => {
        const { EmailConfiguration } = poolSettings;
        const UserPoolId = await cognito.createPool({ EmailConfiguration });
        const factors = {
          MfaConfiguration: "OPTIONAL",
          SoftwareTokenMfaConfiguration: { Enabled: true },
          SmsMfaConfiguration: { SmsAuthenticationMessage: "sign in {####}", SmsConfiguration },
          EmailMfaConfiguration: { Message: "sign in {####}", Subject: "code" },
        } as const;
        await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
        assertHas(await cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId })), factors);
        assert.equal((await describe(cognito, UserPoolId)).MfaConfiguration, "OPTIONAL");
      },
    ),

    "A pool that turns MFA off has no second factors": documented(api("UserPoolType"), async (cognito) => {
      const UserPoolId = await cognito.createPool();
      const turn = async (
        settings: Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">,
      ): Promise<unknown> => {
        await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...settings }));
        const config = await cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
        return config.SoftwareTokenMfaConfiguration?.Enabled ?? false;
      };
      const SoftwareTokenMfaConfiguration = { Enabled: true };
      const on = await turn({ MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration });
      assert.deepEqual([on, await turn({ MfaConfiguration: "OFF" })], [true, false]);
    }),

    "A pool keeps its settings of passkeys": documented(api("WebAuthnConfigurationType"), async (cognito) => {
      const UserPoolId = await cognito.createPool();
      const WebAuthnConfiguration = {
        RelyingPartyId: "shop.example.com",
        UserVerification: "required",
      } as const;
      await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, WebAuthnConfiguration }));
      const config = await cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
      assertHas(config.WebAuthnConfiguration, WebAuthnConfiguration);
    }),

    "A pool with deletion protection can't be deleted": documented(api("UpdateUserPool"), async (cognito) => {
      const UserPoolId = await cognito.createPool({ DeletionProtection: "ACTIVE" });
      const command = new DeleteUserPoolCommand({ UserPoolId });
      await assertRefused("InvalidParameterException", cognito.send(command));
      await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: "INACTIVE" }));
      await cognito.send(command);
    }),

    "A pool has tags, which can be added and removed": documented(api("TagResource"), async (cognito) => {
      const { Arn: ResourceArn } = await poolWith(cognito, { UserPoolTags: { stage: "test" } });
      await cognito.send(new TagResourceCommand({ ResourceArn, Tags: { team: "shop" } }));
      await cognito.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["stage"] }));
      const { Tags } = await cognito.send(new ListTagsForResourceCommand({ ResourceArn }));
      assert.deepEqual(Tags, { team: "shop" });
    }),

    "The plan Lite has no one-time codes as first factor": documented(
      guide("feature-plans-features-essentials"),
      async ({ createPool }) => {
        const SignInPolicy = { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } as const;
        const Policies = {
          SignInPolicy: { AllowedFirstAuthFactors: [...SignInPolicy.AllowedFirstAuthFactors] },
        };
        await assertRefused(
          "FeatureUnavailableInTierException",
          createPool({ UserPoolTier: "LITE", Policies }),
        );
        await createPool({ UserPoolTier: "ESSENTIALS", Policies });
      },
    ),

    "The plan Essentials has no threat protection": documented(
      guide("feature-plans-features-plus"),
      async ({ createPool }) => {
        const UserPoolAddOns = { AdvancedSecurityMode: "ENFORCED" } as const;
        await assertRefused(
          "FeatureUnavailableInTierException",
          createPool({ UserPoolTier: "ESSENTIALS", UserPoolAddOns }),
        );
        await createPool({ UserPoolTier: "PLUS", UserPoolAddOns });
      },
    ),

    "A custom attribute can't be required": documented(
      guide("user-pool-settings-attributes"),
      async ({ createPool }) => {
        const poolWhere = (Required: boolean): Promise<string> =>
          createPool({ Schema: [{ Name: "tenant", AttributeDataType: "String", Required }] });
        await assertRefused("InvalidParameterException", poolWhere(true));
        await poolWhere(false);
      },
    ),
  },
};
