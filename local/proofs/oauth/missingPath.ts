import { ownValue } from "../../../components/validation/checks";
import { deadline } from "../signIn/deadline";

/** Why nobody can sign in on pages of an endpoint; undefined where it has them. */
export async function whyNoPages(endpoint: string): Promise<string | undefined> {
  const isMissing = await lacksPath(endpoint, "GET", "/oauth2/authorize");
  return isMissing ? "this endpoint has no sign-in pages" : undefined;
}

/** Why an endpoint gives no tokens to services; undefined where it has an address for that. */
export async function whyNoTokenEndpoint(endpoint: string): Promise<string | undefined> {
  const isMissing = await lacksPath(endpoint, "POST", "/oauth2/token");
  return isMissing ? "this endpoint has no /oauth2/token" : undefined;
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
