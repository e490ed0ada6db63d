import * as defaults from "../defaults";
import { choice, fields, flag, input, wholeNumber, type Check } from "../validation/checks";
import { resourceName } from "../validation/formats";
import type { Report } from "../validation/problem";
import {
  RotationFeature,
  TimeUnit,
  type AppClientArgs,
  type AuthFlowsArgs,
  type DurationArgs,
  type RefreshTokenRotationArgs,
} from "./args";
import { formatDuration, inSeconds } from "./duration";
import { rotates } from "./rotation";

const checkAuthFlows: Check<AuthFlowsArgs> = fields<AuthFlowsArgs>({
  userSrp: flag,
  adminUserPassword: flag,
  refreshToken: flag,
  userPassword: flag,
  custom: flag,
});

const checkDurationFields = fields<DurationArgs>(
  {
    value: wholeNumber(1, Number.MAX_SAFE_INTEGER, "a validity is a whole number of its unit"),
    unit: choice(TimeUnit),
  },
  { required: ["value", "unit"] },
);

function durationBetween(shortest: DurationArgs, longest: DurationArgs): Check<DurationArgs> {
  const range = `${formatDuration(shortest)} to ${formatDuration(longest)}`;
  return (given, path, report) => {
    const { value, unit } = checkDurationFields(given, path, report) ?? {};
    if (value === undefined || unit === undefined) return undefined;
    const duration = { value, unit };
    const seconds = inSeconds(duration);
    if (seconds >= inSeconds(shortest) && seconds <= inSeconds(longest)) return duration;
    report({
      path,
      value: formatDuration(duration),
      reason: `Cognito allows ${range}`,
      fix: `choose a duration of ${range}`,
    });
    return undefined;
  };
}

const tokenValidity = durationBetween(
  { value: 5, unit: TimeUnit.Minutes },
  { value: 24, unit: TimeUnit.Hours },
);
const refreshValidity = durationBetween(
  { value: 60, unit: TimeUnit.Minutes },
  { value: 3_650, unit: TimeUnit.Days },
);

const checkRotationFields: Check<RefreshTokenRotationArgs> = fields<RefreshTokenRotationArgs>({
  feature: choice(RotationFeature),
  retryGracePeriodSeconds: wholeNumber(0, 60, "Cognito allows a grace period of 0 to 60 seconds"),
});

const checkRotation: Check<RefreshTokenRotationArgs> = (value, path, report) => {
  const rotation = checkRotationFields(value, path, report);
  if (rotation?.feature !== RotationFeature.Disabled) return rotation;
  const { retryGracePeriodSeconds = 0 } = rotation;
  if (retryGracePeriodSeconds === 0) return rotation;
  report({
    path: `${path}.retryGracePeriodSeconds`,
    value: String(retryGracePeriodSeconds),
    reason: "rotation is disabled, so there is no old token that could still work",
    fix: "leave it out",
  });
  return undefined;
};

const checkFields: Check<AppClientArgs> = fields<AppClientArgs>({
  name: input(resourceName),
  authFlows: checkAuthFlows,
  accessTokenValidity: tokenValidity,
  idTokenValidity: tokenValidity,
  refreshTokenValidity: refreshValidity,
  refreshTokenRotation: checkRotation,
  tokenRevocation: input(flag),
  generateSecret: flag,
});

/** Checks the arguments of the app client, each by itself and against one another. */
export const checkAppClient: Check<AppClientArgs> = (value, path, report) => {
  const appClient = checkFields(value, path, report);
  if (appClient === undefined) return undefined;
  requireSignInFlow(appClient, path, report);
  refuseRefreshFlowWithRotation(appClient, path, report);
  refuseTokensThatOutliveTheRefreshToken(appClient, path, report);
  return appClient;
};

function requireSignInFlow({ authFlows }: AppClientArgs, path: string, report: Report): void {
  const { userSrp, adminUserPassword, userPassword, custom } = { ...defaults.authFlows, ...authFlows };
  if (userSrp || adminUserPassword || userPassword || custom) return;
  report({
    path: `${path}.authFlows`,
    reason: "every sign-in flow is off, so nobody could sign in",
    fix: `turn one on, such as \`${path}.authFlows.userSrp\``,
  });
}

function refuseRefreshFlowWithRotation(appClient: AppClientArgs, path: string, report: Report): void {
  if (!rotates(appClient) || appClient.authFlows?.refreshToken !== true) return;
  report({
    path: `${path}.authFlows.refreshToken`,
    value: "true",
    reason: `\`${path}.refreshTokenRotation\` replaces this flow, and Cognito refuses both together`,
    fix: `leave out this or \`${path}.refreshTokenRotation\``,
  });
}

function refuseTokensThatOutliveTheRefreshToken(
  appClient: AppClientArgs,
  path: string,
  report: Report,
): void {
  const refreshToken = appClient.refreshTokenValidity ?? defaults.refreshTokenValidity;
  for (const token of ["accessTokenValidity", "idTokenValidity"] as const) {
    const validity = appClient[token] ?? defaults[token];
    if (inSeconds(validity) <= inSeconds(refreshToken)) continue;
    report({
      path: `${path}.${token}`,
      value: formatDuration(validity),
      reason: `it outlives the refresh token, which is valid for ${formatDuration(refreshToken)}`,
      fix: `shorten it, or lengthen \`${path}.refreshTokenValidity\``,
    });
  }
}
