import type { SignInCalls } from "./callsRoute";

/** What a completed sign-in returns. */
export interface Tokens {
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** What the service answers once it has accepted a password. */
export type Answer =
  | { readonly kind: "tokens"; readonly tokens: Tokens; readonly afterSecondFactor: boolean }
  | { readonly kind: "challenge"; readonly challenge: string };

/** One way to sign in. Its methods reject with the service's error when it refuses. */
export interface SignInRoute {
  /** Why this app client can't be used this way; absent when it can. */
  readonly unavailable: string | undefined;
  readonly signIn: (username: string, password: string) => Promise<Answer>;
  /** Signs in, and answers the challenges of second factors, which are set up where there are none. */
  readonly signInFully: (username: string, password: string) => Promise<Answer>;
  /** The calls that it makes. */
  readonly calls: SignInCalls;
  /**
   * Signs in, answers the challenge for a new password, and enrolls a second factor if that is required, too.
   *
   * @param attributes the user's attributes that the answer sets; none by default
   */
  readonly replacePassword: (
    username: string,
    temporary: string,
    chosen: string,
    attributes?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
}

/** The challenge that a temporary password leads to. */
export const newPasswordRequired = "NEW_PASSWORD_REQUIRED";
