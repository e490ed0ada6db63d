import assert from "node:assert/strict";
import type { ProofResult } from "../../../../local/proofs/signIn";
import { type Intercept, throughProxy } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { failuresAmong, type OAuthDeployment, outcomeOf, prove } from "./deployOAuth";

/** A page that asks for a username. */
export const signInPage = '<form method="POST" action="/login"><input type="text" name="username"></form>';

/** The results of a proof on an endpoint that answers as the emulator doesn't. */
export function proveWith({ target, user }: OAuthDeployment, intercept: Intercept): Promise<ProofResult[]> {
  return throughProxy(target.endpoint, intercept, (endpoint) => prove({ ...target, endpoint }, user));
}

/** The outcome of a claim there, where nothing fails. */
export async function outcomeWith(
  deployment: OAuthDeployment,
  name: string,
  intercept: Intercept,
): Promise<string> {
  const results = await proveWith(deployment, intercept);
  assert.deepEqual(failuresAmong(deployment, results), []);
  return outcomeOf(deployment, results, name) ?? "not claimed";
}

/** Whether a request asks for the sign-in page. */
export function isAuthorize(path: string): boolean {
  return path.startsWith("/oauth2/authorize?");
}

/** The parameters of a request's path. */
export function queryOf(path: string): URLSearchParams {
  return new URL(path, "http://localhost").searchParams;
}
