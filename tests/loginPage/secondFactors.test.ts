import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { MfaArgs, TestUserArgs } from "../../components";
import { cognitoAt } from "../../packages/local-aws/tests/helpers/cognitoUnderTest";
import { emailOf, otherThan, phoneNumber } from "../../packages/local-aws/tests/helpers/messages";
import { preferFactors } from "../../packages/local-aws/tests/helpers/secondFactors";
import { answer, refuse } from "./cognitoAnswers";
import { codeSentTo } from "./sentCode";
import { deployStack, ses } from "./stack";
import { descriptionOf, failureOn, press, signIn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

interface Settings {
  readonly mfa?: MfaArgs;
  /** The user, but for the email address. */
  readonly user?: Partial<TestUserArgs>;
  /** Which factors the user has. */
  readonly preferences?: Parameters<typeof preferFactors>[2];
}

describe("A second factor by message", () => {
  const tests = useLoginPage();
  const email = emailOf("ada");
  const number = phoneNumber();

  /** Signs in on the page of a stack up to the second factor. */
  async function startSignIn(settings: Settings = {}): Promise<{ page: Page; password: string }> {
    const { mfa = { email: {} }, user = { phoneNumber: number }, preferences } = settings;
    const stack = await deployStack(tests.endpoint, {
      userPool: { accountRecovery: "adminOnly", ses, sms: {}, mfa },
      testUser: { username: "ada", email, permanentPassword: true, ...user },
    });
    const { userPoolId, permanentPassword: password } = stack;
    const cognito = cognitoAt(tests.endpoint);
    if (preferences !== undefined) await preferFactors(cognito, userPoolId, preferences);
    cognito.client.destroy();
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, "ada", password);
    return { page, password };
  }

  async function enterCode(page: Page, label: string, code: string): Promise<void> {
    await page.getByLabel(label).fill(code);
    await press(page, "Sign in");
  }

  for (const [kind, preferences, label, destination, sentTo] of [
    [
      "a text message",
      { SMSMfaSettings: { Enabled: true, PreferredMfa: true } },
      "Code from the text message",
      number,
      new RegExp(`^A code was sent to \\+\\*+${number.slice(-4)}\\.`),
    ],
    [
      "an email",
      { EmailMfaSettings: { Enabled: true, PreferredMfa: true } },
      "Code from the email",
      email,
      /^A code was sent to a\*+@e\*+\./,
    ],
  ] as const) {
    it(`is the code from ${kind}, and a wrong one can be corrected`, async () => {
      const { page } = await startSignIn({ preferences });
      await waitForScreen(page, "Enter your code");
      assert.match(await descriptionOf(page, label), sentTo);
      const code = await codeSentTo(tests.endpoint, destination);
      await enterCode(page, label, otherThan(code));
      assert.equal(await failureOn(page), "This code is wrong or has expired.");
      await enterCode(page, label, code);
      await waitForScreen(page, "Hello, ada");
    });
  }

  it("is chosen by the user who has several", async () => {
    const { page } = await startSignIn({
      preferences: { SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } },
    });
    await waitForScreen(page, "Choose how to get your code");
    assert.deepEqual(await page.getByRole("main").getByRole("button").allInnerTexts(), [
      "Text message",
      "Email",
      "Back to sign-in",
    ]);
    await press(page, "Email");
    await waitForScreen(page, "Enter your code");
    await enterCode(page, "Code from the email", await codeSentTo(tests.endpoint, email));
    await waitForScreen(page, "Hello, ada");
  });

  it("can be set up at the sign-in, by app or by email", async () => {
    const { page, password } = await startSignIn();
    await waitForScreen(page, "Hello, ada");
    await press(page, "Sign out");
    await answer(page, "RespondToAuthChallenge", {
      ChallengeName: "MFA_SETUP",
      Session: "the-session-of-the-sign-in",
      ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' },
    });
    await signIn(page, "ada", password);
    await waitForScreen(page, "Set up a second step");
    await press(page, "Email");
    await waitForScreen(page, "Set up codes by email");
    await answer(page, "RespondToAuthChallenge", {
      ChallengeName: "EMAIL_OTP",
      Session: "the-session-of-the-sign-in",
      ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL", CODE_DELIVERY_DESTINATION: "a***@e***" },
    });
    const [request] = await Promise.all([
      page.waitForRequest((sent) => sent.postData()?.includes("MFA_SETUP") === true),
      (async () => {
        await page.getByLabel("Email address").fill("ada@example.com");
        await press(page, "Send code");
      })(),
    ]);
    const { ChallengeResponses } = JSON.parse(request.postData() ?? "{}") as { ChallengeResponses?: unknown };
    assert.deepEqual(ChallengeResponses, { USERNAME: "ada", EMAIL: "ada@example.com" });
    await waitForScreen(page, "Enter your code");
    await page.getByText("A code was sent to a***@e***.").waitFor();
  });

  it("by text message alone needs a phone number, which an administrator adds", async () => {
    const { page } = await startSignIn({
      mfa: { mode: "ON", totp: false },
      user: {},
    });
    assert.equal(await failureOn(page), "Your account lacks a phone number. Ask an administrator to add it.");
  });

  it("starts over after five wrong codes", async () => {
    const { page } = await startSignIn({
      preferences: { SMSMfaSettings: { Enabled: true, PreferredMfa: true } },
    });
    const label = "Code from the text message";
    await waitForScreen(page, "Enter your code");
    const code = await codeSentTo(tests.endpoint, number);
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      await enterCode(page, label, otherThan(code));
      assert.equal(await failureOn(page), "This code is wrong or has expired.");
    }
    await enterCode(page, label, code);
    assert.equal(await failureOn(page), "Your session has ended. Sign in again.");
  });

  it("that couldn't be chosen in time starts the sign-in over", async () => {
    const { page } = await startSignIn({
      preferences: { SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } },
    });
    await waitForScreen(page, "Choose how to get your code");
    await refuse(page, "RespondToAuthChallenge", {
      __type: "NotAuthorizedException",
      message: "Invalid session for the user, session is expired.",
    });
    await press(page, "Text message");
    assert.equal(await failureOn(page), "Your session has ended. Sign in again.");
    await press(page, "Back to sign-in");
    await waitForScreen(page, "Sign in");
  });

  it("that the page doesn't know is named", async () => {
    const { page, password } = await startSignIn();
    await waitForScreen(page, "Hello, ada");
    await press(page, "Sign out");
    await answer(page, "RespondToAuthChallenge", {
      ChallengeName: "CUSTOM_CHALLENGE",
      Session: "the-session-of-the-sign-in",
      ChallengeParameters: {},
    });
    await signIn(page, "ada", password);
    assert.equal(
      await failureOn(page),
      "This page has no screen for the step CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE.",
    );
  });
});
