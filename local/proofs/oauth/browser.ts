import { deadline } from "../signIn/deadline";
import { readableText } from "../signIn/readable";

/** Where a browser is after a request: on a page of the endpoint, or sent to another address. */
export type Visit =
  | { readonly kind: "page"; readonly url: URL; readonly status: number; readonly html: string }
  | { readonly kind: "away"; readonly url: URL };

/** Parameters by name, in a query or a form. */
export type Parameters = Readonly<Record<string, string>>;

/** No sign-in needs more. */
const mostRedirects = 5;

/** Opens a page of the endpoint, and follows its redirects there. */
export function openPage(endpoint: string, path: string, query: Parameters): Promise<Visit> {
  const url = new URL(path, endpoint);
  url.search = new URLSearchParams(query).toString();
  return visit(url, { method: "GET" });
}

/** Sends a form of a page. */
export function sendForm(page: URL, action: string, fields: Parameters): Promise<Visit> {
  return visit(new URL(action, page), { method: "POST", body: new URLSearchParams(fields) });
}

async function visit(url: URL, request: RequestInit, redirects = 0): Promise<Visit> {
  const answer = await fetch(url, { ...request, redirect: "manual", ...deadline() });
  const location = answer.headers.get("location");
  if (answer.status < 300 || answer.status >= 400 || location === null) {
    return { kind: "page", url, status: answer.status, html: await answer.text() };
  }
  await answer.body?.cancel();
  const next = new URL(location, url);
  if (next.origin !== url.origin) return { kind: "away", url: next };
  if (redirects >= mostRedirects) {
    throw new Error(`${url.pathname} redirects more than ${mostRedirects} times`);
  }
  return visit(next, { method: "GET" }, redirects + 1);
}

/** One line about where a browser is, for a reader. */
export function describeVisit(visited: Visit): string {
  if (visited.kind === "away") return `the browser is sent to ${visited.url.href}`;
  return `HTTP ${visited.status}, "${readableText(visited.html).slice(0, 200)}"`;
}

/**
 * Whether an address is a callback or logout URL, with nothing but other parameters.
 *
 * @param parameters the names of the parameters that it may have in addition
 */
export function isAddress(url: URL, expected: string, parameters: readonly string[] = []): boolean {
  return without(parameters, url.href) === without(parameters, expected);
}

/** The address in one spelling: deleting a parameter, even one that isn't there, writes the query anew. */
function without(parameters: readonly string[], address: string): string {
  const bare = new URL(address);
  for (const name of parameters) bare.searchParams.delete(name);
  bare.hash = "";
  return bare.href;
}

/** A parameter that the endpoint has appended to an address, which may have one of that name itself. */
export function appendedParameter({ searchParams }: URL, name: string): string | undefined {
  return searchParams.getAll(name).at(-1);
}
