import assert from "node:assert/strict";
import { AdminAddUserToGroupCommand, CreateGroupCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { Page, Request } from "playwright-core";
import { cognitoAt } from "../../packages/local-aws/tests/helpers/cognitoUnderTest";
import { deployStack, jane, type TestStack } from "./stack";
import {
  assertClaimsOfJane,
  choosePassword,
  claimsOn,
  failureOn,
  isInView,
  noticeOn,
  passwords,
  signIn,
  storageOf,
  waitForScreen,
} from "./steps";
import { useLoginPage } from "./useBrowser";

describe("A test user on the login page", () => {
  const tests = useLoginPage();
  let stack: TestStack;

  beforeEach(async () => {
    stack = await deployStack(tests.endpoint);
  });

  /** Signs in for the first time, with the user's own password at the end. */
  async function firstSignIn(page: Page): Promise<void> {
    await signIn(page, jane.username, stack.temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  }

  it("gets the same message for a wrong password and an unknown user", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.username, passwords.wrong);
    assert.equal(await failureOn(page), "Wrong username or password.");
    await signIn(page, "nobody", passwords.wrong);
    assert.equal(await failureOn(page), "Wrong username or password.");
    assert.equal(await page.getByLabel(/^Username/).inputValue(), "nobody");
  });

  it("chooses a password at the first sign-in, and sees who is signed in", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await firstSignIn(page);
    assert.equal(await noticeOn(page), "You are signed in.");
    assert.match(await page.getByRole("timer").innerText(), /^Valid for another (59 min \d+ s|1 h 0 min)$/);
    await assertClaimsOfJane(page, stack);
  });

  it("sees the groups that the user is in", async () => {
    const cognito = cognitoAt(tests.endpoint);
    const user = { UserPoolId: stack.userPoolId, Username: jane.username };
    for (const GroupName of ["admins", "editors"]) {
      await cognito.send(new CreateGroupCommand({ UserPoolId: stack.userPoolId, GroupName }));
      await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
    }
    cognito.client.destroy();
    const page = await tests.open(stack.amplifyOutputs);
    await firstSignIn(page);
    assert.equal((await claimsOn(page))["cognito:groups"], '["admins","editors"]');
  });

  it("signs in with the email address, too", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.email, stack.temporaryPassword);
    await waitForScreen(page, "Choose your password");
  });

  it("stays signed in over a reload, and in another tab", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await firstSignIn(page);
    await page.reload();
    await waitForScreen(page, "Hello, jane");
    const other = await page.context().newPage();
    await other.goto(page.url());
    await waitForScreen(other, "Hello, jane");
  });

  it("gets new tokens", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await firstSignIn(page);
    const { jti } = await claimsOn(page);
    await page.getByRole("button", { name: "Get new tokens" }).click();
    const notice = page.getByText("You have new tokens.");
    await notice.waitFor();
    assert.equal(await isInView(notice), true);
    const claims = await claimsOn(page);
    assert.notEqual(claims["jti"], jti);
    assert.equal(claims["email"], jane.email);
  });

  it("signs out here, which leaves nothing behind", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await firstSignIn(page);
    const [request] = await Promise.all([
      page.waitForRequest((sent) => operationOf(sent) === "RevokeToken"),
      page.getByRole("button", { name: "Sign out", exact: true }).click(),
    ]);
    assert.equal(request.method(), "POST");
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "You are signed out.");
    assert.deepEqual(await storageOf(page), {});
    await page.reload();
    await waitForScreen(page, "Sign in");
  });

  it("signs out everywhere, which ends the session of another browser", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await firstSignIn(page);
    const elsewhere = await tests.open(stack.amplifyOutputs);
    await signIn(elsewhere, jane.username, passwords.chosen);
    await waitForScreen(elsewhere, "Hello, jane");
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "You are signed out on all devices.");
    await elsewhere.getByRole("button", { name: "Get new tokens" }).click();
    await waitForScreen(elsewhere, "Sign in");
    assert.equal(await noticeOn(elsewhere), "Your session has ended. Sign in again.");
    assert.deepEqual(await storageOf(elsewhere), {});
  });

  it("proves the password without sending it, and leaves it in no address, log or storage", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    const sent: Request[] = [];
    const logged: string[] = [];
    page.on("request", (request) => sent.push(request));
    page.on("console", (message) => logged.push(message.text()));
    await signIn(page, jane.username, stack.temporaryPassword);
    await waitForScreen(page, "Choose your password");
    const stored = [await storageOf(page)];
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    stored.push(await storageOf(page));

    const secrets = [stack.temporaryPassword, passwords.chosen];
    const holdsSecret = (text: string): boolean => secrets.some((secret) => text.includes(secret));
    // Cognito accepts a new password only as plain text.
    const withSecrets = sent.filter((request) => holdsSecret(request.postData() ?? ""));
    assert.deepEqual(withSecrets.map(challengeOf), ["NEW_PASSWORD_REQUIRED"]);
    assert.deepEqual(
      sent.map(operationOf).filter((operation) => operation !== undefined),
      ["InitiateAuth", "RespondToAuthChallenge", "RespondToAuthChallenge"],
    );
    assert.match(
      sent.find((request) => operationOf(request) === "InitiateAuth")?.postData() ?? "",
      /"USER_SRP_AUTH"/,
    );
    assert.equal(
      sent.some((request) => holdsSecret(request.url())),
      false,
    );
    assert.equal(holdsSecret(page.url()), false);
    assert.equal(logged.some(holdsSecret), false);
    assert.equal(holdsSecret(JSON.stringify(stored)), false);
  });

  it("needs no mouse", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.keyboard.type(jane.username);
    await page.keyboard.press("Tab");
    await page.keyboard.type(stack.temporaryPassword);
    await page.keyboard.press("Enter");
    await waitForScreen(page, "Choose your password");
    await page.keyboard.type(passwords.chosen);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.equal(await page.getByLabel("New password", { exact: true }).getAttribute("type"), "text");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await waitForScreen(page, "Hello, jane");
    const buttons: string[] = [];
    for (let presses = 0; presses < 4; presses += 1) {
      await page.keyboard.press("Tab");
      buttons.push(await page.locator(":focus").innerText());
    }
    assert.deepEqual(buttons, [
      "Get new tokens",
      "Set up an authenticator app",
      "Sign out",
      "Sign out everywhere",
    ]);
    // On the way back, what the message at the top hides comes out.
    await page.setViewportSize({ width: 520, height: 240 });
    const [message, button] = [
      page.locator("#message"),
      page.getByRole("button", { name: "Get new tokens" }),
    ];
    await page.evaluate(`scrollBy(0, ${(await button.boundingBox())?.y ?? 0})`);
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Shift+Tab");
    assert.equal(await page.locator(":focus").innerText(), "Get new tokens");
    const [above, below] = [await message.boundingBox(), await button.boundingBox()];
    assert.ok(above !== null && below !== null && below.y >= above.y + above.height);
  });
});

/** The Cognito operation that a request asks for. */
function operationOf(request: Request): string | undefined {
  return request.headers()["x-amz-target"]?.split(".")[1];
}

function challengeOf(request: Request): unknown {
  const { ChallengeName } = JSON.parse(request.postData() ?? "{}") as { ChallengeName?: unknown };
  return ChallengeName;
}
