import { identityTypes } from "../identityPoolFixtures";
import { types } from "../providerUnderTest";
import { type Examples, within } from "./example";

/** Examples of what Cognito has. */
export const cognito: Examples = {
  [types.pool]: {
    inputs: () => ({
      aliasAttributes: ["email"],
      autoVerifiedAttributes: ["email"],
      deletionProtection: "INACTIVE",
      deviceConfiguration: { challengeRequiredOnNewDevice: true },
      mfaConfiguration: "OPTIONAL",
      name: "shop",
      passwordPolicy: { minimumLength: 14, requireLowercase: true, temporaryPasswordValidityDays: 1 },
      schemas: [{ name: "tier", attributeDataType: "String", mutable: true }],
      softwareTokenMfaConfiguration: { enabled: true },
      tags: { stage: "test", team: "shop" },
    }),
    change: {
      autoVerifiedAttributes: null,
      deviceConfiguration: null,
      mfaConfiguration: "ON",
      name: "store",
      passwordPolicy: { minimumLength: 16, requireLowercase: true, temporaryPasswordValidityDays: 1 },
      tags: { team: "web" },
    },
  },
  [types.client]: {
    inputs: async (make) => ({
      accessTokenValidity: 30,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      generateSecret: true,
      name: "web",
      tokenValidityUnits: { accessToken: "minutes", idToken: "hours", refreshToken: "days" },
      userPoolId: (await make(types.pool)).id,
    }),
    change: { accessTokenValidity: 2, name: "app", tokenValidityUnits: { accessToken: "hours" } },
    importId: within("userPoolId"),
    unreadable: ["generateSecret"],
  },
  [types.user]: {
    inputs: async (make) => ({
      attributes: { email: "jane@example.com", nickname: "Jay", tier: "gold" },
      enabled: false,
      messageAction: "SUPPRESS",
      temporaryPassword: "Temporary_Pass_1",
      userPoolId: (await make(types.pool)).id,
      username: "jane",
    }),
    change: { attributes: { email: "jane@example.org", tier: "gold" }, enabled: true },
    unreadable: ["messageAction", "temporaryPassword"],
  },
  [identityTypes.identityPool]: {
    inputs: () => ({
      allowClassicFlow: true,
      allowUnauthenticatedIdentities: true,
      cognitoIdentityProviders: [
        {
          clientId: "client",
          providerName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
          serverSideTokenCheck: true,
        },
      ],
      developerProviderName: "login.shop",
      identityPoolName: "shoppers",
      openidConnectProviderArns: ["arn:aws:iam::000000000000:oidc-provider/example.com"],
      samlProviderArns: ["arn:aws:iam::000000000000:saml-provider/example"],
      supportedLoginProviders: { "graph.facebook.com": "123" },
      tags: { stage: "test", team: "shop" },
    }),
    change: {
      allowClassicFlow: false,
      allowUnauthenticatedIdentities: false,
      cognitoIdentityProviders: null,
      openidConnectProviderArns: null,
      samlProviderArns: null,
      supportedLoginProviders: null,
      tags: { team: "web" },
    },
  },
  [identityTypes.attachment]: {
    inputs: async (make) => ({
      identityPoolId: (await make(identityTypes.identityPool)).id,
      roleMappings: [
        {
          ambiguousRoleResolution: "Deny",
          identityProvider: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc:client",
          mappingRules: [
            {
              claim: "cognito:groups",
              matchType: "Contains",
              roleArn: "arn:aws:iam::000000000000:role/staff",
              value: "staff",
            },
          ],
          type: "Rules",
        },
      ],
      roles: { authenticated: "arn:aws:iam::000000000000:role/shoppers" },
    }),
    change: { roleMappings: null },
    staysBecause: "a pool always has roles, if only none",
  },
};
