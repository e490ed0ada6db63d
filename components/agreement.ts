import { agreeOnAppClient } from "./appClient/agreement";
import { agreeOnAppClientInPool } from "./appClient/poolAgreement";
import { scopesIn } from "./appClient/scopeAgreement";
import type { SettledAppClient } from "./appClient/settled";
import { agreeOnBranding } from "./branding/agreement";
import { agreeOnCustomSenders } from "./customSenders/agreement";
import { agreeOnDomain } from "./domain/agreement";
import { agreeOnGroups } from "./groups/agreement";
import { agreeOnResourceServers } from "./resourceServers/agreement";
import type { Settled } from "./settled";
import { agreeOnTestUser } from "./testUser/agreement";
import type { PendingTestUser } from "./testUser/settled";
import { agreeOnTriggers } from "./triggers/agreement";
import { agreeOnUserPool } from "./userPool/agreement";
import type { IsWrong, Report } from "./validation/problemReport";
import { join } from "./validation/shown";

/**
 * Reports the arguments that contradict one another.
 *
 * @returns the arguments, where a value that comes from another resource is compared as soon as it is known
 */
export function agree(settled: Settled<PendingTestUser>, report: Report, isWrong: IsWrong): Settled {
  const { domain, customSenders, testUser } = settled;
  const userPool = agreeOnUserPool(settled.userPool, domain, report, isWrong);
  if (domain !== undefined) agreeOnDomain(domain, userPool.featurePlan, report, isWrong);
  agreeOnResourceServers(settled.resourceServers, report, isWrong);
  agreeOnGroups(settled.groups, report, isWrong);
  const appClients = clientsByPath(settled);
  agreeOnTriggers(settled.triggers, { featurePlan: userPool.featurePlan, appClients }, report, isWrong);
  if (customSenders !== undefined) agreeOnCustomSenders(customSenders, userPool, report, isWrong);
  refuseMachineAsMainClient(settled.appClient, report);
  agreeOnBranding(settled, report, isWrong);
  const pool = { userPool, domain, scopes: scopesIn(settled.resourceServers) };
  const clientIn = (client: SettledAppClient, path: string): SettledAppClient => {
    agreeOnAppClientInPool(client, path, pool, report, isWrong);
    return agreeOnAppClient(client, path, report, isWrong);
  };
  return {
    ...settled,
    userPool,
    appClient: clientIn(settled.appClient, "appClient"),
    appClients: Object.fromEntries(
      Object.entries(settled.appClients).map(([key, client]) => [
        key,
        clientIn(client, join("appClients", key)),
      ]),
    ),
    testUser: testUser && agreeOnTestUser(testUser, userPool, Object.keys(settled.groups), report, isWrong),
  };
}

/** All app clients, by the paths of their arguments. */
function clientsByPath({ appClient, appClients }: Settled<PendingTestUser>): Map<string, SettledAppClient> {
  const others = Object.entries(appClients).map(
    ([key, client]) => [join("appClients", key), client] as const,
  );
  return new Map([["appClient", appClient], ...others]);
}

/** Users sign in with the main client, and the outputs for frontends and APIs are about it. */
function refuseMachineAsMainClient({ machineToMachine }: SettledAppClient, report: Report): void {
  if (machineToMachine === undefined) return;
  report({
    path: "appClient.machineToMachine",
    reason: "the main client is the one that users sign in with",
    fix: "write it under `appClients`, with a key of its own",
  });
}
