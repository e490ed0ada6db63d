import type { ProofSubject } from "../signIn/claim";
import type { DescribedClient } from "./describedClient";
import type { OAuthTarget, PageUser, RedirectClient } from "./target";

/** What the claims about a client's sign-in page share. The fields at the end change as the proof goes on. */
export interface RedirectSubject extends ProofSubject {
  readonly target: OAuthTarget;
  readonly client: RedirectClient;
  readonly described: DescribedClient;
  /** Why the page can't be tried; undefined where it can. */
  readonly noPages: string | undefined;
  /** The user, or why nobody signs in. */
  readonly user: PageUser | string;
  readonly secrets: Set<string>;
  /** The sign-in that gave tokens. */
  finished: FinishedSignIn | undefined;
}

/** A sign-in on a page whose code was exchanged for tokens. */
export interface FinishedSignIn {
  readonly code: string;
  readonly verifier: string;
  readonly nonce: string;
  readonly tokens: Readonly<Record<string, unknown>>;
}

/** The user who signs in. Throws where nobody does: a claim that needs one says why. */
export function userOf({ user }: RedirectSubject): PageUser {
  if (typeof user === "string") throw new Error(user);
  return user;
}

/** The sign-in that gave tokens. Throws before there is one. */
export function finishedSignIn({ finished }: RedirectSubject): FinishedSignIn {
  if (finished === undefined) throw new Error("nobody has signed in yet");
  return finished;
}

/** The callback URL that the proof uses. */
export function callbackOf({ client: { callbackUrls } }: RedirectSubject): string {
  const [first] = callbackUrls;
  if (first === undefined) throw new Error("the client has no callback URL");
  return first;
}
