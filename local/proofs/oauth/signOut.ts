import { type CheckResult, holds, violated } from "../signIn/claim";
import { describeVisit, isAddress, openPage, type Visit } from "./browser";
import { otherAddressesRefused } from "./otherAddresses";
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
export function signOutLeadsNowhereElse(subject: RedirectSubject): Promise<CheckResult> {
  const { client, described } = subject;
  const addresses = { kind: "logout URL", own: client.logoutUrls, described: described.logoutUrls };
  return otherAddressesRefused(addresses, (address) => signOut(subject, address));
}

function signOut({ target, client }: RedirectSubject, logoutUrl: string): Promise<Visit> {
  return openPage(target.endpoint, "/logout", { client_id: client.clientId, logout_uri: logoutUrl });
}

function isAt(visited: Visit, address: string): boolean {
  return visited.kind === "away" && isAddress(visited.url, address);
}
