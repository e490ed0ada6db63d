import type { UserPoolClientArgs as UserPoolClientProperties } from "@pulumi/aws/cognito/userPoolClient";
import type * as pulumi from "@pulumi/pulumi";
import type { AuthFlowsArgs } from "./args";
import type { SettledAppClient } from "./settled";

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
    // Only where it is true: to the provider, false is another value than none, and going from one to the other replaces
    // the client. It can't read either, so that a client that is imported has none.
    ...(appClient.generateSecret ? { generateSecret: true } : {}),
    preventUserExistenceErrors: "ENABLED",
    authSessionValidity: authSessionValidityMinutes,
    enablePropagateAdditionalUserContextData: false,
    supportedIdentityProviders: ["COGNITO"],
    allowedOauthFlowsUserPoolClient: false,
  };
}

const flowNames: Record<keyof AuthFlowsArgs, string> = {
  userSrp: "ALLOW_USER_SRP_AUTH",
  adminUserPassword: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  refreshToken: "ALLOW_REFRESH_TOKEN_AUTH",
  userPassword: "ALLOW_USER_PASSWORD_AUTH",
  custom: "ALLOW_CUSTOM_AUTH",
};

/** The shortest that Cognito allows for answering a challenge, and what it gives a new client. */
const authSessionValidityMinutes = 3;

function explicitAuthFlows({ authFlows }: SettledAppClient): string[] {
  return (["userSrp", "adminUserPassword", "refreshToken", "userPassword", "custom"] as const)
    .filter((flow) => authFlows[flow])
    .map((flow) => flowNames[flow]);
}

/**
 * Left out for a client on which rotation was never on, of which Cognito reports none. Once it was on, Cognito reports
 * `DISABLED` and 0 seconds when it is off, and only that very block, with the 0, shows no diff
 * (hashicorp/terraform-provider-aws#43531 without the block, #45646 without the 0).
 */
function rotationProperties({ refreshTokenRotation }: SettledAppClient): Partial<UserPoolClientProperties> {
  return refreshTokenRotation === undefined ? {} : { refreshTokenRotation };
}
