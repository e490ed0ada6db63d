import { safeJsonParse } from "aws-jwt-verify/safe-json-parse";
import { type CheckResult, holds, violated } from "../signIn/claim";
import { deadline } from "../signIn/deadline";
import type { Parameters } from "./browser";

/** What the token endpoint answers. */
export type TokenAnswer =
  | { readonly kind: "tokens"; readonly tokens: Readonly<Record<string, unknown>> }
  | { readonly kind: "refused"; readonly status: number; readonly error: string };

/** How a client is authenticated. */
export interface Client {
  readonly clientId: string;
  /** Undefined for a client that has none, or doesn't send it. */
  readonly clientSecret: string | undefined;
}

/**
 * Asks for tokens.
 *
 * @param secrets gets the tokens, which must never be shown
 */
export async function requestTokens(
  endpoint: string,
  { clientId, clientSecret }: Client,
  form: Parameters,
  secrets: Set<string>,
): Promise<TokenAnswer> {
  const basic = Buffer.from(`${clientId}:${clientSecret ?? ""}`).toString("base64");
  const answer = await fetch(new URL("/oauth2/token", endpoint), {
    method: "POST",
    headers: clientSecret === undefined ? {} : { Authorization: `Basic ${basic}` },
    body: new URLSearchParams({ client_id: clientId, ...form }),
    redirect: "manual",
    ...deadline(),
  });
  const content = await jsonOf(answer);
  if (answer.ok) {
    for (const value of Object.values(content)) if (isToken(value)) secrets.add(value);
    return { kind: "tokens", tokens: content };
  }
  const error = content["error"];
  return { kind: "refused", status: answer.status, error: typeof error === "string" ? error : "no error" };
}

async function jsonOf(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  const text = await answer.text();
  try {
    const content: unknown = safeJsonParse(text);
    if (typeof content === "object" && content !== null) return { ...content };
  } catch {
    // As an answer without an object.
  }
  throw new Error(`the token endpoint answers HTTP ${answer.status} and no JSON object`);
}

/** What else is in an answer, such as `Bearer`, is short. */
function isToken(value: unknown): value is string {
  return typeof value === "string" && value.length > 20;
}

/**
 * Whether a request was refused with one of the errors that OAuth 2.0 has for it.
 *
 * @param what the request, as the subject of a sentence
 */
export function isRefusedWith(answer: TokenAnswer, errors: readonly string[], what: string): CheckResult {
  if (answer.kind === "tokens") return violated(`${what} gives tokens`);
  return errors.includes(answer.error)
    ? holds
    : violated(`${what} is answered HTTP ${answer.status}, "${answer.error}"`);
}
