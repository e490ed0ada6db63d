import { Amplify, type ResourcesConfig } from "aws-amplify";
import { AuthError, signInWithRedirect, signOut } from "aws-amplify/auth";
import { Hub } from "aws-amplify/utils";
import type { Configuration } from "./configuration";
import { serviceUnreachable } from "./failure";

/** Whether the browser comes back from the hosted page, with its answer in the address. */
export function isReturning({ hostedPage }: Configuration): boolean {
  const answer = new URLSearchParams(location.search);
  return hostedPage === "offered" && (answer.has("code") || answer.has("error"));
}

/**
 * Configures Amplify, which then completes the sign-in of a user who comes back from the hosted page.
 *
 * @returns what to tell the user where there is no session now
 */
export async function configureAmplify(configuration: Configuration): Promise<string | undefined> {
  const hasAnswer = isReturning(configuration);
  const ended = isUnderWay(configuration) ? endOfSignIn() : undefined;
  Amplify.configure(configuration.amplify);
  const error = await ended;
  // Users who come back by themselves know that they aren't signed in.
  if (!hasAnswer) return undefined;
  // A code is valid once, so that a reload would fail.
  history.replaceState(history.state, "", withoutAnswer(location.href));
  return error instanceof TypeError ? serviceUnreachable : "The hosted page didn't sign you in. Try again.";
}

/** An address without what the hosted page adds to a callback URL, whose own query stays. */
function withoutAnswer(address: string): URL {
  const url = new URL(address);
  for (const name of ["code", "state", "error", "error_description"]) url.searchParams.delete(name);
  return url;
}

/** Goes to the hosted page, unless the browser is kept from leaving, which it doesn't tell. */
export async function goToHostedPage(): Promise<void> {
  await signInWithRedirect();
  // The page is busy for as long as a double click takes, so that the second click starts no other sign-in.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

/** Gives up a sign-in on the hosted page that hasn't ended: Amplify would have every other one wait for it. */
export function giveUpSignIn(): void {
  localStorage.removeItem(nameOf("inflightOAuth", Amplify.getConfig()));
}

/**
 * Ends the session here and, for users who signed in there, on the hosted page, which then leads back.
 *
 * @param notice what `takeNotice` returns once the browser is back
 * @returns false where the session on the hosted page goes on
 */
export async function endSession(notice: string): Promise<boolean> {
  const isLeaving = localStorage.getItem(nameOf("oauthSignIn", Amplify.getConfig())) !== null;
  try {
    await signOut();
  } catch (error) {
    // It would lead back to no logout URL. The session here has ended by then.
    if (isNamed(error, "InvalidRedirectException")) return false;
    throw error;
  }
  if (isLeaving) sessionStorage.setItem(noticeName, notice);
  return true;
}

/** Ends what is left here of a session that has ended by itself. Other applications may still need the hosted page's. */
export async function endSessionHere(): Promise<void> {
  try {
    // Amplify goes to the hosted page only with a logout URL that it knows, and ends the session here before.
    await signOut({ global: false, oauth: { redirectUrl: "none" } });
  } catch (error) {
    if (!isNamed(error, "InvalidPreferredRedirectUrlException")) throw error;
  }
}

/** What to tell a user who comes back from signing out on the hosted page, once. */
export function takeNotice(): string | undefined {
  const notice = sessionStorage.getItem(noticeName) ?? undefined;
  sessionStorage.removeItem(noticeName);
  return notice;
}

const noticeName = "login-page.notice";

function isNamed(error: unknown, name: string): boolean {
  return error instanceof AuthError && error.name === name;
}

/** How a sign-in on the hosted page ends: with an error, which is a `TypeError` where Cognito can't be reached, or without. */
function endOfSignIn(): Promise<unknown> {
  return new Promise((resolve) => {
    const stopListening = Hub.listen("auth", ({ payload }) => {
      if (payload.event !== "signInWithRedirect" && payload.event !== "signInWithRedirect_failure") return;
      stopListening();
      resolve("data" in payload ? payload.data.error : undefined);
    });
  });
}

/** Whether there is a sign-in on the hosted page. Only Amplify's own mark says so; its events say how one ends. */
function isUnderWay({ amplify, hostedPage }: Configuration): boolean {
  return hostedPage === "offered" && localStorage.getItem(nameOf("inflightOAuth", amplify)) === "true";
}

/** The name of Amplify's own mark of a sign-in on the hosted page, or of a session that began there. */
function nameOf(mark: "inflightOAuth" | "oauthSignIn", { Auth }: ResourcesConfig): string {
  return `CognitoIdentityServiceProvider.${Auth?.Cognito.userPoolClientId ?? ""}.${mark}`;
}
