import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { secretsOf } from "@cognito-auth/local-aws/credentials";
import type { ProofSubject } from "../signIn/claim";
import { describeClient, type DescribedClient } from "./describedClient";
import { whyNoPages } from "./missingPath";
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

/** Reads what is deployed. Rejects with the service's error where it can't. */
export async function redirectSubject(
  cognito: CognitoIdentityProviderClient,
  target: OAuthTarget,
  client: RedirectClient,
  user: PageUser | string,
): Promise<RedirectSubject> {
  const described = await describeClient(cognito, target, client.clientId);
  const password = typeof user === "string" ? undefined : user.password;
  return {
    target,
    client,
    described,
    noPages: await whyNoPages(target),
    user,
    secrets: new Set(
      [password, described.secret, ...secretsOf(target.credentials)].filter((secret) => secret !== undefined),
    ),
    finished: undefined,
  };
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
