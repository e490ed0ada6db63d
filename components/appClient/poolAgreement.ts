import { LoginPages } from "../domain/args";
import { pagesAreUnknown, type SettledDomain } from "../domain/settled";
import { planNeededFor } from "../userPool/featurePlans";
import type { SettledUserPool } from "../userPool/settled";
import type { IsWrong, Report } from "../validation/problemReport";
import { agreeOnAttributes } from "./attributeAgreement";
import type { ScopesInPool } from "./scopeAgreement";
import { agreeOnScopes } from "./scopeAgreement";
import type { SettledAppClient } from "./settled";

/** What an app client refers to. */
export interface PoolOfClient {
  readonly userPool: SettledUserPool;
  readonly domain: SettledDomain | undefined;
  readonly scopes: ScopesInPool;
}

/** Reports what an app client demands of the pool and what hangs on it, and they don't have. */
export function agreeOnAppClientInPool(
  appClient: SettledAppClient,
  path: string,
  pool: PoolOfClient,
  report: Report,
  isWrong: IsWrong,
): void {
  requirePlanOfUserAuth(appClient, path, pool, report);
  requireDomain(appClient, path, pool, report, isWrong);
  if (!pagesAreUnknown(isWrong)) refuseBrandingOfClassicPages(appClient, path, pool, report);
  if (!isWrong("resourceServers")) agreeOnScopes(appClient, path, pool.scopes, report, isWrong);
  if (!isWrong("userPool.customAttributes")) {
    agreeOnAttributes(appClient, path, pool.userPool, report, isWrong);
  }
}

function requirePlanOfUserAuth(
  { authFlows }: SettledAppClient,
  path: string,
  { userPool: { featurePlan } }: PoolOfClient,
  report: Report,
): void {
  const needed = planNeededFor("userAuth", featurePlan);
  if (!authFlows.userAuth || needed === undefined) return;
  report({
    path: `${path}.authFlows.userAuth`,
    value: "true",
    reason: `the feature plan ${featurePlan} has no choice of first factors`,
    fix: `leave it out, or set \`userPool.featurePlan\` to ${needed}`,
  });
}

function requireDomain(
  { oauth, machineToMachine }: SettledAppClient,
  path: string,
  { domain }: PoolOfClient,
  report: Report,
  isWrong: IsWrong,
): void {
  if (domain !== undefined || isWrong("domain")) return;
  const fix = "add a domain, such as `domain.prefix`";
  if (oauth !== undefined) {
    report({ path: `${path}.oauth`, reason: "without a domain, there are no sign-in pages", fix });
  }
  if (machineToMachine !== undefined) {
    report({ path: `${path}.machineToMachine`, reason: "without a domain, there is no token endpoint", fix });
  }
}

function refuseBrandingOfClassicPages(
  { branding }: SettledAppClient,
  path: string,
  { domain, userPool: { featurePlan } }: PoolOfClient,
  report: Report,
): void {
  if (branding === undefined || domain?.pages !== LoginPages.Classic) return;
  const needed = planNeededFor("managedLogin", featurePlan);
  const managed = needed === undefined ? "" : ` and \`userPool.featurePlan\` to ${needed}`;
  report({
    path: `${path}.branding`,
    reason: "classic pages don't show it",
    fix: `leave it out, or set \`domain.pages\` to ${LoginPages.Managed}${managed}`,
  });
}
