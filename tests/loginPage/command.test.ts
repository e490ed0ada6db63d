import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { serverOf } from "../../packages/local-aws/tests/emulator/processes";
import { begin, createProject, type Project, type RunningStart } from "../helpers/startCommand";
import { choosePasswordThere, goToHostedPage, signInThere } from "./hostedPage";
import { choosePassword, passwords, signIn, waitForScreen } from "./steps";
import { useBrowser } from "./useBrowser";
import { guard } from "./watch";

describe("npm run login-page", () => {
  const { open, takeProblems } = useBrowser();
  let project: Project;
  let last: RunningStart | undefined;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(async () => {
    // It has already ended, unless the test fails.
    last?.signal("SIGTERM");
    await last?.ended;
    await project.remove();
  });

  function loginPage(...args: string[]): RunningStart {
    last = begin(project, args, {}, "loginPage.ts");
    return last;
  }

  it("serves the page to the test user, who calls the API, and stops all on Ctrl-C", async () => {
    const port = String(await freePort());
    const running = loginPage("--page-port", port);
    await running.line("Deploying the application");
    // A browser that comes early is asked to retry.
    const page = await open(`http://localhost:${port}`);
    await page.getByText("The stacks are being deployed.").waitFor();
    await running.line("Serving http://localhost:");
    await running.line("Email to test-user@example.com: ");
    const address = await shown(running, "address");
    const { apiUrl, endpoint } = await addressesIn(`${address}/amplify_outputs.json`);

    await waitForScreen(page, "Sign in");
    takeProblems(/503/);
    const temporaryPassword = await shown(running, "temporary password");
    guard(temporaryPassword);
    await signIn(page, await shown(running, "username"), temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, test-user");
    await page.getByRole("button", { name: "Call the API" }).click();
    const answer = page.getByLabel("The API's answer").filter({ hasText: "{" });
    const { email } = JSON.parse(await answer.innerText()) as { email: string };
    assert.equal(email, "test-user@example.com");

    running.signal("SIGINT");
    const { exitCode, stdout, stderr } = await running.ended;
    assert.equal(exitCode, 0);
    assert.match(
      stdout,
      /^\nLogin page\n {2}address +http:\/\/localhost:\d+\n {2}username +test-user\n {2}email address +test-user@example\.com\n {2}temporary password +\S{20}\n$/,
    );
    assert.match(
      stderr,
      /^Deploying the application …\nStarting the local AWS …\nBuilding the login page …\nServing http:\/\/localhost:\d+ until Ctrl-C …\nEmail to test-user@example\.com: .*\nStopping …\n$/,
    );
    for (const server of [address, apiUrl, endpoint]) await assert.rejects(fetch(server));
    assert.deepEqual(await readdir(project.temporary), []);
  });

  it("lets the hosted page of a stack that has one lead back to it, wherever it is served", async () => {
    const running = loginPage("--stack", "oauth", "--page-port", String(await freePort()));
    await running.line("Serving http://localhost:");
    const page = await open(await shown(running, "address"));
    const temporaryPassword = await shown(running, "temporary password");
    guard(temporaryPassword);
    await goToHostedPage(page);
    await signInThere(page, "test-user", temporaryPassword);
    await choosePasswordThere(page, passwords.chosen);
    await waitForScreen(page, "Hello, test-user");
    await page.getByRole("button", { name: "Call the API" }).click();
    await page.getByLabel("The API's answer").filter({ hasText: "test-user@example.com" }).waitFor();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await waitForScreen(page, "Sign in");
    running.signal("SIGINT");
    assert.equal((await running.ended).exitCode, 0);
  });

  it("prints one JSON document on request", async () => {
    const running = loginPage("--json", "--page-port", String(await freePort()));
    await running.line("Serving http://localhost:");
    // Ends it as Ctrl-C does, while it serves.
    running.signal("SIGTERM");
    const { exitCode, stdout } = await running.ended;
    assert.equal(exitCode, 0);
    assert.deepEqual(await readdir(project.temporary), []);
    const { address, username, email, temporaryPassword, ...others } = JSON.parse(stdout) as Record<
      string,
      string
    >;
    assert.match(address ?? "", /^http:\/\/localhost:\d+$/);
    assert.deepEqual([username, email], ["test-user", "test-user@example.com"]);
    assert.match(temporaryPassword ?? "", /^\S{20}$/);
    assert.deepEqual(others, {});
  });

  it("reports on standard error that the local AWS ended by itself, and ends, too", async () => {
    const running = loginPage("--json", "--page-port", String(await freePort()));
    await running.line("Serving http://localhost:");
    process.kill(serverOf(running.process), "SIGKILL");
    const { exitCode, stdout, stderr } = await running.ended;
    assert.equal(exitCode, 1);
    assert.deepEqual(Object.keys(JSON.parse(stdout) as object), [
      "address",
      "username",
      "email",
      "temporaryPassword",
    ]);
    assert.match(stderr, /^error: The local AWS ended by itself\.\n {2}fix: run the command again$/m);
    assert.deepEqual(await readdir(project.temporary), []);
  });

  it("reports which port is in use, before it deploys anything", async () => {
    const taken = await listen();
    try {
      const { port } = taken.address() as AddressInfo;
      const { exitCode, stdout, stderr } = await loginPage("--page-port", String(port)).ended;
      assert.equal(exitCode, 1);
      assert.equal(stdout, "");
      assert.match(
        stderr,
        new RegExp(
          `^error: The login page can't be served on port ${port}: .*EADDRINUSE.*\\.\n {2}fix: use --page-port with another port\n$`,
        ),
      );
    } finally {
      taken.close();
    }
  });

  for (const [args, message] of [
    [["--page-port", "0"], '--page-port "0": a port is a whole number from 1 to 65535'],
    [["--serve"], "Unknown option '--serve'"],
    [
      ["--stack", "prod"],
      'There is no stack "prod": examples/serverless-api/Pulumi.prod.yaml doesn\'t exist.',
    ],
  ] as const) {
    it(`refuses ${args.join(" ")}`, async () => {
      const { exitCode, stdout, stderr } = await loginPage(...args).ended;
      assert.equal(exitCode, 1);
      assert.equal(stdout, "");
      assert.ok(stderr.includes(`error: ${message}`), stderr);
    });
  }

  it("lists its options", async () => {
    const { exitCode, stdout } = await loginPage("--help").ended;
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Serves the login page .*\n\nUsage: npm run login-page \[-- options\]\n/);
  });
});

async function shown(running: RunningStart, name: string): Promise<string> {
  return (await running.line(`  ${name}  `)).replace(name, "").trim();
}

/** Where the page finds the API and the local AWS. */
async function addressesIn(url: string): Promise<{ apiUrl: string; endpoint: string }> {
  const { custom } = (await (await fetch(url)).json()) as { custom: Record<string, string> };
  return { apiUrl: custom["api_url"] ?? "", endpoint: custom["user_pool_endpoint"] ?? "" };
}

async function freePort(): Promise<number> {
  const server = await listen();
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A server on a free port, at the address that `localhost` stands for. */
async function listen(): Promise<Server> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  return server;
}
