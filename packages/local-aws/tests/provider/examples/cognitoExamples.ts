import { identityTypes } from "../identityPoolFixtures";
import { types } from "../providerUnderTest";
import type { Examples, Make } from "./example";

const group = "aws:cognito/userGroup:UserGroup";

async function poolId(make: Make): Promise<string> {
  return (await make(types.pool)).id;
}

/** Examples of what hangs on a user pool or an identity pool. */
export const cognitoRows: Examples = {
  [group]: {
    inputs: async (make) => ({
      description: "Who works here",
      name: "staff",
      precedence: 1,
      userPoolId: await poolId(make),
    }),
    change: { description: "Others", precedence: 2 },
  },
  "aws:cognito/userInGroup:UserInGroup": {
    inputs: async (make) => {
      const userPoolId = await poolId(make);
      const user = await make(types.user, { userPoolId });
      const staff = await make(group, { userPoolId });
      await make(group, { name: "guests", userPoolId });
      return { groupName: staff.inputs["name"], userPoolId, username: user.inputs["username"] };
    },
    change: { groupName: "guests" },
    replaces: ["groupName"],
  },
  "aws:cognito/resourceServer:ResourceServer": {
    inputs: async (make) => ({
      identifier: "https://api.example.com",
      name: "api",
      scopes: [{ scopeDescription: "Reads", scopeName: "read" }],
      userPoolId: await poolId(make),
    }),
    change: { name: "API", scopes: [{ scopeDescription: "Writes", scopeName: "write" }] },
  },
  "aws:cognito/identityProvider:IdentityProvider": {
    inputs: async (make) => ({
      attributeMapping: { email: "email" },
      idpIdentifiers: ["example.com"],
      providerDetails: {
        attributes_request_method: "GET",
        authorize_scopes: "openid",
        client_id: "a",
        client_secret: "b",
        oidc_issuer: "https://login.example.com",
      },
      providerName: "Corporate",
      providerType: "OIDC",
      userPoolId: await poolId(make),
    }),
    change: { attributeMapping: { email: "mail" }, idpIdentifiers: ["example.org"] },
  },
  "aws:cognito/userPoolDomain:UserPoolDomain": {
    inputs: async (make) => ({
      domain: "shop-sign-in",
      managedLoginVersion: 1,
      userPoolId: await poolId(make),
    }),
    change: { managedLoginVersion: 2 },
  },
  "aws:cognito/managedLoginBranding:ManagedLoginBranding": {
    inputs: async (make) => {
      const client = await make(types.client);
      return { clientId: client.id, useCognitoProvidedValues: true, userPoolId: client.inputs["userPoolId"] };
    },
    change: { settings: "{}", useCognitoProvidedValues: null },
  },
  "aws:cognito/userPoolUICustomization:UserPoolUICustomization": {
    inputs: async (make) => {
      const domain = await make("aws:cognito/userPoolDomain:UserPoolDomain", { domain: "shop-style" });
      return { css: ".label-customizable {font-weight: 400;}", userPoolId: domain.inputs["userPoolId"] };
    },
    change: { css: ".label-customizable {font-weight: 700;}" },
    staysBecause: "the local AWS keeps one without a style",
  },
  "aws:cognito/riskConfiguration:RiskConfiguration": {
    inputs: async (make) => ({
      compromisedCredentialsRiskConfiguration: {
        actions: { eventAction: "BLOCK" },
        eventFilters: ["SIGN_IN"],
      },
      userPoolId: await poolId(make),
    }),
    change: { riskExceptionConfiguration: { skippedIpRangeLists: ["10.0.0.0/8"] } },
    lacks: "all",
  },
  "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration": {
    inputs: async (make) => ({
      logConfigurations: [
        {
          cloudWatchLogsConfiguration: { logGroupArn: "arn:aws:logs:eu-west-1:000000000000:log-group:a" },
          eventSource: "userNotification",
          logLevel: "ERROR",
        },
      ],
      userPoolId: await poolId(make),
    }),
    change: {
      logConfigurations: [
        {
          eventSource: "userAuthEvents",
          logLevel: "INFO",
          s3Configuration: { bucketArn: "arn:aws:s3:::logs" },
        },
      ],
    },
    lacks: "all",
  },
  "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag": {
    inputs: async (make) => ({
      identityPoolId: (await make(identityTypes.identityPool)).id,
      identityProviderName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aBcDeFgHi",
      principalTags: { team: "custom:team" },
      useDefaults: false,
    }),
    change: { principalTags: { email: "email" } },
    staysBecause: "a provider of an identity pool always has tags, if only the default ones",
  },
};
