import type { SettledAppClient } from "../appClient/settled";
import type { FeaturePlan } from "../userPool/args";
import { planNeededFor } from "../userPool/featurePlans";
import type { IsWrong, Report } from "../validation/problemReport";
import { quote } from "../validation/shown";
import { PreTokenGenerationVersion } from "./args";
import type { SettledTriggers } from "./settled";

/** What the triggers are part of. */
export interface PoolOfTriggers {
  readonly featurePlan: FeaturePlan;
  /** All app clients, by their paths. */
  readonly appClients: ReadonlyMap<string, SettledAppClient>;
}

/** Reports the triggers that the plan doesn't have, or that no sign-in reaches, and clients that lack them. */
export function agreeOnTriggers(
  triggers: SettledTriggers,
  { featurePlan, appClients }: PoolOfTriggers,
  report: Report,
  isWrong: IsWrong,
): void {
  requirePlanOfAccessTokens(triggers, featurePlan, report);
  if (!isWrong("triggers.customAuthentication")) {
    pairCustomAuthentication(triggers, appClients, report, isWrong);
  }
  requirePasswordForMigration(triggers, appClients, report, isWrong);
}

function requirePlanOfAccessTokens(
  { preTokenGeneration }: SettledTriggers,
  featurePlan: FeaturePlan,
  report: Report,
): void {
  const needed = planNeededFor("accessTokenCustomization", featurePlan);
  const version = preTokenGeneration?.version;
  if (needed === undefined || version === undefined || version === PreTokenGenerationVersion.IdToken) return;
  report({
    path: "triggers.preTokenGeneration.version",
    value: quote(version),
    reason: `the feature plan ${featurePlan} customizes no access tokens`,
    fix: `leave it out, or set \`userPool.featurePlan\` to ${needed}`,
  });
}

/** A client with the flow and a pool without the functions, or the other way round, lets nobody in. */
function pairCustomAuthentication(
  { customAuthentication }: SettledTriggers,
  appClients: ReadonlyMap<string, SettledAppClient>,
  report: Report,
  isWrong: IsWrong,
): void {
  const using = [...appClients].filter(([, { authFlows }]) => authFlows.custom).map(([path]) => path);
  if (customAuthentication === undefined) {
    for (const path of using) {
      report({
        path: `${path}.authFlows.custom`,
        value: "true",
        reason: "there are no functions that decide on the challenges",
        fix: "leave it out, or add `triggers.customAuthentication`",
      });
    }
    return;
  }
  if (using.length > 0 || isAnyWrong(appClients, isWrong)) return;
  report({
    path: "triggers.customAuthentication",
    reason: "no app client has the flow that calls these functions",
    fix: "leave it out, or turn `appClient.authFlows.custom` on",
  });
}

/**
 * "You must use these flows instead of the default USER_SRP_AUTH flow": AWS's page on importing users with a function. Users who have
 * forgotten their passwords are migrated with any flow, but nobody means these alone.
 */
function requirePasswordForMigration(
  { userMigration }: SettledTriggers,
  appClients: ReadonlyMap<string, SettledAppClient>,
  report: Report,
  isWrong: IsWrong,
): void {
  if (userMigration === undefined || isAnyWrong(appClients, isWrong)) return;
  const showsPassword = ({ authFlows, oauth }: SettledAppClient): boolean =>
    authFlows.userPassword || authFlows.adminUserPassword || oauth !== undefined;
  if ([...appClients.values()].some(showsPassword)) return;
  report({
    path: "triggers.userMigration",
    reason:
      "no app client has a flow that lets Cognito see the password, so that no sign-in would call the function",
    fix: "leave it out, or turn `appClient.authFlows.adminUserPassword` or `appClient.authFlows.userPassword` on",
  });
}

function isAnyWrong(appClients: ReadonlyMap<string, SettledAppClient>, isWrong: IsWrong): boolean {
  return isWrong("appClients") || [...appClients.keys()].some((path) => isWrong(path));
}
