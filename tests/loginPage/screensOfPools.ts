import type { Page } from "playwright-core";
import { answer } from "./cognitoAnswers";
import { jane, type TestStack } from "./stack";
import { failureOn, passwords, press, signIn, waitForScreen } from "./steps";

/** The standard attributes that a pool can require, by Cognito's names. */
export const standardAttributes = [
  ...["email", "phone_number", "name", "given_name", "middle_name", "family_name", "nickname"],
  ...["preferred_username", "gender", "birthdate", "address", "website", "profile", "picture"],
  ...["locale", "zoneinfo", "updated_at"],
];

const session = "the-session-of-the-sign-in";

/** Goes through the screens that other pools than the stack's lead to, and gives their names. */
export async function* screensOfPools(page: Page, stack: TestStack): AsyncGenerator<string> {
  await page.route(/amplify_outputs\.json$/, (route) => route.fulfill({ json: withEverything(stack) }));
  await page.reload();
  await waitForScreen(page, "Sign in");
  yield "sign in with anything";
  await press(page, "Create an account");
  await waitForScreen(page, "Create an account");
  yield "create an account with all attributes";
  await press(page, "Back to sign-in");
  yield* oneTimeCode(page);
  yield* secondFactors(page);
  await page.unrouteAll();
  await page.reload();
  await waitForScreen(page, "Sign in");
}

function withEverything({ amplifyOutputs }: TestStack): object {
  return {
    ...amplifyOutputs,
    auth: {
      ...amplifyOutputs.auth,
      username_attributes: ["username", "email", "phone_number"],
      standard_required_attributes: standardAttributes,
      user_verification_types: ["email", "phone_number"],
      passwordless: { email_otp_enabled: true, sms_otp_enabled: true },
    },
  };
}

async function* oneTimeCode(page: Page): AsyncGenerator<string> {
  await press(page, "Sign in with a code by text message");
  await waitForScreen(page, "Sign in with a code");
  yield "sign in with a code";
  await answer(page, "InitiateAuth", { ChallengeName: "SELECT_CHALLENGE", Session: session });
  await page.getByLabel(/^Username/).fill(jane.username);
  await press(page, "Send code");
  await failureOn(page);
  yield "no code for this user";
  await answer(page, "InitiateAuth", {
    ChallengeName: "SMS_OTP",
    Session: session,
    ChallengeParameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: "SMS",
      CODE_DELIVERY_DESTINATION: "+*******0123",
    },
  });
  await press(page, "Send code");
  await waitForScreen(page, "Enter your code");
  yield "enter the code that was sent";
  await press(page, "Back to sign-in");
}

async function* secondFactors(page: Page): AsyncGenerator<string> {
  for (const [challenge, parameters, heading, name] of [
    [
      "SELECT_MFA_TYPE",
      { MFAS_CAN_CHOOSE: '["SOFTWARE_TOKEN_MFA","SMS_MFA","EMAIL_OTP"]' },
      "Choose how to get your code",
      "choose a second factor",
    ],
    [
      "MFA_SETUP",
      { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' },
      "Set up a second step",
      "choose a second factor to set up",
    ],
    ["MFA_SETUP", { MFAS_CAN_SETUP: '["EMAIL_OTP"]' }, "Set up codes by email", "set up codes by email"],
  ] as const) {
    await answer(page, "InitiateAuth", {
      ChallengeName: challenge,
      Session: session,
      ChallengeParameters: parameters,
    });
    await signIn(page, jane.username, passwords.wrong);
    await waitForScreen(page, heading);
    yield name;
    await press(page, "Back to sign-in");
  }
}
