import { JwtVerifier } from "aws-jwt-verify";
import { JwtInvalidSignatureError } from "aws-jwt-verify/error";
import { assertIsJwks } from "aws-jwt-verify/jwk";
import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import { safeJsonParse } from "aws-jwt-verify/safe-json-parse";
import { type CheckResult, deviates, holds, violated } from "./claim";
import { deadline } from "./deadline";
import { type Proof, tokensOf } from "./proof";
import { asRefusal, describeRefusal } from "./refusal";
import type { ProofTarget } from "./types";

/** Whether an API that trusts the pool would accept the ID token and identify the right user by it. */
export async function idTokenVerifies(proof: Proof): Promise<CheckResult> {
  const verify = await tokenVerifier(proof.target, proof.target.appClientId);
  const claims = verify(tokensOf(proof).idToken);
  const fault = faultIn(claims, expectedClaims(proof));
  if (fault !== undefined) return violated(fault);
  const { email } = proof.target;
  const wrongEmail = faultIn(claims, { email });
  if (wrongEmail === undefined) return holds;
  const { user, readsEmail, runsTriggers } = proof.facts;
  return email === user.email && readsEmail && !runsTriggers && claims["email"] === undefined
    ? deviates("this endpoint omits the email address; Amazon Cognito includes it")
    : violated(wrongEmail);
}

/** The first claim that isn't as expected, for a reader; undefined where all are. */
export function faultIn(
  claims: JwtPayload,
  expected: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const wrong = Object.entries(expected).find(([name, value]) => claims[name] !== value);
  if (wrong === undefined) return undefined;
  const [name, value] = wrong;
  return `its claim "${name}" is ${JSON.stringify(claims[name])} instead of "${value ?? ""}"`;
}

/** Whether an ID token that was modified is rejected because of its signature. */
export async function tamperedIdTokenRefused(proof: Proof): Promise<CheckResult> {
  const { target } = proof;
  const verify = await tokenVerifier(target, target.appClientId);
  try {
    verify(withClaim(tokensOf(proof).idToken, "email", `not-${target.email ?? ""}`));
    return violated("it verifies all the same");
  } catch (error) {
    return error instanceof JwtInvalidSignatureError ? holds : violated(describeRefusal(asRefusal(error)));
  }
}

function expectedClaims({ target, facts }: Proof): Record<string, string | undefined> {
  return {
    token_use: "id",
    sub: facts.user.subject,
    "cognito:username": facts.usernamesAre.size > 0 ? facts.user.subject : target.username,
  };
}

/**
 * Checks signature, expiry, issuer and audience with the keys that the endpoint publishes for the pool.
 *
 * @param audience whom the tokens are for; null for access tokens, which don't say so
 */
export async function tokenVerifier(
  target: Pick<ProofTarget, "endpoint" | "userPoolId" | "issuer">,
  audience: string | null,
): Promise<(token: string) => JwtPayload> {
  const response = await fetch(
    `${target.endpoint.replace(/\/$/, "")}/${target.userPoolId}/.well-known/jwks.json`,
    deadline(),
  );
  const keys = safeJsonParse(await response.text());
  assertIsJwks(keys);
  const verifier = JwtVerifier.create({ issuer: target.issuer, audience });
  verifier.cacheJwks(keys);
  return (token) => verifier.verifySync(token);
}

/** The token with another value of a claim, and the signature that it had. */
export function withClaim(token: string, name: string, value: string): string {
  const [header = "", , signature = ""] = token.split(".");
  const changed = Buffer.from(JSON.stringify({ ...claimsOf(token), [name]: value })).toString("base64url");
  return [header, changed, signature].join(".");
}

/** What a token says, without a check of it. */
export function claimsOf(token: string): JwtPayload {
  const [, payload = ""] = token.split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as JwtPayload;
}
