import type { UserPoolClientArgs as UserPoolClientProperties } from "@pulumi/aws/cognito/userPoolClient";
import type * as pulumi from "@pulumi/pulumi";
import type { AuthFlowsArgs } from "./args";
import { cognitoName } from "./attributeRights";
import type { SettledAppClient, SettledOAuth } from "./settled";

/**
 * The properties of the app client. Nearly every setting is written out: of most that are left out, the provider keeps
 * the old value.
 */
export function appClientProperties(
  appClient: SettledAppClient,
  userPoolId: pulumi.Input<string>,
): UserPoolClientProperties {
  const { accessTokenValidity, idTokenValidity, refreshTokenValidity } = appClient;
  return {
    userPoolId,
    ...(appClient.name === undefined ? {} : { name: appClient.name }),
    explicitAuthFlows: explicitAuthFlows(appClient),
    accessTokenValidity: accessTokenValidity.value,
    idTokenValidity: idTokenValidity.value,
    refreshTokenValidity: refreshTokenValidity.value,
    tokenValidityUnits: {
      accessToken: accessTokenValidity.unit,
      idToken: idTokenValidity.unit,
      refreshToken: refreshTokenValidity.unit,
    },
    ...rotationProperties(appClient),
    enableTokenRevocation: appClient.tokenRevocation,
    // Only where it is true: the provider distinguishes false from none, and a change from one to the other replaces
    // the client. It can't read either, so an imported client has none.
    ...(appClient.generateSecret ? { generateSecret: true } : {}),
    preventUserExistenceErrors: "ENABLED",
    authSessionValidity: appClient.authSessionValidityMinutes,
    enablePropagateAdditionalUserContextData: appClient.propagateUserContext,
    supportedIdentityProviders: appClient.identityProviders.map(
      (provider) => providerNames[provider] ?? provider,
    ),
    readAttributes: appClient.readAttributes.map(cognitoName),
    writeAttributes: appClient.writeAttributes.map(cognitoName),
    ...oauthProperties(appClient),
  };
}

/** What Cognito calls the identity providers. */
const providerNames: Readonly<Record<string, string>> = { cognito: "COGNITO" };

/** What no client has without `oauth` and `machineToMachine`; written out, or a client would keep what it once had. */
const withoutOAuth = {
  allowedOauthFlowsUserPoolClient: false,
  allowedOauthFlows: [],
  allowedOauthScopes: [],
  callbackUrls: [],
  logoutUrls: [],
} satisfies Partial<UserPoolClientProperties>;

function oauthProperties({ oauth, machineToMachine }: SettledAppClient): Partial<UserPoolClientProperties> {
  if (machineToMachine !== undefined) {
    return {
      ...withoutOAuth,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["client_credentials"],
      allowedOauthScopes: machineToMachine.scopes,
    };
  }
  if (oauth === undefined) return withoutOAuth;
  return {
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: oauthFlows(oauth),
    allowedOauthScopes: oauth.scopes,
    callbackUrls: oauth.callbackUrls,
    logoutUrls: oauth.logoutUrls,
    // The AWS provider can't take it away again, so that it is never written out as empty.
    ...(oauth.defaultRedirectUrl === undefined ? {} : { defaultRedirectUri: oauth.defaultRedirectUrl }),
  };
}

function oauthFlows({ code, implicit }: SettledOAuth): string[] {
  return [...(code ? ["code"] : []), ...(implicit ? ["implicit"] : [])];
}

const flowNames: Record<keyof AuthFlowsArgs, string> = {
  userSrp: "ALLOW_USER_SRP_AUTH",
  adminUserPassword: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  refreshToken: "ALLOW_REFRESH_TOKEN_AUTH",
  userPassword: "ALLOW_USER_PASSWORD_AUTH",
  custom: "ALLOW_CUSTOM_AUTH",
  userAuth: "ALLOW_USER_AUTH",
};

function explicitAuthFlows({ authFlows }: SettledAppClient): string[] {
  const flows = Object.entries(flowNames) as [keyof AuthFlowsArgs, string][];
  return flows.filter(([flow]) => authFlows[flow]).map(([, name]) => name);
}

/**
 * Left out for a client on which rotation was never on, of which Cognito reports none. Once it was on, Cognito reports
 * `DISABLED` and 0 seconds when it is off, and only that very block, with the 0, shows no diff
 * (hashicorp/terraform-provider-aws#43531 without the block, #45646 without the 0).
 */
function rotationProperties({ refreshTokenRotation }: SettledAppClient): Partial<UserPoolClientProperties> {
  return refreshTokenRotation === undefined ? {} : { refreshTokenRotation };
}
