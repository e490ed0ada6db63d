import { checkBranding } from "../branding/validation";
import { otherNames } from "../otherNames";
import { mostSchemas } from "../userPool/customAttributes";
import { type Check, fields, mapOf } from "../validation/checks";
import { resourceName, standardAttributes } from "../validation/formats";
import { resourceKey } from "../validation/keys";
import { input } from "../validation/later";
import { listOf } from "../validation/lists";
import { changing, type Report } from "../validation/problemReport";
import { anyString, choice, flag, wholeNumber } from "../validation/scalars";
import { join } from "../validation/shown";
import {
  type AppClientArgs,
  type AuthFlowsArgs,
  type DurationArgs,
  type RefreshTokenRotationArgs,
  RotationFeature,
  TimeUnit,
} from "./args";
import { formatDuration, inSeconds } from "./duration";
import { mostClients, mostFurtherClients } from "./limits";
import { checkMachineToMachine, checkOAuth } from "./oauthValidation";

const checkAuthFlows: Check<AuthFlowsArgs> = fields<AuthFlowsArgs>({
  userSrp: flag,
  adminUserPassword: flag,
  refreshToken: flag,
  userPassword: flag,
  custom: flag,
  userAuth: flag,
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

/** All that a pool can have: its standard attributes but `sub`, and custom ones. */
const mostAttributes = standardAttributes.length - 1 + mostSchemas;

const attributes = listOf(anyString, {
  fix: 'write ["email", "name"], or other attributes',
  // An empty list is none for Cognito, and then it has defaults of its own.
  minimum: 1,
  maximum: mostAttributes,
  reason: `a client has 1 to ${mostAttributes} attributes`,
});

const identityProviders = listOf(choice({ cognito: "cognito" }), {
  fix: 'write ["cognito"]',
  maximum: 1,
  reason: "there is no other identity provider",
});

const checkFields = fields<AppClientArgs>(
  {
    name: input(resourceName),
    authFlows: checkAuthFlows,
    accessTokenValidity: tokenValidity,
    idTokenValidity: tokenValidity,
    refreshTokenValidity: refreshValidity,
    refreshTokenRotation: checkRotation,
    tokenRevocation: input(flag),
    generateSecret: flag,
    oauth: checkOAuth,
    machineToMachine: checkMachineToMachine,
    identityProviders,
    readAttributes: attributes,
    writeAttributes: attributes,
    authSessionValidityMinutes: wholeNumber(3, 15, "Cognito waits 3 to 15 minutes"),
    propagateUserContext: flag,
    branding: checkBranding,
  },
  { refused: otherNames.resources },
);

/** What is about users, who don't sign in with the client of a service. */
const aboutUsers = [
  ...["authFlows", "idTokenValidity", "refreshTokenValidity", "refreshTokenRotation"],
  ...["oauth", "identityProviders", "readAttributes", "writeAttributes"],
  ...["authSessionValidityMinutes", "propagateUserContext", "branding"],
] as const satisfies readonly (keyof AppClientArgs)[];

/** Checks the arguments of an app client, each by itself. */
export const checkAppClient: Check<AppClientArgs> = (value, path, report) => {
  const client = checkFields(value, path, report);
  if (client?.machineToMachine !== undefined) refuseSettingsOfUsers(client, path, report);
  return client;
};

function refuseSettingsOfUsers(client: AppClientArgs, path: string, report: Report): void {
  const machineToMachine = join(path, "machineToMachine");
  const given = aboutUsers.filter((argument) => client[argument] !== undefined);
  if (given.length > 0) {
    const [them, are] = given.length === 1 ? ["it", "is"] : ["them", "are"];
    report({
      path: machineToMachine,
      reason: `no user signs in with the client of a service, and ${given.join(", ")} ${are} about users`,
      fix: `leave ${them} out, or this; one client can't be both`,
    });
  }
  if (client.generateSecret !== false) return;
  report({
    path: join(path, "generateSecret"),
    value: "false",
    reason: "a service gets tokens by its client's secret",
    fix: "leave it out",
  });
}

/** Checks a further app client: what is said of the main one's arguments is true of this one's. */
const checkFurtherClient: Check<AppClientArgs> = (value, path, report) => {
  const ofThis = changing(report, ({ fix, ...problem }) => ({
    ...problem,
    fix: fix.replaceAll("`appClient.", `\`${path}.`),
  }));
  return checkAppClient(value, path, ofThis);
};

/** Checks the further app clients, each by itself. */
export const checkAppClients: Check<Record<string, AppClientArgs>> = mapOf(
  resourceKey,
  () => checkFurtherClient,
  {
    fix: "write { web: {} }, with names of your own",
    limit: {
      most: mostFurtherClients,
      reason: () => `a user pool has at most ${mostClients} app clients, and \`appClient\` is one of them`,
    },
  },
);
