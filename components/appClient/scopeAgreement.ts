import { scopesByKey, type SettledResourceServers } from "../resourceServers/settled";
import type { Objection } from "../validation/checks";
import { closest } from "../validation/closest";
import type { IsWrong, Report } from "../validation/problemReport";
import { refuseItems } from "./refusedItems";
import type { SettledAppClient } from "./settled";

/** The scopes that every pool has, for tokens of users. */
export const standardScopes: readonly string[] = [
  "openid",
  "email",
  "phone",
  "profile",
  "aws.cognito.signin.user.admin",
];

/** Those that say something about a user, which Cognito accepts only with `openid`. */
const scopesWithOpenId = ["email", "phone", "profile"];

/** ScopeType in the API model of Cognito. */
const longestScope = 256;

/** Looking for a name that was meant takes time in proportion to the number of scopes, of which a pool can have many. */
const mostSuggestions = 20;

/** What clients can have as scopes in a pool. */
export interface ScopesInPool {
  /** The objection to a scope of a client for users. */
  objectToScopeOfUsers: (scope: string) => Objection | undefined;
  /** The objection to a scope of a service's client. */
  objectToScopeOfService: (scope: string) => Objection | undefined;
}

/** The scopes in a pool with these resource servers. */
export function scopesIn(resourceServers: SettledResourceServers): ScopesInPool {
  const byKey = scopesByKey(resourceServers);
  const ofServers = new Set(byKey.values());
  const ofUsers = new Set([...standardScopes, ...ofServers]);
  let suggestions = 0;
  const unknown = (scope: string, known: Iterable<string>): Objection => {
    const other = byKey.get(scope) ?? (suggestions++ < mostSuggestions ? closest(scope, known) : undefined);
    const suggestion = other === undefined ? "" : `did you mean ${other}? If not, `;
    return {
      reason: "there is no scope with this name",
      fix: `${suggestion}define it in \`resourceServers\`, and write it as IDENTIFIER/SCOPE`,
    };
  };
  return {
    objectToScopeOfUsers: (scope) => (ofUsers.has(scope) ? objectToLength(scope) : unknown(scope, ofUsers)),
    objectToScopeOfService: (scope) => {
      if (ofServers.has(scope)) return objectToLength(scope);
      return standardScopes.includes(scope) ? isAboutUsers : unknown(scope, ofServers);
    },
  };
}

function objectToLength({ length }: string): Objection | undefined {
  if (length <= longestScope) return undefined;
  return {
    reason: `a client's scope has at most ${longestScope} characters, with the identifier; this has ${length}`,
    fix: "shorten the resource server's identifier or the scope's name",
  };
}

const isAboutUsers: Objection = {
  reason: "it is about a user, and a service gets tokens without one",
  fix: "use scopes of `resourceServers`",
};

/** Reports scopes of a client that the pool doesn't have, or that need another one. */
export function agreeOnScopes(
  { oauth, machineToMachine }: SettledAppClient,
  path: string,
  { objectToScopeOfUsers, objectToScopeOfService }: ScopesInPool,
  report: Report,
  isWrong: IsWrong,
): void {
  const services = machineToMachine?.scopes;
  refuseItems(`${path}.machineToMachine.scopes`, services, objectToScopeOfService, report, isWrong);
  const pathOfUsers = `${path}.oauth.scopes`;
  const areKnown = refuseItems(pathOfUsers, oauth?.scopes, objectToScopeOfUsers, report, isWrong);
  // One of the unknown ones may be meant to be `openid`.
  if (areKnown && oauth !== undefined) requireOpenId(oauth.scopes, pathOfUsers, report);
}

function requireOpenId(scopes: readonly string[], path: string, report: Report): void {
  const withOpenId = scopes.filter((scope) => scopesWithOpenId.includes(scope));
  if (withOpenId.length === 0 || scopes.includes("openid")) return;
  report({
    path,
    value: withOpenId.join(", "),
    reason: "Cognito accepts email, phone and profile only with openid",
    fix: "add openid",
  });
}
