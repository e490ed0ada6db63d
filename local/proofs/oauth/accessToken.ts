import { type CheckResult, holds, violated } from "../signIn/claim";
import { faultIn, tokenVerifier } from "../signIn/idToken";
import type { OAuthTarget } from "./target";

/** Whether an API that trusts the pool would accept an access token with these claims, and exactly these scopes. */
export async function accessTokenVerifies(
  target: OAuthTarget,
  token: unknown,
  expected: Readonly<Record<string, string | undefined>>,
  scopes: readonly string[],
): Promise<CheckResult> {
  if (typeof token !== "string") return violated("the answer has no access token");
  const verify = await tokenVerifier(target, null);
  const claims = verify(token);
  const fault = faultIn(claims, { token_use: "access", ...expected });
  if (fault !== undefined) return violated(fault);
  const given = typeof claims.scope === "string" ? claims.scope.split(" ") : [];
  return sorted(given) === sorted(scopes)
    ? holds
    : violated(`its scopes are "${given.join(" ")}" instead of "${scopes.join(" ")}"`);
}

function sorted(scopes: readonly string[]): string {
  return [...scopes].sort().join(" ");
}
