import { otherNames } from "../otherNames";
import { type Check, fields } from "../validation/checks";
import { resourceName } from "../validation/formats";
import { input } from "../validation/later";
import { choice, flag, wholeNumber } from "../validation/scalars";
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

/** The range of a duration, and the unit of a bare number in the AWS provider. */
interface DurationRange {
  readonly shortest: DurationArgs;
  readonly longest: DurationArgs;
  readonly providersUnit: TimeUnit;
}

function durationBetween({ shortest, longest, providersUnit }: DurationRange): Check<DurationArgs> {
  const range = `${formatDuration(shortest)} to ${formatDuration(longest)}`;
  const isWithin = (duration: DurationArgs): boolean =>
    inSeconds(duration) >= inSeconds(shortest) && inSeconds(duration) <= inSeconds(longest);
  const fixFor = (given: unknown): string => {
    const meant = { value: Number.isInteger(given) ? Number(given) : 0, unit: providersUnit };
    const { value, unit } = isWithin(meant) ? meant : { value: 60, unit: TimeUnit.Minutes };
    return `write { value: ${value}, unit: "${unit}" }`;
  };
  const checkFields = fields<DurationArgs>(
    {
      value: wholeNumber(1, Number.MAX_SAFE_INTEGER, "a duration is a whole number of its unit"),
      unit: choice(TimeUnit),
    },
    { required: ["value", "unit"], fixFor },
  );
  return (given, path, report) => {
    const { value, unit } = checkFields(given, path, report) ?? {};
    if (value === undefined || unit === undefined) return undefined;
    const duration = { value, unit };
    if (isWithin(duration)) return duration;
    report({
      path,
      value: formatDuration(duration),
      reason: `Cognito allows ${range}`,
      fix: `choose a duration of ${range}`,
    });
    return undefined;
  };
}

const tokenValidity = durationBetween({
  shortest: { value: 5, unit: TimeUnit.Minutes },
  longest: { value: 24, unit: TimeUnit.Hours },
  providersUnit: TimeUnit.Hours,
});
const refreshValidity = durationBetween({
  shortest: { value: 60, unit: TimeUnit.Minutes },
  longest: { value: 3_650, unit: TimeUnit.Days },
  providersUnit: TimeUnit.Days,
});

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
