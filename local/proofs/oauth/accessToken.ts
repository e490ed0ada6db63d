import { type CheckResult, holds, violated } from "../signIn/claim";
import { tokenVerifier } from "../signIn/idToken";
import type { OAuthTarget } from "./target";

/** Whether an API that trusts the pool would accept an access token of the client, with exactly these scopes. */
export async function accessTokenVerifies(
  target: OAuthTarget,
  token: unknown,
  clientId: string,
  scopes: readonly string[],
): Promise<CheckResult> {
  if (typeof token !== "string") return violated("the answer has no access token");
  const verify = await tokenVerifier(target, null);
  const claims = verify(token);
  if (claims["token_use"] !== "access") return violated(`its use is ${JSON.stringify(claims["token_use"])}`);
  if (claims["client_id"] !== clientId) {
    return violated(`it is for the client ${JSON.stringify(claims["client_id"])} instead of "${clientId}"`);
  }
  const given = typeof claims.scope === "string" ? claims.scope.split(" ") : [];
  return sorted(given) === sorted(scopes)
    ? holds
    : violated(`its scopes are "${given.join(" ")}" instead of "${scopes.join(" ")}"`);
}

function sorted(scopes: readonly string[]): string {
  return [...scopes].sort().join(" ");
}
