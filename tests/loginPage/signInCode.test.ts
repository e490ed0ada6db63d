import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { TestUserArgs } from "../../components";
import { emailOf, otherThan, phoneNumber } from "../../packages/local-aws/tests/helpers/messages";
import { answer, refuse } from "./cognitoAnswers";
import { codeSentTo } from "./sentCode";
import { deployStack, type TestStack } from "./stack";
import { descriptionOf, failureOn, press, signIn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

const noCode = "No code can be sent. Check what you typed, or sign in another way.";

describe("Signing in with a code in place of a password", () => {
  const tests = useLoginPage();
  const email = emailOf("ada");
  const number = phoneNumber();

  /** Deploys a stack with codes by email and text message. */
  function deploy(user: Partial<TestUserArgs> = {}): Promise<TestStack> {
    return deployStack(tests.endpoint, {
      userPool: { passwordless: { emailOtp: true, smsOtp: true }, sms: {} },
      testUser: { username: "ada", email, permanentPassword: true, ...user },
    });
  }

  /** Opens the page of such a stack. */
  async function open(user?: Partial<TestUserArgs>): Promise<{ page: Page; password: string }> {
    const stack = await deploy(user);
    return { page: await tests.open(stack.amplifyOutputs), password: stack.permanentPassword };
  }

  async function askForCode(page: Page, medium: string): Promise<void> {
    await press(page, `Sign in with a code by ${medium}`);
    await waitForScreen(page, "Sign in with a code");
    assert.equal(await descriptionOf(page, "Username or email address"), `You'll get the code by ${medium}.`);
    await page.getByLabel("Username or email address").fill("ada");
    await press(page, "Send code");
  }

  async function enterCode(page: Page, medium: string, code: string): Promise<void> {
    await page.getByLabel(`Code from the ${medium}`).fill(code);
    await press(page, "Sign in");
  }

  for (const [medium, destination] of [
    ["email", email],
    ["text message", number],
  ] as const) {
    it(`works with a code by ${medium}, where a wrong one can be corrected`, async () => {
      const { page, password } = await open({ phoneNumber: number });
      await askForCode(page, medium);
      await waitForScreen(page, "Enter your code");
      const code = await codeSentTo(tests.endpoint, destination);
      await enterCode(page, medium, otherThan(code));
      assert.equal(await failureOn(page), "This code is wrong or has expired.");
      await enterCode(page, medium, code);
      await waitForScreen(page, "Hello, ada");
      await press(page, "Sign out");
      await signIn(page, "ada", password);
      await waitForScreen(page, "Hello, ada");
    });
  }

  it("is refused for a user who can't get one", async () => {
    const { page, password } = await open();
    await askForCode(page, "text message");
    assert.equal(await failureOn(page), noCode);
    await press(page, "Back to sign-in");
    await signIn(page, "ada", password);
    await waitForScreen(page, "Hello, ada");
  });

  describe("says the same as to a user who can't get one, where Cognito", () => {
    let stack: TestStack;

    before(async () => {
      stack = await deploy();
    });

    for (const challenge of ["PASSWORD", "PASSWORD_SRP", "WEB_AUTHN", "EMAIL_OTP", "SELECT_CHALLENGE"]) {
      it(`asks for ${challenge}`, async () => {
        const page = await tests.open(stack.amplifyOutputs);
        await answer(page, "InitiateAuth", {
          ChallengeName: challenge,
          Session: "the-session-of-the-sign-in",
          ChallengeParameters: {
            CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
            CODE_DELIVERY_DESTINATION: "a***@e***",
            CREDENTIAL_REQUEST_OPTIONS: '{"challenge":"AAAA","rpId":"example.com"}',
          },
        });
        await askForCode(page, "text message");
        assert.equal(await failureOn(page), noCode);
      });
    }

    for (const [type, message] of [
      ["UserNotFoundException", "User does not exist."],
      ["NotAuthorizedException", "Incorrect username or password."],
      ["NotAuthorizedException", "User is disabled."],
      ["UserNotConfirmedException", "User is not confirmed."],
      ["PasswordResetRequiredException", "Password reset required for the user"],
    ] as const) {
      it(`answers ${type}: ${message}`, async () => {
        const page = await tests.open(stack.amplifyOutputs);
        await refuse(page, "InitiateAuth", { __type: type, message });
        await askForCode(page, "email");
        assert.equal(await failureOn(page), noCode);
      });
    }
  });

  it("says what else went wrong", async () => {
    const { page } = await open();
    await refuse(page, "InitiateAuth", { __type: "TooManyRequestsException", message: "Too many requests" });
    await askForCode(page, "email");
    assert.equal(await failureOn(page), "Too many attempts. Wait a while, and try again.");
  });

  it("starts over after five wrong codes", async () => {
    const { page } = await open();
    await askForCode(page, "email");
    await waitForScreen(page, "Enter your code");
    const code = await codeSentTo(tests.endpoint, email);
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      await enterCode(page, "email", otherThan(code));
      assert.equal(await failureOn(page), "This code is wrong or has expired.");
    }
    await enterCode(page, "email", code);
    assert.equal(await failureOn(page), "Your session has ended. Sign in again.");
    await press(page, "Back to sign-in");
    await waitForScreen(page, "Sign in");
  });

  it("accepts codes of six to eight digits", async () => {
    const { page } = await open();
    await answer(page, "InitiateAuth", {
      ChallengeName: "EMAIL_OTP",
      Session: "the-session-of-the-sign-in",
      ChallengeParameters: {},
    });
    await askForCode(page, "email");
    const field = page.getByLabel("Code from the email");
    for (const [code, isAccepted] of [
      ["12345", false],
      ["123456", true],
      ["1234 5678", true],
      ["123456789", false],
    ] as const) {
      await field.fill(code);
      const isValid = await field.evaluate((input: { readonly validity?: { readonly valid: boolean } }) => {
        return input.validity?.valid;
      });
      assert.equal(isValid, isAccepted, code);
    }
  });

  it("isn't offered where the pool has no such codes", async () => {
    const stack = await deployStack(tests.endpoint, {
      userPool: { passwordless: { passkeys: { relyingPartyId: "example.com" } } },
    });
    const page = await tests.open(stack.amplifyOutputs);
    await waitForScreen(page, "Sign in");
    assert.equal(await page.getByRole("button", { name: "Forgot your password?" }).count(), 1);
    assert.equal(await page.getByRole("button", { name: /code/ }).count(), 0);
  });
});
