import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";

const role = "arn:aws:iam::000000000000:role/sms";
const trigger = "arn:aws:lambda:us-east-1:000000000000:function:trigger";
const sender = { LambdaVersion: "V1_0", LambdaArn: trigger } as const;

/** Every setting of a user pool that an update can change, each with another value than its default. */
export const poolSettings = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 12,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: false,
      PasswordHistorySize: 5,
      TemporaryPasswordValidityDays: 3,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"] },
  },
  DeletionProtection: "ACTIVE",
  LambdaConfig: {
    PreSignUp: trigger,
    CustomMessage: trigger,
    PostConfirmation: trigger,
    PreAuthentication: trigger,
    PostAuthentication: trigger,
    DefineAuthChallenge: trigger,
    CreateAuthChallenge: trigger,
    VerifyAuthChallengeResponse: trigger,
    UserMigration: trigger,
    PreTokenGeneration: trigger,
    PreTokenGenerationConfig: { LambdaVersion: "V2_0", LambdaArn: trigger },
    CustomSMSSender: sender,
    CustomEmailSender: sender,
    KMSKeyID: "arn:aws:kms:us-east-1:000000000000:key/11111111-1111-1111-1111-111111111111",
  },
  AutoVerifiedAttributes: ["email", "phone_number"],
  VerificationMessageTemplate: {
    SmsMessage: "text {####}",
    EmailSubject: "subject",
    EmailMessageByLink: "{##link##}",
    EmailSubjectByLink: "subject of the link",
    DefaultEmailOption: "CONFIRM_WITH_LINK",
  },
  SmsAuthenticationMessage: "sign in {####}",
  MfaConfiguration: "OPTIONAL",
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email", "phone_number"] },
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
  EmailConfiguration: {
    SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com",
    ReplyToEmailAddress: "reply@example.com",
    EmailSendingAccount: "DEVELOPER",
    From: "Shop <shop@example.com>",
    ConfigurationSet: "set",
  },
  SmsConfiguration: { SnsCallerArn: role, ExternalId: "pool", SnsRegion: "us-east-1" },
  AdminCreateUserConfig: {
    AllowAdminCreateUserOnly: true,
    InviteMessageTemplate: {
      SMSMessage: "{username} {####}",
      EmailMessage: "welcome {username} {####}",
      EmailSubject: "invitation",
    },
  },
  UserPoolAddOns: {
    AdvancedSecurityMode: "ENFORCED",
    AdvancedSecurityAdditionalFlows: { CustomAuthMode: "AUDIT" },
  },
  AccountRecoverySetting: {
    RecoveryMechanisms: [
      { Priority: 1, Name: "verified_email" },
      { Priority: 2, Name: "verified_phone_number" },
    ],
  },
  UserPoolTier: "PLUS",
} satisfies Partial<CreateUserPoolCommandInput>;

/** Every setting of an app client, each with another value than its default. */
export const clientSettings = {
  RefreshTokenValidity: 10,
  AccessTokenValidity: 15,
  IdTokenValidity: 20,
  TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
  ReadAttributes: ["email", "name"],
  WriteAttributes: ["name"],
  ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  SupportedIdentityProviders: ["COGNITO"],
  CallbackURLs: ["https://shop.example.com/callback", "shop://callback"],
  LogoutURLs: ["https://shop.example.com/"],
  DefaultRedirectURI: "https://shop.example.com/callback",
  AllowedOAuthFlows: ["code", "implicit"],
  AllowedOAuthScopes: ["openid", "email", "profile", "aws.cognito.signin.user.admin"],
  AllowedOAuthFlowsUserPoolClient: true,
  PreventUserExistenceErrors: "ENABLED",
  EnableTokenRevocation: false,
  EnablePropagateAdditionalUserContextData: true,
  AuthSessionValidity: 7,
} satisfies Partial<CreateUserPoolClientCommandInput>;
