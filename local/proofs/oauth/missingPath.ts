import { ownValue } from "../../../components/validation/checks";
import { deadline } from "../signIn/deadline";
import type { OAuthTarget } from "./target";

/** Why nobody can sign in on pages of a deployment; undefined where users can. */
export function whyNoPages(target: OAuthTarget): Promise<string | undefined> {
  return whyMissing(target, "GET", "/oauth2/authorize", "this endpoint has no sign-in pages");
}

/** Why a deployment gives no tokens to services; undefined where there is an address for that. */
export function whyNoTokenEndpoint(
  target: Pick<OAuthTarget, "endpoint" | "domain">,
): Promise<string | undefined> {
  return whyMissing(target, "POST", "/oauth2/token", "this endpoint has no /oauth2/token");
}

async function whyMissing(
  { endpoint, domain }: Pick<OAuthTarget, "endpoint" | "domain">,
  method: string,
  path: string,
  reason: string,
): Promise<string | undefined> {
  if (domain?.isElsewhere === true) return "the domain exists already, outside of this stack";
  return (await lacksPath(endpoint, method, path)) ? reason : undefined;
}

/** Whether an endpoint answers a path as it does one where nothing is, rather than with an error of OAuth 2.0. */
async function lacksPath(endpoint: string, method: string, path: string): Promise<boolean> {
  const answerOf = async (one: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(new URL(one, endpoint), { method, redirect: "manual", ...deadline() });
    return { status: answer.status, text: await answer.text() };
  };
  const answer = await answerOf(path);
  if (isOAuthError(answer.text)) return false;
  return answer.status === (await answerOf("/oauth2/nothing-is-here")).status;
}

function isOAuthError(text: string): boolean {
  try {
    const error = ownValue(JSON.parse(text), "error");
    return typeof error === "string" && /^[a-z_]+$/.test(error);
  } catch {
    return false;
  }
}
