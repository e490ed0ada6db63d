import { LoginPages } from "../domain/args";
import { pagesAreUnknown, type SettledDomain } from "../domain/settled";
import { fullScope, type SettledResourceServers } from "../resourceServers/settled";
import { FeaturePlan } from "../userPool/args";
import type { SettledUserPool } from "../userPool/settled";
import type { Objection } from "../validation/checks";
import { closest } from "../validation/closest";
import { customPrefix, standardAttributes } from "../validation/formats";
import type { IsWrong, Report } from "../validation/problemReport";
import { join, quote, showKey } from "../validation/shown";
import { attributeRightsIn, requiredAttributes } from "./attributeRights";
import type { SettledAppClient } from "./settled";

/** What an app client refers to. */
export interface AroundClient {
  readonly userPool: SettledUserPool;
  readonly domain: SettledDomain | undefined;
  readonly resourceServers: SettledResourceServers;
}

/** Reports what an app client demands of the pool and what hangs on it, and they don't have. */
export function agreeOnAppClientInPool(
  appClient: SettledAppClient,
  path: string,
  around: AroundClient,
  report: Report,
  isWrong: IsWrong,
): void {
  requirePlanOfUserAuth(appClient, path, around.userPool, report);
  requireDomain(appClient, path, around, report, isWrong);
  if (!pagesAreUnknown(isWrong)) refuseBrandingOfClassicPages(appClient, path, around, report);
  if (!isWrong("resourceServers")) requireScopes(appClient, path, around, report, isWrong);
  if (!isWrong("userPool.customAttributes")) {
    requireAttributes(appClient, path, around.userPool, report, isWrong);
  }
}

function requirePlanOfUserAuth(
  { authFlows }: SettledAppClient,
  path: string,
  { featurePlan }: SettledUserPool,
  report: Report,
): void {
  if (!authFlows.userAuth || featurePlan !== FeaturePlan.Lite) return;
  report({
    path: `${path}.authFlows.userAuth`,
    value: "true",
    reason: `the feature plan ${featurePlan} has no choice of first factors`,
    fix: `leave it out, or set \`userPool.featurePlan\` to ${FeaturePlan.Essentials}`,
  });
}

function requireDomain(
  { oauth, machineToMachine }: SettledAppClient,
  path: string,
  { domain }: AroundClient,
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
  { domain }: AroundClient,
  report: Report,
): void {
  if (branding === undefined || domain?.pages !== LoginPages.Classic) return;
  report({
    path: `${path}.branding`,
    reason: "classic pages don't show it",
    fix: `leave it out, or set \`domain.pages\` to ${LoginPages.Managed}`,
  });
}

/** The scopes that every pool has, for tokens of users. */
const standardScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];

function requireScopes(
  { oauth, machineToMachine }: SettledAppClient,
  path: string,
  { resourceServers }: AroundClient,
  report: Report,
  isWrong: IsWrong,
): void {
  const ofServers = Object.values(resourceServers).flatMap(({ identifier, scopes }) =>
    Object.keys(scopes).map((scope) => fullScope(identifier, scope)),
  );
  const ofUsers = [...standardScopes, ...ofServers];
  const refuse = itemRefusal(report, isWrong);
  refuse(`${path}.oauth.scopes`, oauth?.scopes, (scope) =>
    ofUsers.includes(scope) ? undefined : unknownScope(scope, ofUsers),
  );
  refuse(`${path}.machineToMachine.scopes`, machineToMachine?.scopes, (scope) => {
    if (ofServers.includes(scope)) return undefined;
    return standardScopes.includes(scope) ? scopeOfUsers : unknownScope(scope, ofServers);
  });
}

type RefuseItems = (
  path: string,
  items: readonly string[] | undefined,
  objectTo: (item: string) => Objection | undefined,
) => void;

/** Reports items of lists. Those of a list that is wrong itself aren't looked at: it lacks the wrong ones here. */
function itemRefusal(report: Report, isWrong: IsWrong): RefuseItems {
  return (path, items = [], objectTo) => {
    if (isWrong(path)) return;
    items.forEach((item, index) => {
      const objection = objectTo(item);
      if (objection !== undefined) report({ path: `${path}[${index}]`, value: quote(item), ...objection });
    });
  };
}

const scopeOfUsers: Objection = {
  reason: "it is about a user, and a service gets tokens without one",
  fix: "use scopes of `resourceServers`",
};

function unknownScope(scope: string, known: readonly string[]): Objection {
  const other = closest(scope, known);
  const suggestion = other === undefined ? "" : `did you mean ${other}? If not, `;
  return {
    reason: "there is no scope with this name",
    fix: `${suggestion}define it in \`resourceServers\`, and write it as IDENTIFIER/SCOPE`,
  };
}

function requireAttributes(
  { readAttributes, writeAttributes }: SettledAppClient,
  path: string,
  { customAttributes }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  const { readable, writable } = attributeRightsIn(customAttributes);
  const refuse = itemRefusal(report, isWrong);
  refuse(`${path}.readAttributes`, readAttributes, (name) =>
    readable.includes(name) ? undefined : unknownAttribute(name, readable),
  );
  refuse(`${path}.writeAttributes`, writeAttributes, (name) =>
    writable.includes(name)
      ? undefined
      : (notWritable(name, customAttributes) ?? unknownAttribute(name, writable)),
  );
  if (isWrong(`${path}.writeAttributes`)) return;
  const lacking = requiredAttributes.filter((name) => !writeAttributes.includes(name));
  if (lacking.length === 0) return;
  report({
    path: `${path}.writeAttributes`,
    reason: `the pool requires ${lacking.join(" and ")}, so Cognito rejects a client that can't write it`,
    fix: `add ${lacking.join(" and ")}`,
  });
}

function notWritable(
  name: string,
  customAttributes: Readonly<Record<string, unknown>>,
): Objection | undefined {
  if (Object.hasOwn(customAttributes, name)) {
    return {
      reason: "users can't set this attribute themselves",
      fix: `leave it out, or turn \`${join("userPool.customAttributes", name)}.userWritable\` on`,
    };
  }
  return standardAttributes.includes(name)
    ? { reason: "only Cognito sets this attribute", fix: "leave it out" }
    : undefined;
}

function unknownAttribute(name: string, known: readonly string[]): Objection {
  if (standardAttributes.includes(name)) {
    return { reason: "every client gets this attribute", fix: "leave it out" };
  }
  const bare = name.startsWith(customPrefix) ? name.slice(customPrefix.length) : undefined;
  if (bare !== undefined && known.includes(bare)) {
    return { reason: `Cognito adds ${customPrefix} itself`, fix: `write ${showKey(bare)}` };
  }
  const other = closest(name, known);
  return {
    reason: "the user pool has no attribute with this name",
    fix:
      other === undefined
        ? "define it in `userPool.customAttributes`, or leave it out"
        : `did you mean ${showKey(other)}?`,
  };
}
