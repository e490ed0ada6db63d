import * as amplify from "aws-amplify/auth";
import { Hub } from "aws-amplify/utils";
import { attributesAmong } from "./attributes";
import type { Configuration } from "./configuration";
import { type Delivery, type DeliveryDetails, deliveryOf, type Medium } from "./delivery";
import { ExplainedError, messageFor, noSignInCode, revealsUserExistence, sessionHasEnded } from "./failure";
import { globalSignOut } from "./globalSignOut";
import {
  configureAmplify,
  endSession,
  endSessionHere,
  giveUpSignIn,
  goToHostedPage,
  takeNotice,
} from "./hostedPage";
import type { NewUser } from "./newUser";
import type { Screen } from "./screen";
import { readSession } from "./session";

/* What the user does, each answered with the screen that comes next. Rejects with what Amplify says went wrong. */

/** The first screen: signed in where the browser still has a session, or comes back from the hosted page with one. */
export async function start(configuration: Configuration): Promise<Screen> {
  const failures: unknown[] = [];
  const stopListening = Hub.listen("auth", ({ payload }) => {
    if (payload.event === "tokenRefresh_failure") failures.push(payload);
  });
  try {
    const failure = await configureAmplify(configuration);
    const session = await readSession();
    const notice = takeNotice();
    if (session !== undefined) return { name: "signedIn", session };
    if (failure !== undefined) return { name: "signIn", failure };
    if (failures.length > 0) return await afterSession();
    return { name: "signIn", ...(notice === undefined ? {} : { notice }) };
  } finally {
    stopListening();
  }
}

/** The screen of a user who is signed in, with new tokens where `renew` is true. */
export async function signedIn(notice?: string, renew = false): Promise<Screen> {
  return inSession(async () => {
    const session = await readSession(renew);
    if (session === undefined) throw new ExplainedError(sessionHasEnded);
    return { name: "signedIn", session, ...(notice === undefined ? {} : { notice }) };
  });
}

/** Does what only a user who is signed in can do. Shows the sign-in where the session has ended. */
async function inSession(work: () => Promise<Screen>): Promise<Screen> {
  try {
    return await work();
  } catch (error) {
    if (messageFor(error) !== sessionHasEnded) throw error;
    return afterSession();
  }
}

/** The screen of a user whose session has ended by itself. */
async function afterSession(): Promise<Screen> {
  await endSessionHere();
  return { name: "signIn", notice: sessionHasEnded };
}

/** Signs in by SRP, which proves the password without sending it. */
export async function signIn(username: string, password: string): Promise<Screen> {
  return unlessSignedIn(async () => {
    const { nextStep } = await amplify.signIn({ username, password });
    return screenAfter(nextStep, username);
  });
}

/** How a code to sign in with is asked for, and Amplify's step when it was sent. */
const signInCodes = {
  email: ["EMAIL_OTP", "CONFIRM_SIGN_IN_WITH_EMAIL_CODE"],
  "text message": ["SMS_OTP", "CONFIRM_SIGN_IN_WITH_SMS_CODE"],
} as const satisfies Readonly<Record<Medium, unknown>>;

/**
 * Has a code sent to sign in with, in place of a password. Whatever else Cognito answers has one message, so that it
 * doesn't reveal which users exist: about an unknown user, it asks for any factor that the pool allows.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export async function sendSignInCode(username: string, medium: Medium): Promise<Screen> {
  const [preferredChallenge, expected] = signInCodes[medium];
  return unlessSignedIn(async () => {
    const options = { authFlowType: "USER_AUTH", preferredChallenge } as const;
    const answered = await unlessRevealing(amplify.signIn({ username, options }));
    if (answered?.nextStep.signInStep !== expected) throw new ExplainedError(noSignInCode);
    return screenAfter(answered.nextStep, username);
  });
}

/** What Amplify answers; undefined where it rejects with what reveals whether there is such a user. */
async function unlessRevealing<Answer>(work: Promise<Answer>): Promise<Answer | undefined> {
  return work.catch((error: unknown) => {
    if (!revealsUserExistence(error)) throw error;
    return undefined;
  });
}

/** Leaves for the hosted page, to sign in there. */
export async function signInOnHostedPage(): Promise<Screen> {
  return unlessSignedIn(async () => {
    await goToHostedPage();
    return { name: "signIn" };
  });
}

async function unlessSignedIn(work: () => Promise<Screen>): Promise<Screen> {
  giveUpSignIn();
  const session = await readSession();
  if (session === undefined) return work();
  return { name: "signedIn", session, notice: "You have already signed in in another tab." };
}

/** Answers what Cognito asks for during a sign-in, such as a new password or a code. */
export async function answer(
  response: string,
  username: string,
  attributes: NewUser["attributes"] = {},
): Promise<Screen> {
  const { nextStep } = await amplify.confirmSignIn({
    challengeResponse: response,
    options: { userAttributes: attributes },
  });
  return screenAfter(nextStep, username);
}

async function screenAfter(step: amplify.SignInOutput["nextStep"], username: string): Promise<Screen> {
  switch (step.signInStep) {
    case "DONE":
      return signedIn();
    case "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED":
      return { name: "newPassword", username, missing: attributesAmong(step.missingAttributes ?? []) };
    case "CONFIRM_SIGN_IN_WITH_TOTP_CODE":
      return { name: "totpCode", username };
    case "CONTINUE_SIGN_IN_WITH_TOTP_SETUP":
      return totpSetUp(step.totpSetupDetails, username, "sign-in");
    case "CONFIRM_SIGN_IN_WITH_SMS_CODE":
      return sentCode(username, { ...step.codeDeliveryDetails, deliveryMedium: "SMS" });
    case "CONFIRM_SIGN_IN_WITH_EMAIL_CODE":
      return sentCode(username, { ...step.codeDeliveryDetails, deliveryMedium: "EMAIL" });
    case "CONTINUE_SIGN_IN_WITH_MFA_SELECTION":
      return { name: "secondFactor", username, factors: step.allowedMFATypes ?? [], isSetUp: true };
    case "CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION":
      return { name: "secondFactor", username, factors: step.allowedMFATypes ?? [], isSetUp: false };
    case "CONTINUE_SIGN_IN_WITH_EMAIL_SETUP":
      return { name: "emailSetUp", username };
    case "CONFIRM_SIGN_UP":
      return { name: "confirmSignUp", username, delivery: await sendSignUpCode(username) };
    case "RESET_PASSWORD":
      return requestPasswordReset(username, true);
    default:
      throw new ExplainedError(`This page has no screen for the step ${step.signInStep}.`);
  }
}

function sentCode(username: string, details: DeliveryDetails): Screen {
  return { name: "sentCode", username, delivery: deliveryOf(details) };
}

/** Starts the set-up of an authenticator app for a user who is signed in. */
export async function startTotpSetUp(): Promise<Screen> {
  return inSession(async () => {
    const [details, { username }] = await Promise.all([amplify.setUpTOTP(), amplify.getCurrentUser()]);
    return totpSetUp(details, username, "session");
  });
}

/** Ends the set-up of an authenticator app with its first code. */
export async function finishTotpSetUp(code: string): Promise<Screen> {
  return inSession(async () => {
    await amplify.verifyTOTPSetup({ code });
    await amplify.updateMFAPreference({ totp: "PREFERRED" });
    return signedIn("Your authenticator app is set up. The next sign-in asks for its code.");
  });
}

function totpSetUp(
  details: amplify.SetUpTOTPOutput,
  username: string,
  during: "sign-in" | "session",
): Screen {
  const address = details.getSetupUri(location.hostname, encodeURIComponent(username)).href;
  return { name: "totpSetUp", secret: details.sharedSecret, address, during, username };
}

/**
 * Has a code sent with which a password can be replaced. What comes next is the same whether there is such a user or
 * not, so that it doesn't reveal which users exist.
 */
export async function requestPasswordReset(username: string, isRequired = false): Promise<Screen> {
  const answered = await unlessRevealing(amplify.resetPassword({ username }));
  const { medium } = deliveryOf(answered?.nextStep.codeDeliveryDetails);
  return { name: "resetPassword", username, isRequired, ...(medium === undefined ? {} : { medium }) };
}

/** Replaces a forgotten password. */
export async function resetPassword(username: string, code: string, newPassword: string): Promise<Screen> {
  await amplify.confirmResetPassword({ username, confirmationCode: code, newPassword });
  return { name: "signIn", notice: "Your password has been changed. Sign in with it." };
}

/** Creates an account. */
export async function signUp({ username, attributes }: NewUser, password: string): Promise<Screen> {
  const options = { userAttributes: attributes };
  const { nextStep } = await amplify.signUp({ username, password, options });
  if (nextStep.signUpStep !== "CONFIRM_SIGN_UP") return accountIsReady;
  const delivery = deliveryOf(nextStep.codeDeliveryDetails);
  return delivery.medium === undefined ? accountIsUnconfirmed : { name: "confirmSignUp", username, delivery };
}

/** Confirms where a code can be sent to the user of a new account. */
export async function confirmSignUp(username: string, code: string): Promise<Screen> {
  await amplify.confirmSignUp({ username, confirmationCode: code });
  return accountIsReady;
}

const accountIsReady: Screen = { name: "signIn", notice: "Your account is ready. Sign in." };
const accountIsUnconfirmed: Screen = {
  name: "signIn",
  notice: "Your account was created. You can sign in when an administrator has confirmed it.",
};

/** Has another code sent for a new account. */
export async function resendSignUpCode(username: string): Promise<Screen> {
  const delivery = await sendSignUpCode(username);
  return { name: "confirmSignUp", username, delivery, notice: "Another code was sent." };
}

async function sendSignUpCode(username: string): Promise<Delivery> {
  return deliveryOf(await amplify.resendSignUpCode({ username }));
}

/** Signs out: here, or wherever the user is signed in. */
export async function signOut(everywhere: boolean): Promise<Screen> {
  if (everywhere) await globalSignOut();
  const notice = everywhere ? "You are signed out on all devices." : "You are signed out.";
  const isComplete = await endSession(notice);
  return {
    name: "signIn",
    notice: isComplete ? notice : "You are signed out here, but not on the hosted page.",
  };
}
