import { Amplify } from "aws-amplify";
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
  history.replaceState(history.state, "", location.pathname);
  return error instanceof TypeError ? serviceUnreachable : "The hosted page didn't sign you in. Try again.";
}

/** Goes to the hosted page. Fulfilled only where the browser comes back to this page as it was left. */
export async function goToHostedPage(): Promise<void> {
  await signInWithRedirect();
  await endOfSignIn();
}

/**
 * Ends the session here and, for users who signed in there, on the hosted page, which then leads back.
 *
 * @returns false where the session on the hosted page goes on
 */
export async function endSession(): Promise<boolean> {
  try {
    await signOut();
    return true;
  } catch (error) {
    // It would lead back to no logout URL. The session here has ended by then.
    if (error instanceof AuthError && error.name === "InvalidRedirectException") return false;
    throw error;
  }
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
  const { userPoolClientId = "" } = amplify.Auth?.Cognito ?? {};
  const mark = localStorage.getItem(`CognitoIdentityServiceProvider.${userPoolClientId}.inflightOAuth`);
  return hostedPage === "offered" && mark === "true";
}
