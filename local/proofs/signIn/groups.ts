import { isDeepStrictEqual } from "node:util";
import { type CheckResult, holds, violated } from "./claim";
import { claimsOf } from "./idToken";
import { type Proof, tokensOf } from "./proof";
import type { UserGroup } from "./types";

/** The test user's groups. */
export function groupsOf({ target: { groups = [] } }: Proof): readonly UserGroup[] {
  return groups;
}

/** Whether the ID token and the access token name the user's groups, and no others. */
export function tokensNameGroups(proof: Proof): CheckResult {
  const expected = groupsOf(proof)
    .map(({ name }) => name)
    .toSorted();
  const { idToken, accessToken } = tokensOf(proof);
  for (const [what, token] of Object.entries({ "ID token": idToken, "access token": accessToken })) {
    const named: unknown = claimsOf(token)["cognito:groups"];
    const groups = Array.isArray(named) ? named.map(String).toSorted() : [];
    if (!isDeepStrictEqual(groups, expected)) {
      return violated(`the ${what} names ${groups.length === 0 ? "none" : groups.join(", ")}`);
    }
  }
  return holds;
}

/** Whether the ID token has the roles of the groups, and the one of the lowest precedence as the preferred one. */
export function tokenNamesPreferredRole(proof: Proof): CheckResult {
  const withRole = groupsOf(proof).filter(({ roleArn }) => roleArn !== undefined);
  const [first] = withRole.toSorted((one, other) => rankOf(one) - rankOf(other));
  const claims = claimsOf(tokensOf(proof).idToken);
  const roles: unknown = claims["cognito:roles"];
  const expected = [...new Set(withRole.map(({ roleArn }) => roleArn))].toSorted();
  const named = Array.isArray(roles) ? roles.map(String).toSorted() : [];
  if (!isDeepStrictEqual(named, expected)) {
    return violated(`it names the roles ${named.length === 0 ? "none" : named.join(", ")}`);
  }
  const preferred: unknown = claims["cognito:preferred_role"];
  return preferred === first?.roleArn ? holds : violated(`it prefers ${String(preferred)}`);
}

/** A group without precedence is behind all others. */
function rankOf({ precedence = Infinity }: UserGroup): number {
  return precedence;
}
