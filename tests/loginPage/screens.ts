import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { oneTimeCode } from "../../local/proofs/signIn/totp";
import { answer, cutOff, hold, refuse } from "./cognitoAnswers";
import { comeBackWith } from "./hostedPage";
import { screensOfPools } from "./screensOfPools";
import { jane, type TestStack } from "./stack";
import { choosePassword, failureOn, passwords, press, signIn, totpKeyOn, waitForScreen } from "./steps";

/** Goes through all screens in all their states, in the order in which a user may see them, and gives their names. */
export async function* screensOf(page: Page, stack: TestStack): AsyncGenerator<string> {
  yield* attempts(page);
  yield* hostedPage(page, stack);
  yield* screensOfPools(page, stack);
  yield* newAccount(page);
  yield* forgottenPassword(page);
  yield* firstSignIn(page, stack);
  yield* session(page);
  yield* secondFactor(page);
  yield* afterTwoHours(page);
  yield* withoutStack(page);
}

/** Failing to sign in. The button stays where it is all the time. */
async function* attempts(page: Page): AsyncGenerator<string> {
  const place = (): Promise<unknown> =>
    page.getByRole("button", { name: "Sign in", exact: true }).boundingBox();
  await waitForScreen(page, "Sign in");
  yield "sign in";
  const before = await place();
  const release = await hold(page);
  await signIn(page, jane.username, passwords.wrong);
  await page.locator("form[aria-busy=true]").waitFor();
  assert.deepEqual(await place(), before);
  yield "busy";
  release();
  await failureOn(page);
  assert.deepEqual(await place(), before);
  yield "wrong password";
  await cutOff(page);
  await press(page, "Sign in");
  await page.getByText("can't be reached").waitFor();
  assert.deepEqual(await place(), before);
  yield "service out of reach";
  await page.unrouteAll();
}

/** The way back from the hosted page, and where there is none. */
async function* hostedPage(page: Page, { amplifyOutputs }: TestStack): AsyncGenerator<string> {
  const release = await hold(page);
  await comeBackWith(page, { code: "12345678-1234-1234-1234-123456789abc" });
  await waitForScreen(page, "Signing in …");
  yield "signing in";
  release();
  await failureOn(page);
  yield "not signed in by the hosted page";
  await page.unrouteAll();
  await page.route(/amplify_outputs\.json$/, (route) =>
    route.fulfill({ body: JSON.stringify(amplifyOutputs).replaceAll(page.url(), "https://example.com/") }),
  );
  await page.reload();
  await page.getByText("can't lead back").waitFor();
  yield "no way back from the hosted page";
  await page.unrouteAll();
  await page.reload();
  await waitForScreen(page, "Sign in");
}

async function* newAccount(page: Page): AsyncGenerator<string> {
  await press(page, "Create an account");
  await waitForScreen(page, "Create an account");
  yield "create an account";
  await page.getByLabel("Username").fill("casey");
  await page.getByLabel("Email address").fill("casey@example.com");
  await page.getByLabel("New password", { exact: true }).fill(passwords.chosen);
  await press(page, "Create account");
  await waitForScreen(page, "Confirm your email address");
  yield "confirm the email address";
  await press(page, "Back to sign-in");
}

async function* forgottenPassword(page: Page): AsyncGenerator<string> {
  await press(page, "Forgot your password?");
  await waitForScreen(page, "Reset your password");
  yield "reset the password";
  await page.getByLabel(/^Username/).fill("casey");
  await press(page, "Send code");
  await waitForScreen(page, "Choose a new password");
  yield "choose another password";
  await press(page, "Back to sign-in");
  await refuse(page, "InitiateAuth", { __type: "PasswordResetRequiredException", message: "Required" });
  await signIn(page, jane.username, passwords.wrong);
  await waitForScreen(page, "Choose a new password");
  yield "choose another password for the administrator";
  await page.unrouteAll();
  await press(page, "Back to sign-in");
}

async function* firstSignIn(page: Page, { temporaryPassword }: TestStack): AsyncGenerator<string> {
  await signIn(page, jane.username, temporaryPassword);
  await waitForScreen(page, "Choose your password");
  await page.getByLabel("New password", { exact: true }).fill("Correct-Horse");
  yield "choose a password";
  await answer(page, "RespondToAuthChallenge", {
    ChallengeName: "MFA_SETUP",
    Session: "the-session-of-the-sign-in",
    ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
  });
  await answer(page, "AssociateSoftwareToken", {
    SecretCode: "WXYZ".repeat(8),
    Session: "the-session-of-the-sign-in",
  });
  await choosePassword(page, passwords.chosen);
  await waitForScreen(page, "Set up your authenticator app");
  yield "set up an authenticator app to sign in";
  await page.unrouteAll();
  await press(page, "Back to sign-in");
  await signIn(page, jane.username, temporaryPassword);
  await choosePassword(page, passwords.chosen);
}

async function* session(page: Page): AsyncGenerator<string> {
  await waitForScreen(page, "Hello, jane");
  yield "signed in";
  await cutOff(page);
  await press(page, "Sign out everywhere");
  await failureOn(page);
  yield "signed in, service out of reach";
  await page.unrouteAll();
  await page.route(/\/me$/, (route) => route.fulfill({ json: { sub: "1", email: jane.email } }));
  await press(page, "Call the API");
  await page.getByLabel("The API's answer").filter({ hasText: "{" }).waitFor();
  yield "the API's answer";
}

async function* secondFactor(page: Page): AsyncGenerator<string> {
  await press(page, "Set up an authenticator app");
  await waitForScreen(page, "Set up your authenticator app");
  yield "set up an authenticator app";
  const code = oneTimeCode(await totpKeyOn(page));
  await page.getByLabel("Six-digit code").fill(code);
  await press(page, "Use this app");
  await press(page, "Sign out");
  await waitForScreen(page, "Sign in");
  yield "signed out";
  await signIn(page, jane.username, passwords.chosen);
  await waitForScreen(page, "Enter your code");
  yield "enter the code";
  await page.getByLabel("Six-digit code").fill(code);
  await press(page, "Sign in");
  await waitForScreen(page, "Hello, jane");
}

/** What a user sees who comes back when the tokens have expired. */
async function* afterTwoHours(page: Page): AsyncGenerator<string> {
  await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
  await cutOff(page);
  await page.reload();
  await waitForScreen(page, "One moment …");
  await failureOn(page);
  yield "service out of reach at first";
  await page.unrouteAll();
  await refuse(page, "GetTokensFromRefreshToken", {
    __type: "NotAuthorizedException",
    message: "Refresh Token has been revoked",
  });
  await press(page, "Try again");
  await waitForScreen(page, "Sign in");
  yield "session ended";
}

async function* withoutStack(page: Page): AsyncGenerator<string> {
  for (const [status, heading, name] of [
    [500, "This page can't be loaded", "not loaded"],
    [404, "Not configured", "not configured"],
  ] as const) {
    await page.route(/amplify_outputs\.json$/, (route) => route.fulfill({ status }));
    await page.reload();
    await waitForScreen(page, heading);
    yield name;
  }
}
