import { type CheckResult, deviates, holds, violated } from "../signIn/claim";
import { describeVisit, isAddress, openPage, type Visit } from "./browser";
import type { RedirectSubject } from "./redirectSubject";

/** Whether each of the client's logout URLs is where signing out leads. */
export async function signOutLeadsBack(subject: RedirectSubject): Promise<CheckResult> {
  for (const logoutUrl of subject.client.logoutUrls) {
    const visited = await signOut(subject, logoutUrl);
    if (!isAt(visited, logoutUrl)) return violated(`with ${logoutUrl}: ${describeVisit(visited)}`);
  }
  return holds;
}

/** Whether signing out leads nobody to an address that isn't the client's. */
export async function signOutLeadsNowhereElse(subject: RedirectSubject): Promise<CheckResult> {
  const elsewhere = "https://other.example.com/";
  if (!isAt(await signOut(subject, elsewhere), elsewhere)) return holds;
  return subject.described.logoutUrls.includes(elsewhere)
    ? violated(`the app client has the logout URL ${elsewhere}`)
    : deviates(
        `this endpoint leads to ${elsewhere}; Amazon Cognito to no URL that the app client doesn't have`,
      );
}

function signOut({ target, client }: RedirectSubject, logoutUrl: string): Promise<Visit> {
  return openPage(target.endpoint, "/logout", { client_id: client.clientId, logout_uri: logoutUrl });
}

function isAt(visited: Visit, address: string): boolean {
  return visited.kind === "away" && isAddress(visited.url, address);
}
