import { otherNames } from "../otherNames";
import { type Check, fields } from "../validation/checks";
import { resourceName } from "../validation/formats";
import { input } from "../validation/later";
import { choice, flag, wholeNumber } from "../validation/values";
import {
  type AppClientArgs,
  type AuthFlowsArgs,
  type DurationArgs,
  type RefreshTokenRotationArgs,
  RotationFeature,
  TimeUnit,
} from "./args";
import { formatDuration, inSeconds } from "./duration";

const checkAuthFlows: Check<AuthFlowsArgs> = fields<AuthFlowsArgs>({
  userSrp: flag,
  adminUserPassword: flag,
  refreshToken: flag,
  userPassword: flag,
  custom: flag,
});

const checkDurationFields = fields<DurationArgs>(
  {
    value: wholeNumber(1, Number.MAX_SAFE_INTEGER, "a duration is a whole number of its unit"),
    unit: choice(TimeUnit),
  },
  { required: ["value", "unit"], fixFor: () => `write { value: 60, unit: "${TimeUnit.Minutes}" }` },
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

const checkRotation: Check<RefreshTokenRotationArgs> = fields<RefreshTokenRotationArgs>({
  feature: choice(RotationFeature),
  retryGracePeriodSeconds: wholeNumber(0, 60, "Cognito allows a grace period of 0 to 60 seconds"),
});

/** Checks the arguments of the app client, each by itself. */
export const checkAppClient: Check<AppClientArgs> = fields<AppClientArgs>(
  {
    name: input(resourceName),
    authFlows: checkAuthFlows,
    accessTokenValidity: tokenValidity,
    idTokenValidity: tokenValidity,
    refreshTokenValidity: refreshValidity,
    refreshTokenRotation: checkRotation,
    tokenRevocation: input(flag),
    generateSecret: flag,
  },
  { refused: otherNames.resources },
);
