import assert from "node:assert/strict";
import { attributeChanges, toAdminCreateUserRequest } from "../../../local/provider/resources/user";
import { endpointOf, regionOf } from "../../../local/provider/resources/userPool/arn";
import {
  needsMfaRequest,
  toCreateUserPoolRequest,
  toSetUserPoolMfaConfigRequest,
  toUpdateUserPoolRequest,
} from "../../../local/provider/resources/userPool/requests";
import {
  toCreateUserPoolClientRequest,
  toUpdateUserPoolClientRequest,
} from "../../../local/provider/resources/userPoolClient";

const smsConfiguration = { externalId: "id", snsCallerArn: "arn:aws:iam::000000000000:role/sms" };
const smsConfigurationInApi = { ExternalId: "id", SnsCallerArn: smsConfiguration.snsCallerArn };

const pool = {
  name: "shop",
  aliasAttributes: ["email"],
  usernameConfiguration: { caseSensitive: false },
  schemas: [
    {
      name: "tier",
      attributeDataType: "String",
      mutable: true,
      stringAttributeConstraints: { minLength: "0", maxLength: "10" },
    },
  ],
  tags: { team: "shop" },
  passwordPolicy: { minimumLength: 14, requireSymbols: false },
  signInPolicy: { allowedFirstAuthFactors: ["PASSWORD"] },
  accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
  adminCreateUserConfig: {
    allowAdminCreateUserOnly: true,
    inviteMessageTemplate: { smsMessage: "{username} {####}" },
  },
  emailConfiguration: { fromEmailAddress: "shop@example.com" },
  lambdaConfig: { kmsKeyId: "key", customSmsSender: { lambdaArn: "arn", lambdaVersion: "V1_0" } },
  deletionProtection: "ACTIVE",
  mfaConfiguration: "OPTIONAL",
  softwareTokenMfaConfiguration: { enabled: true },
};

const settings = {
  Policies: {
    PasswordPolicy: { MinimumLength: 14, RequireSymbols: false },
    SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD"] },
  },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] },
  AdminCreateUserConfig: {
    AllowAdminCreateUserOnly: true,
    InviteMessageTemplate: { SMSMessage: "{username} {####}" },
  },
  EmailConfiguration: { From: "shop@example.com" },
  LambdaConfig: { KMSKeyID: "key", CustomSMSSender: { LambdaArn: "arn", LambdaVersion: "V1_0" } },
  DeletionProtection: "ACTIVE",
};

describe("The requests for a user pool", () => {
  it("create it with everything but MFA", () => {
    assert.deepEqual(toCreateUserPoolRequest(pool), {
      PoolName: "shop",
      AliasAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
      Schema: [
        {
          Name: "tier",
          AttributeDataType: "String",
          Mutable: true,
          StringAttributeConstraints: { MinLength: "0", MaxLength: "10" },
        },
      ],
      UserPoolTags: { team: "shop" },
      ...settings,
    });
  });

  it("leave out the policies where there are none", () => {
    assert.deepEqual(toCreateUserPoolRequest({ name: "shop" }), { PoolName: "shop" });
  });

  it("update all settings, and only those", () => {
    assert.deepEqual(toUpdateUserPoolRequest("pool", pool), {
      UserPoolId: "pool",
      MfaConfiguration: "OPTIONAL",
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
      ...settings,
    });
  });

  it("don't reset the attributes that need verification where the program names some", () => {
    const userAttributeUpdateSettings = { attributesRequireVerificationBeforeUpdates: ["email"] };
    assert.deepEqual(
      toUpdateUserPoolRequest("pool", { userAttributeUpdateSettings }).UserAttributeUpdateSettings,
      {
        AttributesRequireVerificationBeforeUpdate: ["email"],
      },
    );
  });

  it("set MFA only where there is some", () => {
    assert.equal(needsMfaRequest({}), false);
    assert.equal(needsMfaRequest({ mfaConfiguration: "OFF" }), false);
    assert.equal(needsMfaRequest({ mfaConfiguration: "ON" }), true);
    assert.equal(needsMfaRequest({ mfaConfiguration: "OFF", webAuthnConfiguration: {} }), true);
  });

  it("set MFA by an app, text message and mail", () => {
    assert.deepEqual(
      toSetUserPoolMfaConfigRequest("pool", {
        ...pool,
        smsConfiguration,
        smsAuthenticationMessage: "{####}",
        emailMfaConfiguration: { subject: "Code" },
      }),
      {
        UserPoolId: "pool",
        MfaConfiguration: "OPTIONAL",
        SoftwareTokenMfaConfiguration: { Enabled: true },
        EmailMfaConfiguration: { Subject: "Code" },
        SmsMfaConfiguration: { SmsConfiguration: smsConfigurationInApi, SmsAuthenticationMessage: "{####}" },
      },
    );
  });

  it("turn MFA off without a word of text messages and mails", () => {
    assert.deepEqual(
      toSetUserPoolMfaConfigRequest("pool", {
        mfaConfiguration: "OFF",
        smsConfiguration,
        emailMfaConfiguration: { subject: "Code" },
      }),
      { UserPoolId: "pool", MfaConfiguration: "OFF" },
    );
  });
});

describe("The endpoint of a user pool", () => {
  for (const [partition, region, domain] of [
    ["aws", "eu-west-1", "amazonaws.com"],
    ["aws-us-gov", "us-gov-west-1", "amazonaws.com"],
    ["aws-cn", "cn-north-1", "amazonaws.com.cn"],
    ["aws-eusc", "eusc-de-east-1", "amazonaws.eu"],
  ] as const) {
    it(`is in ${domain} for the partition ${partition}`, () => {
      const arn = `arn:${partition}:cognito-idp:${region}:000000000000:userpool/${region}_abc`;
      assert.equal(endpointOf(arn), `cognito-idp.${region}.${domain}/${region}_abc`);
      assert.equal(regionOf(arn), region);
    });
  }
});

describe("The requests for an app client", () => {
  const client = {
    userPoolId: "pool",
    name: "web",
    generateSecret: true,
    callbackUrls: ["https://example.com"],
    logoutUrls: ["https://example.com/out"],
    defaultRedirectUri: "https://example.com",
    allowedOauthFlows: ["code"],
    allowedOauthScopes: ["openid"],
    allowedOauthFlowsUserPoolClient: true,
    refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 10 },
    tokenValidityUnits: { accessToken: "minutes" },
  };
  const clientInApi = {
    UserPoolId: "pool",
    ClientName: "web",
    CallbackURLs: ["https://example.com"],
    LogoutURLs: ["https://example.com/out"],
    DefaultRedirectURI: "https://example.com",
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["openid"],
    AllowedOAuthFlowsUserPoolClient: true,
    RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 10 },
    TokenValidityUnits: { AccessToken: "minutes" },
  };

  it("create it", () => {
    assert.deepEqual(toCreateUserPoolClientRequest(client), { ...clientInApi, GenerateSecret: true });
  });

  it("update all of it but its secret", () => {
    assert.deepEqual(toUpdateUserPoolClientRequest("id", client), { ...clientInApi, ClientId: "id" });
  });
});

describe("The requests for a user", () => {
  it("create it with its attributes as a list", () => {
    assert.deepEqual(
      toAdminCreateUserRequest({
        userPoolId: "pool",
        username: "jane",
        attributes: { email: "jane@example.com", tier: "gold", "custom:age": "7" },
        desiredDeliveryMediums: ["EMAIL"],
        messageAction: "SUPPRESS",
        temporaryPassword: "Temporary_1",
        clientMetadata: { a: "b" },
        validationData: { tier: "gold" },
        forceAliasCreation: true,
        enabled: false,
      }),
      {
        UserPoolId: "pool",
        Username: "jane",
        UserAttributes: [
          { Name: "email", Value: "jane@example.com" },
          { Name: "custom:tier", Value: "gold" },
          { Name: "custom:age", Value: "7" },
        ],
        DesiredDeliveryMediums: ["EMAIL"],
        MessageAction: "SUPPRESS",
        TemporaryPassword: "Temporary_1",
        ClientMetadata: { a: "b" },
        ValidationData: [{ Name: "custom:tier", Value: "gold" }],
        ForceAliasCreation: true,
      },
    );
  });

  it("keep its permanent password for a request of its own", () => {
    const request = toAdminCreateUserRequest({
      userPoolId: "pool",
      username: "jane",
      password: "Permanent_1",
    });
    assert.deepEqual(request, { UserPoolId: "pool", Username: "jane" });
  });

  it("change and remove the attributes that differ, but never those that are Cognito's", () => {
    assert.deepEqual(
      attributeChanges(
        { sub: "1", identities: "[]", email: "a@example.com", tier: "gold", nickname: "Jay", name: "Jane" },
        { email: "b@example.com", "custom:tier": "gold", name: "Jane", locale: "en" },
      ),
      {
        update: [
          { Name: "email", Value: "b@example.com" },
          { Name: "locale", Value: "en" },
        ],
        remove: ["nickname"],
      },
    );
  });
});
