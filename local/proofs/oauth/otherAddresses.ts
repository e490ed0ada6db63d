import { type CheckResult, deviates, holds, violated } from "../signIn/claim";
import { describeVisit, type Visit } from "./browser";
import { isSignInPage } from "./codeFlow";
import { formOf } from "./form";

/** The addresses of one kind, to which a client's users may be sent. */
interface ClientAddresses {
  /** Their kind, such as "callback URL". */
  readonly kind: string;
  /** Those that the client is to have. */
  readonly own: readonly string[];
  /** Those that the endpoint says it has. */
  readonly described: readonly string[];
}

/**
 * Whether an endpoint refuses addresses that aren't a client's.
 *
 * @param open asks the endpoint to send a browser to an address
 */
export async function otherAddressesRefused(
  { kind, own, described }: ClientAddresses,
  open: (address: string) => Promise<Visit>,
): Promise<CheckResult> {
  for (const address of othersThan(own)) {
    const visited = await open(address);
    if (isRefusal(visited)) continue;
    if (described.includes(address)) return violated(`the app client has the ${kind} ${address}`);
    return visited.kind === "away" || isSignInPage(visited)
      ? deviates(
          `this endpoint takes ${address}; Amazon Cognito refuses a URL that the app client doesn't have`,
        )
      : deviates(`with ${address}: ${describeVisit(visited)}`);
  }
  return holds;
}

/** Two addresses that resemble the first one, and one that resembles none. */
function othersThan(own: readonly string[]): string[] {
  const others = [...own.slice(0, 1).flatMap(similarTo), "https://other.example.com/"];
  return others.filter((address) => !own.includes(address));
}

function similarTo(address: string): string[] {
  const longer = new URL(address);
  longer.pathname += longer.pathname.endsWith("/") ? "other" : "/other";
  const withQuery = new URL(address);
  withQuery.searchParams.append("other", "1");
  return [longer.href, withQuery.href];
}

/** Whether a page says that the request is at fault, rather than that something failed or that nothing is there. */
function isRefusal(visited: Visit): boolean {
  if (visited.kind === "away") return false;
  const { status, html } = visited;
  return status >= 400 && status < 500 && status !== 404 && formOf(html) === undefined;
}
