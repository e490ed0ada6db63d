import type { UserPoolClientArgs as UserPoolClientProperties } from "@pulumi/aws/cognito/userPoolClient";
import type * as pulumi from "@pulumi/pulumi";
import * as defaults from "../defaults";
import { RotationFeature, type AppClientArgs, type AuthFlowsArgs } from "./args";
import { rotates } from "./rotation";

/**
 * The properties of the app client. Nearly every setting that has a default is written out: of most that are left out,
 * the provider keeps the old value.
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
    // Only where it is true: to the provider, false is another value than none, and going from one to the other replaces
    // the client. It can't read either, so that a client that is imported has none.
    ...(appClient.generateSecret === true ? { generateSecret: true } : {}),
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

function explicitAuthFlows(appClient: AppClientArgs): string[] {
  const flows: Required<AuthFlowsArgs> = {
    refreshToken: !rotates(appClient),
    ...defaults.authFlows,
    ...appClient.authFlows,
  };
  const isOn = (flow: keyof AuthFlowsArgs): boolean => flows[flow];
  return (["userSrp", "adminUserPassword", "refreshToken", "userPassword", "custom"] as const)
    .filter(isOn)
    .map((flow) => flowNames[flow]);
}

/**
 * Left out for a client on which rotation was never on, of which Cognito reports none. Once it was on, Cognito reports
 * `DISABLED` and 0 seconds when it is off, and only that very block, with the 0, shows no diff
 * (hashicorp/terraform-provider-aws#43531 without the block, #45646 without the 0).
 */
function rotationProperties({ refreshTokenRotation }: AppClientArgs): Partial<UserPoolClientProperties> {
  if (refreshTokenRotation === undefined) return {};
  const { feature = RotationFeature.Enabled } = refreshTokenRotation;
  const { retryGracePeriodSeconds = defaults.retryGracePeriodSeconds } = refreshTokenRotation;
  return { refreshTokenRotation: { feature, retryGracePeriodSeconds } };
}
