import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { findPulumi } from "../../packages/local-aws/tests/helpers/pulumiCommand";
import { everyFile } from "../../packages/local-aws/tests/realEngine/engineStack";
import { type Terminal, useTerminal } from "./terminal";

const program = `
import { CognitoAuth, stackOutputs } from "./components";
import { silenceDebugMessages } from "./program/debugMessages";

silenceDebugMessages();

const auth = new CognitoAuth("auth", {
  appClient: { generateSecret: true },
  domain: { prefix: "shop" },
  resourceServers: { orders: { scopes: { read: "Read orders" } } },
  appClients: { reports: { machineToMachine: { scopes: ["orders/read"] } } },
  testUser: { username: "jane", email: "jane@example.com" },
});
const robots = new CognitoAuth("robots", {
  testUser: { username: "robot", email: "robot@example.com", permanentPassword: true },
});
export = {
  ...stackOutputs(auth),
  appClientSecret: auth.appClientSecret,
  testUserPassword: robots.testUserPassword,
};
`;

/** All that Pulumi can be asked to print of a run. */
const everything =
  "--diff --show-full-output --show-config --show-reads --show-sames --show-replacement-steps --debug";

/** The first Pulumi CLI that hides secrets in its debugging logs, too. */
const hiding = "3.254.0";

describe("The secrets of a stack, on the command line,", () => {
  const user = useTerminal();
  const secrets: string[] = [];
  let printed = "";
  let debugged = "";

  async function output(terminal: Terminal, name: string): Promise<string> {
    return (await terminal.succeed(`pulumi stack output ${name} --show-secrets`)).trim();
  }

  before(async () => {
    const { terminal } = user;
    await writeFile(join(terminal.folder, "index.ts"), program);
    await terminal.succeed("pulumi stack init dev");
    // The event log is one of Pulumi's debugging commands.
    const up = await terminal.run(
      `PULUMI_DEBUG_COMMANDS=1 pulumi up ${everything} --event-log "$PWD/events.json"`,
    );
    assert.equal(up.exitCode, 0, up.stderr);
    const others = [
      "pulumi stack output",
      "pulumi stack output --json",
      "pulumi stack export",
      "pulumi stack history --json",
      "pulumi stack --show-ids --show-urns",
      "pulumi preview --json",
      "pulumi up --json",
      "pulumi refresh --diff",
      "pulumi up -v=6 --logtostderr 2>&1",
    ];
    const outputs = await others.reduce(async (before, command) => {
      return [...(await before), await terminal.succeed(command)];
    }, Promise.resolve<string[]>([]));
    printed = [up.stdout, up.stderr, ...outputs].join("\n");
    for (const name of ["testUserTemporaryPassword", "testUserPassword", "appClientSecret"]) {
      secrets.push(await output(terminal, name));
    }
    const { reports = "" } = JSON.parse(await output(terminal, "appClientSecrets")) as { reports?: string };
    secrets.push(reports);
    debugged = (await terminal.run("pulumi refresh -v=9 --logtostderr")).stderr;
  });

  it("are shown by pulumi stack output --show-secrets", () => {
    const [temporaryPassword = "", permanentPassword = "", ...clientSecrets] = secrets;
    for (const password of [temporaryPassword, permanentPassword]) assert.match(password, /^\w{20}$/);
    assert.equal(new Set(clientSecrets).size, 2);
    for (const clientSecret of clientSecrets) assert.ok(clientSecret.length >= 40);
  });

  it("aren't in what pulumi prints, nor in its logs up to -v=6", () => {
    assert.ok(printed.includes("auth-test-user-password-1"));
    for (const secret of secrets) assert.equal(printed.includes(secret), false);
  });

  it("aren't in the event log", async () => {
    const events = await user.terminal.succeed("cat events.json");
    assert.ok(events.includes("auth-test-user-password-1"));
    for (const secret of secrets) assert.equal(events.includes(secret), false);
  });

  it("aren't in the state, its backups and its history", async () => {
    const state = await everyFile(join(user.terminal.stateFolder, ".pulumi"));
    assert.ok(state.includes("auth-test-user-password-1"));
    for (const secret of secrets) assert.equal(state.includes(secret), false);
  });

  it("aren't in an error about the call that carries them", async () => {
    const { terminal } = user;
    const UserPoolId = await output(terminal, "userPoolId");
    await terminal.cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: "jane" }));
    const changed = program.replace("testUser: {", "testUser: { passwordVersion: 2,");
    await writeFile(join(terminal.folder, "index.ts"), changed);
    const { exitCode, stdout, stderr } = await terminal.run(`pulumi up --skip-preview ${everything}`);
    assert.notEqual(exitCode, 0);
    const printedNow = stdout + stderr;
    assert.match(printedNow, /auth-test-user.*AdminSetUserPassword: UserNotFoundException/s);
    const state = await terminal.succeed("pulumi stack export --show-secrets");
    const passwords = [...state.matchAll(/"plaintext": "\\"(\w{20})\\""/g)].map(
      ([, password = ""]) => password,
    );
    assert.equal(new Set(passwords).size, 3);
    for (const secret of [...secrets, ...passwords]) assert.equal(printedNow.includes(secret), false);
  });

  it("are in Pulumi's own debugging logs from there on, unless the CLI is one that hides them", async () => {
    assert.equal(secrets.length, 4);
    const hidesThem = ((await findPulumi())?.version?.compare(hiding) ?? -1) >= 0;
    assert.ok(debugged.includes("auth-test-user-password-1"));
    for (const secret of secrets) assert.equal(debugged.includes(secret), !hidesThem);
  });

  it("aren't in the logs that a newer CLI keeps of every command", async () => {
    const folder = join(user.terminal.stateFolder, "home", "logs");
    const files = await readdir(folder).catch(() => []);
    const contents = await Promise.all(files.map((file) => readFile(join(folder, file))));
    // Those of an operation on a stack are encrypted, as the stack's secrets are; the others are compressed.
    const isCompressed = (content: Buffer): boolean => content.subarray(0, 2).toString("hex") === "1f8b";
    const logs = contents.map((content) => (isCompressed(content) ? gunzipSync(content) : content));
    assert.equal(
      logs.some((log) => log.includes("pulumi stack output")),
      files.length > 0,
    );
    for (const log of logs) for (const secret of secrets) assert.equal(log.includes(secret), false);
  });
});
