import type { UserPoolClientArgs as UserPoolClientProperties } from "@pulumi/aws/cognito/userPoolClient";
import type * as pulumi from "@pulumi/pulumi";
import * as defaults from "../defaults";
import type { AppClientArgs, AuthFlowsArgs } from "./args";

/**
 * The properties of the app client. Every setting that has a default is written out: what is left out, the provider
 * keeps as it was.
 */
export function appClientProperties(
  appClient: AppClientArgs,
  userPoolId: pulumi.Input<string>,
): UserPoolClientProperties {
  const accessToken = appClient.accessTokenValidity ?? defaults.accessTokenValidity;
  const idToken = appClient.idTokenValidity ?? defaults.idTokenValidity;
  const refreshToken = appClient.refreshTokenValidity ?? defaults.refreshTokenValidity;
  return {
    userPoolId,
    ...(appClient.name === undefined ? {} : { name: appClient.name }),
    explicitAuthFlows: explicitAuthFlows(appClient),
    accessTokenValidity: accessToken.value,
    idTokenValidity: idToken.value,
    refreshTokenValidity: refreshToken.value,
    tokenValidityUnits: {
      accessToken: accessToken.unit,
      idToken: idToken.unit,
      refreshToken: refreshToken.unit,
    },
    ...rotationProperties(appClient),
    enableTokenRevocation: appClient.tokenRevocation ?? defaults.tokenRevocation,
    generateSecret: appClient.generateSecret ?? defaults.generateSecret,
    preventUserExistenceErrors: "ENABLED",
    authSessionValidity: defaults.authSessionValidityMinutes,
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

function explicitAuthFlows({ authFlows, refreshTokenRotation }: AppClientArgs): string[] {
  const flows: Required<AuthFlowsArgs> = {
    refreshToken: refreshTokenRotation === undefined,
    ...defaults.authFlows,
    ...authFlows,
  };
  const isOn = (flow: keyof AuthFlowsArgs): boolean => flows[flow];
  return (["userSrp", "adminUserPassword", "refreshToken", "userPassword", "custom"] as const)
    .filter(isOn)
    .map((flow) => flowNames[flow]);
}

// Never sent as DISABLED: the provider fails on turning rotation off, so off is the same as never mentioned.
function rotationProperties({ refreshTokenRotation }: AppClientArgs): Partial<UserPoolClientProperties> {
  if (refreshTokenRotation === undefined) return {};
  const { retryGracePeriodSeconds = defaults.retryGracePeriodSeconds } = refreshTokenRotation;
  return { refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds } };
}
