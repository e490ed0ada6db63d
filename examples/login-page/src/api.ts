import { fetchAuthSession } from "aws-amplify/auth";
import { ExplainedError, sessionHasEnded } from "./failure";

/**
 * Asks the API who calls; it answers with claims of the ID token.
 *
 * @throws ExplainedError when it can't be reached, or doesn't answer that
 */
export async function callApi(apiUrl: string): Promise<string> {
  // Requested again each time, because Amplify replaces a token that has expired.
  const { tokens } = await fetchAuthSession();
  if (tokens?.idToken === undefined) throw new ExplainedError(sessionHasEnded);
  const headers = { authorization: `Bearer ${tokens.idToken.toString()}` };
  const answer = await fetch(`${apiUrl}/me`, { headers }).catch(() => {
    throw new ExplainedError("The API can't be reached, or doesn't allow this page.");
  });
  if (!answer.ok) throw new ExplainedError(`The API responds with HTTP ${String(answer.status)}.`);
  return JSON.stringify(await answer.json(), null, 2);
}
