import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { codeBlocks } from "../helpers/readme";
import { begin, createProject } from "../helpers/startCommand";
import { cutOff, hold, isCognito, refuse } from "./cognitoAnswers";
import { hostedPageFor } from "./hostedPage";
import { deployStack, jane, type TestStack } from "./stack";
import { choosePassword, descriptionOf, failureOn, passwords, signIn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

const unreachable = "The sign-in service can't be reached. Check your connection, and try again.";
const sessionEnded = "Your session has ended. Sign in again.";
import { guard } from "./watch";

const run = promisify(execFile);

describe("The login page, when something goes wrong", () => {
  const tests = useLoginPage();
  let stack: TestStack;

  before(async () => {
    stack = await deployStack(tests.endpoint);
    // Once for all tests, so that each can start with the user's own password.
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.username, stack.temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  it("says that the service can't be reached, and works again once it can", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await cutOff(page);
    await signIn(page, jane.username, passwords.chosen);
    assert.equal(await failureOn(page), unreachable);
    await page.unroute(isCognito);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await waitForScreen(page, "Hello, jane");
  });

  it("says so, too, once the local AWS of npm start has stopped, whose file it reads", async () => {
    const [copy = ""] = codeBlocks("sh", "examples/login-page/README.md").filter((block) =>
      block.startsWith("cp .local"),
    );
    const project = await createProject();
    const running = begin(project, ["--serve"]);
    try {
      await running.line("Serving ");
      const place = join(project.folder, "examples", "login-page", "public");
      await mkdir(place, { recursive: true });
      await run("sh", ["-e", "-c", copy], { cwd: project.folder });
      const page = await tests.open(await readJson(join(place, "amplify_outputs.json")));
      const user = await readJson(join(project.folder, ".local", "dev", "test-user.json"));
      guard(user["temporaryPassword"] ?? "");
      await signIn(page, user["username"] ?? "", user["temporaryPassword"] ?? "");
      await choosePassword(page, passwords.chosen);
      await waitForScreen(page, "Hello, test-user");
      running.signal("SIGINT");
      assert.equal((await running.ended).exitCode, 0);
      await page.getByRole("button", { name: "Get new tokens" }).click();
      assert.equal(await failureOn(page), unreachable);
    } finally {
      // It has already ended, unless the test fails.
      running.signal("SIGTERM");
      await running.ended;
      await project.remove();
    }
  });

  it("does one thing at a time", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    const release = await hold(page);
    await signIn(page, jane.username, passwords.chosen);
    const link = page.getByRole("button", { name: "Forgot your password?" });
    assert.equal(await link.getAttribute("aria-disabled"), "true");
    await link.click({ force: true });
    await waitForScreen(page, "Sign in");
    release();
    await waitForScreen(page, "Hello, jane");
  });

  it("starts over when a sign-in takes too long", async () => {
    const other = await deployStack(tests.endpoint);
    const page = await tests.open(other.amplifyOutputs);
    await signIn(page, jane.username, other.temporaryPassword);
    await waitForScreen(page, "Choose your password");
    await refuse(page, "RespondToAuthChallenge", {
      __type: "NotAuthorizedException",
      message: "Invalid session for the user, session is expired.",
    });
    await choosePassword(page, passwords.chosen);
    assert.equal(await failureOn(page), sessionEnded);
    assert.equal(
      await descriptionOf(page, "New password"),
      [
        "Your temporary password was correct. Choose your own.",
        sessionEnded,
        "14 characters or more : done",
        "a lowercase letter (a–z) : done",
        "an uppercase letter (A–Z) : done",
        "a digit (0–9) : done",
        "a symbol, such as ! or % : done",
        "no space at the beginning or end : done",
      ].join(" "),
    );
    await page.getByRole("button", { name: "Back to sign-in" }).click();
    await waitForScreen(page, "Sign in");
  });

  for (const [refusal, text] of [
    [
      ["NotAuthorizedException", "Temporary password has expired and must be reset by an administrator."],
      "Your temporary password has expired. Ask for a new invitation.",
    ],
    [
      ["NotAuthorizedException", "Password attempts exceeded"],
      "Too many attempts. Wait a while, and try again.",
    ],
    [["NotAuthorizedException", "User is disabled."], "Your account is disabled."],
    [
      ["UserLambdaValidationException", "PreAuthentication failed with error Closed on Sundays."],
      "Closed on Sundays",
    ],
    [["TooManyRequestsException", "Too many requests"], "Too many attempts. Wait a while, and try again."],
    [
      ["InternalErrorException", "secret detail"],
      "Something went wrong (InternalErrorException). Try again.",
    ],
  ] as const) {
    it(`explains ${refusal.join(": ")}`, async () => {
      const page = await tests.open(stack.amplifyOutputs);
      const [type, message] = refusal;
      await refuse(page, "InitiateAuth", { __type: type, message });
      await signIn(page, jane.username, passwords.chosen);
      assert.equal(await failureOn(page), text);
    });
  }

  it("says what to do where no stack has written its configuration", async () => {
    for (const written of [undefined, {}, { auth: { user_pool_id: "us-east-1_abc" } }]) {
      const page = await tests.open(written);
      await waitForScreen(page, "Not configured");
      await page
        .getByText("pulumi --cwd STACK_FOLDER stack output amplifyOutputs > public/amplify_outputs.json")
        .waitFor();
    }
  });

  it("says that its own server doesn't answer", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    for (const answer of [{ status: 500 }, undefined]) {
      await page.route(/amplify_outputs\.json$/, (route) =>
        answer === undefined ? route.abort() : route.fulfill(answer),
      );
      await page.reload();
      await waitForScreen(page, "This page can't be loaded");
    }
  });

  it("says what is lacking where the hosted page wouldn't lead back to it", async () => {
    const other = await deployStack(tests.endpoint, hostedPageFor("https://shop.example.com/"));
    const page = await tests.open(other.amplifyOutputs);
    await page
      .getByText(
        `The hosted page can't lead back to this page: add ${tests.address} to the callback URLs of the app client.`,
      )
      .waitFor();
    assert.equal(await page.getByRole("button", { name: "hosted page" }).count(), 0);
  });

  it("offers no hosted page where the stack has none, whatever its address says", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await page.goto(`${tests.address}?code=12345678-1234-1234-1234-123456789abc&state=unknown`);
    await waitForScreen(page, "Sign in");
    assert.equal(await page.getByText("hosted page").count(), 0);
    assert.equal(await page.getByRole("alert").innerText(), "");
  });

  it("lets in no script but its own", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    const isLetIn = await page.evaluate<boolean>(`
      document.body.append(Object.assign(document.createElement("script"), { text: "globalThis.letIn = true" }));
      globalThis.letIn === true;
    `);
    assert.equal(isLetIn, false);
    assert.match(tests.takeProblems(/Content Security Policy/).join(), /inline script/);
  });
});

async function readJson(path: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(path, "utf8")) as Record<string, string>;
}
