const process = require("node:process");

// The SDK's advice to leave Node 20 takes time to print, and npm start turns it off, too.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** Creates and reads the pool, the client and the user with the calls that npm start makes for the development stack. */
async function deploy(cognito, user) {
  const UserPoolId = await createPool(cognito);
  const readPool = () =>
    Promise.all([cognito.describeUserPool({ UserPoolId }), cognito.getUserPoolMfaConfig({ UserPoolId })]);
  await readPool();
  const [ClientId] = await Promise.all([
    createClient(cognito, UserPoolId),
    createUser(cognito, UserPoolId, user),
  ]);
  await readPool();
  await Promise.all([
    cognito.describeUserPool({ UserPoolId }),
    cognito.describeUserPoolClient({ UserPoolId, ClientId }),
    cognito.adminGetUser({ UserPoolId, Username: user.name }),
  ]);
  return { UserPoolId, ClientId };
}

async function createPool(cognito) {
  const { UserPool } = await cognito.createUserPool({
    PoolName: "auth-user-pool",
    Policies: {
      PasswordPolicy: {
        MinimumLength: 14,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        PasswordHistorySize: 0,
        TemporaryPasswordValidityDays: 7,
      },
    },
    DeletionProtection: "INACTIVE",
    AutoVerifiedAttributes: ["email"],
    AliasAttributes: ["email"],
    VerificationMessageTemplate: {
      EmailMessage: "Your verification code is {####}.",
      EmailSubject: "Your verification code",
      DefaultEmailOption: "CONFIRM_WITH_CODE",
    },
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
    UserPoolTags: { "pulumi:project": "cognito-auth", "pulumi:stack": "dev" },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: true,
      InviteMessageTemplate: {
        EmailMessage: "Your username is {username} and temporary password is {####}.",
        EmailSubject: "Your temporary password",
      },
    },
    Schema: [
      {
        Name: "email",
        AttributeDataType: "String",
        DeveloperOnlyAttribute: false,
        Mutable: true,
        Required: true,
        StringAttributeConstraints: { MinLength: "0", MaxLength: "2048" },
      },
    ],
    UsernameConfiguration: { CaseSensitive: false },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "verified_email" }] },
    UserPoolTier: "ESSENTIALS",
  });
  const UserPoolId = UserPool.Id;
  await cognito.setUserPoolMfaConfig({
    UserPoolId,
    SoftwareTokenMfaConfiguration: { Enabled: true },
    MfaConfiguration: "OPTIONAL",
  });
  return UserPoolId;
}

async function createClient(cognito, UserPoolId) {
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: "auth-app-client",
    GenerateSecret: false,
    RefreshTokenValidity: 30,
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
    ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    SupportedIdentityProviders: ["COGNITO"],
    AllowedOAuthFlowsUserPoolClient: false,
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
  });
  const ClientId = UserPoolClient.ClientId;
  await cognito.describeUserPoolClient({ UserPoolId, ClientId });
  return ClientId;
}

async function createUser(cognito, UserPoolId, { name, email, temporaryPassword }) {
  await cognito.adminCreateUser({
    UserPoolId,
    Username: name,
    UserAttributes: [
      { Name: "email", Value: email },
      { Name: "email_verified", Value: "true" },
    ],
    TemporaryPassword: temporaryPassword,
    DesiredDeliveryMediums: ["EMAIL"],
  });
  await cognito.adminGetUser({ UserPoolId, Username: name });
}

module.exports = { deploy };
