import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AdminCreateUserCommand, CreateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "../../awsClient";
import {
  type Emulator,
  type EmulatorOptions,
  readMails,
  readTextMessages,
  startEmulator,
} from "../../emulator";
import { startServer } from "../../emulator/server";
import { LocalAwsError } from "../../errors";
import { installLocalAws } from "../helpers/installed";
import { answers, close, listen, listeners, serverOf, startParent, until } from "./processes";

const server = { port: 0, services: [], rules: "all", environment: process.env } as const;
const onLinux = process.platform === "linux";

describe("The emulator", () => {
  const usualTemporaryFolder = process.env["TMPDIR"];
  let temporaryFolder: string;
  const running: Emulator[] = [];

  async function start(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
    const emulator = await startEmulator({ onProgress: () => undefined, ...options });
    running.push(emulator);
    return emulator;
  }

  async function dataFolders(): Promise<string[]> {
    return (await readdir(temporaryFolder)).filter((name) => name.startsWith("cognito-auth-"));
  }

  beforeEach(async () => {
    temporaryFolder = await mkdtemp(join(tmpdir(), "emulator-test-"));
    process.env["TMPDIR"] = temporaryFolder;
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
    if (usualTemporaryFolder === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = usualTemporaryFolder;
    assert.deepEqual(await dataFolders(), []);
    await rm(temporaryFolder, { recursive: true });
  });

  it("answers once it is started, serving only Cognito, email, roles and the caller's identity", async () => {
    const said: string[] = [];
    const { endpoint } = await start({ onProgress: (message) => said.push(message) });
    const response = await fetch(`${endpoint}/_ministack/health`);
    const { services, version } = (await response.json()) as { services: object; version: string };
    assert.match(endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual(services, {
      "cognito-idp": "available",
      iam: "available",
      ses: "available",
      sts: "available",
    });
    assert.equal(version, "1.5.33");
    assert.equal(said.at(-1), "Starting the local AWS …");
  });

  it("shows the emails that Cognito would have sent, and text messages separately", async () => {
    const { endpoint } = await start();
    const cognito = createCognitoClient({ endpoint, region: "us-east-1" });
    const pool = await cognito.send(new CreateUserPoolCommand({ PoolName: "pool" }));
    const invitation = {
      UserPoolId: pool.UserPool?.Id,
      Username: "ada",
      TemporaryPassword: "Not-a-secret-1!",
      UserAttributes: [{ Name: "email", Value: "ada@example.com" }],
      DesiredDeliveryMediums: ["EMAIL" as const],
    };
    assert.deepEqual(await readMails(endpoint), []);
    await cognito.send(new AdminCreateUserCommand(invitation));
    cognito.destroy();
    const mails = await readMails(endpoint);
    assert.deepEqual(
      mails?.map(({ sentAt, ...mail }) => ({ ...mail, isRecent: Date.now() - sentAt.getTime() < 60_000 })),
      [
        {
          from: "no-reply@verificationemail.com",
          to: ["ada@example.com"],
          subject: "Your temporary password",
          text: "Your username is ada and temporary password is Not-a-secret-1!.",
          html: "",
          isRecent: true,
        },
      ],
    );
    assert.deepEqual(await readTextMessages(endpoint), []);
  });

  it("serves other services when asked", async () => {
    const { endpoint } = await start({ services: ["sts"] });
    const response = await fetch(`${endpoint}/_ministack/health`);
    assert.deepEqual(((await response.json()) as { services: object }).services, { sts: "available" });
  });

  it("listens on one port of 127.0.0.1, and on nothing else", async function () {
    if (!onLinux) this.skip();
    const { endpoint } = await start();
    const port = Number(new URL(endpoint).port).toString(16).toUpperCase().padStart(4, "0");
    assert.deepEqual(await listeners(serverOf(process.pid)), [`0100007F:${port}`]);
  });

  it("inherits no variable that could alter it", async function () {
    if (!onLinux) this.skip();
    const secret = "not-for-the-emulator";
    const unwanted = { AWS_SECRET_ACCESS_KEY: secret, PYTHONHOME: secret, PERSIST_STATE: "1", USE_SSL: "1" };
    await start({
      environment: { ...unwanted, ...pick("PATH", "LD_LIBRARY_PATH", "HOME", "COGNITO_AUTH_CACHE") },
    });
    const environment = await readFile(`/proc/${serverOf(process.pid)}/environ`, "utf8");
    assert.match(environment, /SERVICES=cognito-idp,\S*ses/);
    assert.doesNotMatch(environment, /not-for-the-emulator|AWS_|PYTHON|PERSIST|SSL/);
  });

  it("stops, twice without harm, and frees its port", async () => {
    const emulator = await start();
    await emulator.stop();
    await emulator.stop();
    await emulator.exited;
    assert.equal(await answers(emulator.endpoint), false);
  });

  it("reports that it ended by itself, and leaves no data", async () => {
    const { exited } = await start();
    assert.equal((await dataFolders()).length, 1);
    process.kill(serverOf(process.pid), "SIGKILL");
    await exited;
    assert.deepEqual(await dataFolders(), []);
  });

  it("uses the port that it is given", async () => {
    const other = await listen();
    const { port } = other.address() as AddressInfo;
    await close(other);
    assert.equal((await start({ port })).endpoint, `http://127.0.0.1:${port}`);
  });

  it("names the port that is in use, and the option to choose another", async () => {
    const other = await listen();
    const { port } = other.address() as AddressInfo;
    try {
      await assert.rejects(start({ port }), {
        name: "LocalAwsError",
        message: `The local AWS can't listen on port ${port}: Address already in use.`,
        fix: "stop what uses the port, or choose another with --port (without it, a free port is used)",
      });
    } finally {
      await close(other);
    }
  });

  for (const port of [-1, 0, 65_536, 80.5, NaN]) {
    it(`refuses ${port} as a port`, async () => {
      await assert.rejects(start({ port }), {
        name: "LocalAwsError",
        message: `${port} can't be the port of the local AWS.`,
      });
    });
  }

  it("gives up when it is aborted", async () => {
    const controller = new AbortController();
    const onProgress = (): void =>
      void setImmediate(() => {
        controller.abort();
      });
    await assert.rejects(start({ onProgress, signal: controller.signal }), { name: "AbortError" });
  });

  it("says why it ended while it was starting", async () => {
    const packages = join(temporaryFolder, "nothing-here");
    const options = { ...server, python: "python3", packages };
    await assert.rejects(startServer(options), (error: unknown) => {
      assert.ok(error instanceof LocalAwsError);
      assert.match(
        error.message,
        /^The local AWS ended while it was starting: ModuleNotFoundError: No module named '\w+'$/,
      );
      assert.ok(error.fix.startsWith(`delete the folder ${packages} `));
      return true;
    });
  });

  it("works without PyYAML, which isn't built for Python 3.15", async () => {
    const { python, packages: installed } = await installLocalAws();
    const packages = await mkdtemp(join(tmpdir(), "packages-"));
    for (const name of await readdir(installed)) {
      if (!/yaml/i.test(name)) await symlink(join(installed, name), join(packages, name));
    }
    const options = { ...server, python: python.executable, packages };
    const emulator = await startServer(options);
    await emulator.stop();
    await rm(packages, { recursive: true });
  });

  it("stops completely, so that its parent can end by itself", async () => {
    const parent = await startParent();
    parent.process.stdin.end();
    assert.deepEqual(await once(parent.process, "exit"), [0, null]);
    assert.deepEqual(await dataFolders(), []);
    assert.equal(await answers(parent.endpoint), false);
  });

  it("ends with its parent, even one that is killed", async () => {
    const parent = await startParent();
    assert.equal((await dataFolders()).length, 1);
    parent.process.kill("SIGKILL");
    await once(parent.process, "exit");
    await until("the removal of the data", async () => (await dataFolders()).length === 0);
    await until("the end of the emulator", async () => !(await answers(parent.endpoint)));
  });

  it("outlives the Ctrl-C that its parent still has to act on", async function () {
    if (process.platform === "win32") this.skip();
    const parent = await startParent();
    const server = serverOf(parent.id);
    process.kill(-parent.id, "SIGINT");
    assert.equal(await parent.nextLine(), "interrupted");
    assert.equal(await answers(parent.endpoint), true);
    assert.equal(serverOf(parent.id), server);
    parent.process.stdin.end();
    assert.deepEqual(await once(parent.process, "exit"), [0, null]);
  });
});

function pick(...names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
