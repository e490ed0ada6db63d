import { User } from "@pulumi/aws/cognito/user";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";

class Group extends pulumi.ComponentResource {
  finish(outputs: pulumi.Inputs): void {
    this.registerOutputs(outputs);
  }
}

/** The resources of one CognitoAuth with a test user, written by hand, and their outputs. */
export function createByHand(name: string): pulumi.Inputs {
  const parent = new Group("bench:index:Group", name);
  const pool = new UserPool(
    `${name}-user-pool`,
    {
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
      tags: { "pulumi:project": pulumi.getProject(), "pulumi:stack": pulumi.getStack() },
    },
    { parent },
  );
  const client = new UserPoolClient(
    `${name}-app-client`,
    {
      userPoolId: pool.id,
      explicitAuthFlows: [
        "ALLOW_USER_SRP_AUTH",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
      ],
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
    },
    { parent },
  );
  const password = new RandomPassword(
    `${name}-test-user-password-1`,
    {
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
    },
    { parent },
  );
  const user = new User(
    `${name}-test-user`,
    {
      userPoolId: pool.id,
      username: "jane",
      attributes: { email: "jane@example.com", email_verified: "true" },
      desiredDeliveryMediums: ["EMAIL"],
      temporaryPassword: password.result,
    },
    { parent },
  );
  const outputs = {
    userPoolId: pool.id,
    userPoolArn: pool.arn,
    userPoolProviderName: pool.endpoint,
    userPoolIssuer: pulumi.interpolate`https://${pool.endpoint}`,
    appClientId: client.id,
    region: pool.region,
    testUsername: user.username,
    testUserTemporaryPassword: pulumi.secret(password.result),
  };
  parent.finish(outputs);
  return outputs;
}
