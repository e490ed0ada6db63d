import assert from "node:assert/strict";
import type { CognitoAuthArgs } from "../../components";
import { type ComponentOptions, deployComponent, inputsOf, mockPassword, secretValue } from "./deployProgram";

type Inputs = Record<string, unknown>;

/** The inputs of a user pool without any argument. */
export const defaultUserPool = {
  aliasAttributes: ["email"],
  usernameConfiguration: { caseSensitive: false },
  schemas: [
    {
      name: "email",
      attributeDataType: "String",
      developerOnlyAttribute: false,
      mutable: true,
      required: true,
      stringAttributeConstraints: { minLength: "0", maxLength: "2048" },
    },
  ],
  autoVerifiedAttributes: ["email"],
  userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
  accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
  passwordPolicy: {
    minimumLength: 14,
    requireLowercase: true,
    requireUppercase: true,
    requireNumbers: true,
    requireSymbols: true,
    temporaryPasswordValidityDays: 7,
    passwordHistorySize: 0,
  },
  mfaConfiguration: "OPTIONAL",
  softwareTokenMfaConfiguration: { enabled: true },
  adminCreateUserConfig: {
    allowAdminCreateUserOnly: true,
    inviteMessageTemplate: {
      emailSubject: "Your temporary password",
      emailMessage: "Your username is {username} and temporary password is {####}.",
      smsMessage: "Your username is {username} and temporary password is {####}.",
    },
  },
  verificationMessageTemplate: {
    defaultEmailOption: "CONFIRM_WITH_CODE",
    emailSubject: "Your verification code",
    emailMessage: "Your verification code is {####}.",
  },
  emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" },
  userPoolTier: "ESSENTIALS",
  deletionProtection: "ACTIVE",
  tags: { "pulumi:project": "shop", "pulumi:stack": "test" },
};

/** The inputs of an app client without any argument. */
export const defaultAppClient = {
  userPoolId: "auth-user-pool-id",
  explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  accessTokenValidity: 60,
  idTokenValidity: 60,
  refreshTokenValidity: 30,
  tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
  enableTokenRevocation: true,
  preventUserExistenceErrors: "ENABLED",
  authSessionValidity: 3,
  enablePropagateAdditionalUserContextData: false,
  supportedIdentityProviders: ["COGNITO"],
  allowedOauthFlowsUserPoolClient: false,
};

/** The inputs of a temporary password in a pool without any argument. */
export const defaultPassword = {
  length: 20,
  lower: true,
  upper: true,
  numeric: true,
  special: true,
  minLower: 1,
  minUpper: 1,
  minNumeric: 1,
  minSpecial: 1,
  overrideSpecial: "_",
};

/** A test user with nothing but what is required. */
export const jane = { username: "jane", email: "jane@example.com" };

/** The inputs of that test user. */
export const defaultTestUser = {
  userPoolId: "auth-user-pool-id",
  username: "jane",
  attributes: { email: "jane@example.com", email_verified: "true" },
  desiredDeliveryMediums: ["EMAIL"],
  temporaryPassword: secretValue(mockPassword),
};

/** The inputs of every resource of a component without any argument. */
export const defaultInputs: Record<string, Inputs> = {
  auth: {},
  "auth-user-pool": defaultUserPool,
  "auth-app-client": defaultAppClient,
};

/** The inputs of every resource of a component with that test user and nothing else. */
export const defaultInputsWithTestUser: Record<string, Inputs> = {
  ...defaultInputs,
  "auth-test-user-password-1": defaultPassword,
  "auth-test-user": defaultTestUser,
};

/** The outputs for Amplify of a component without any argument but the pool's MFA. */
export function defaultAmplifyOutputs({ mfaConfiguration = "OPTIONAL", region = "eu-west-1" } = {}): string {
  return JSON.stringify({
    version: "1.5",
    auth: {
      aws_region: region,
      user_pool_id: "auth-user-pool-id",
      user_pool_client_id: "auth-app-client-id",
      password_policy: {
        min_length: 14,
        require_lowercase: true,
        require_numbers: true,
        require_symbols: true,
        require_uppercase: true,
      },
      standard_required_attributes: ["email"],
      username_attributes: ["username", "email"],
      user_verification_types: ["email"],
      unauthenticated_identities_enabled: false,
      mfa_configuration: mfaConfiguration,
      mfa_methods: ["TOTP"],
    },
    custom: { self_sign_up: false },
  });
}

/** What differs from the default in the inputs of a resource; undefined is for an input that isn't there. */
export type Changes = Record<string, Inputs>;

/** Checks that these arguments change the inputs of the resources in this way, and in no other. */
export async function assertInputs(
  args: CognitoAuthArgs,
  changes: Changes,
  options?: ComponentOptions,
): Promise<void> {
  const defaults = args.testUser === undefined ? defaultInputs : defaultInputsWithTestUser;
  const expected = Object.entries(defaults).map(([name, inputs]) => {
    const changed = Object.entries({ ...inputs, ...changes[name] }).filter(
      ([, value]) => value !== undefined,
    );
    return [name, Object.fromEntries(changed)] as const;
  });
  assert.deepEqual(inputsOf(await deployComponent(args, options)), Object.fromEntries(expected));
}
