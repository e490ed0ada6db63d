import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRequestValidator } from "./requestValidator";

const localAws = join(__dirname, "..", "..");
const repository = join(localAws, "..", "..");

describe("A test that makes a request which AWS would refuse", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "invalid-tests-"));
  });

  after(() => rm(folder, { recursive: true }));

  /** Runs a test whose body is given; `create` sends a pool's settings to an endpoint, and hides how it went. */
  async function outcomeOf(body: string): Promise<{ readonly failed: boolean; readonly stdout: string }> {
    const file = join(folder, "some.test.js");
    const from = (path: string): string => `require(${JSON.stringify(join(localAws, path))})`;
    await writeFile(
      file,
      `const { CreateUserPoolCommand, AdminGetUserCommand } = ${from("../../node_modules/@aws-sdk/client-cognito-identity-provider")};
      const { createCognitoClient } = ${from("awsClient.ts")};
      const { startEmulator } = ${from("emulator/index.ts")};
      const { openProxy } = ${from("tests/helpers/interceptingProxy.ts")};
      const { withServer } = ${from("tests/helpers/requestServer.ts")};
      const { expectInvalidRequest } = ${from("tests/helpers/validRequests.ts")};
      const { startParent } = ${from("tests/emulator/processes.ts")};
      async function create(endpoint, settings) {
        const cognito = createCognitoClient({ endpoint, region: "us-east-1" }, { attempts: 1 });
        await cognito.send(new CreateUserPoolCommand({ PoolName: "shop", ...settings })).catch(() => undefined);
        cognito.destroy();
      }
      it("some test", async () => { ${body} });`,
    );
    const mocha = join(repository, "node_modules", "mocha", "bin", "mocha.js");
    const hooks = ["ts-node/register", "./packages/local-aws/tests/helpers/validRequests.ts"].flatMap(
      (name) => ["--require", name],
    );
    const args = [mocha, "--no-config", "--timeout", "600000", ...hooks, file];
    return new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: repository }, (error, stdout) => {
        resolve({ failed: error !== null, stdout });
      });
    });
  }

  const invalid = '{ MfaConfiguration: "MAYBE" }';
  const problem =
    "CreateUserPool: Value 'MAYBE' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value set: [OFF, ON, OPTIONAL]";
  const answering = "(_request, response) => response.end('{}')";

  const ways: Record<string, (settings: string) => string> = {
    "to a server of its own": (settings) =>
      `await withServer(${answering}, (endpoint) => create(endpoint, ${settings}));`,
    "to a server of its own that never answers well": (settings) =>
      `await withServer((request) => request.socket.destroy(), (endpoint) => create(endpoint, ${settings}));`,
    "to a proxy that answers": (settings) =>
      `const proxy = await openProxy("", () => ({ status: 200, body: "{}" }));
      await create(proxy.endpoint, ${settings});
      await proxy.close();`,
    "to the local AWS, although its refusal is hidden": (settings) =>
      `const emulator = await startEmulator({ onProgress: () => undefined });
      await create(emulator.endpoint, ${settings});
      await emulator.stop();`,
    "to a local AWS that another process has started": (settings) =>
      `const parent = await startParent();
      await create(parent.endpoint, ${settings});
      parent.process.stdin.end();
      await new Promise((resolve) => parent.process.once("close", resolve));`,
  };
  for (const [way, test] of Object.entries(ways)) {
    it(`fails, if it makes it ${way}`, async () => {
      const { failed, stdout } = await outcomeOf(test(invalid));
      assert.equal(failed, true);
      assert.match(stdout, /A test made requests that AWS would refuse/);
      assert.equal(stdout.includes(problem), true, stdout);
    });
  }

  it("passes if the requests are valid, wherever it makes them", async () => {
    const tests = Object.values(ways).map((test) => `{ ${test('{ MfaConfiguration: "OFF" }')} }`);
    const { failed, stdout } = await outcomeOf(tests.join("\n"));
    assert.equal(failed, false, stdout);
  });

  it("passes if it declares that it does so on purpose", async () => {
    const expected = `expectInvalidRequest(${JSON.stringify(problem)});`;
    const { failed, stdout } = await outcomeOf(
      `${expected} ${ways["to a server of its own"]?.(invalid) ?? assert.fail()}`,
    );
    assert.equal(failed, false, stdout);
  });

  it("fails if it declares one and makes none, or makes another", async () => {
    const { failed, stdout } = await outcomeOf(`expectInvalidRequest(${JSON.stringify(problem)});`);
    assert.equal(failed, true);
    assert.match(stdout, /A test didn't make the invalid requests that it is about/);
    const other = await outcomeOf(
      `expectInvalidRequest("CreateUserPool: another"); ${ways["to a server of its own"]?.(invalid) ?? assert.fail()}`,
    );
    assert.equal(other.failed, true);
    assert.equal(other.stdout.includes(problem), true);
  });
});

describe("The validation of requests", () => {
  it("reports that it has ended, if it is used after that", async () => {
    const validator = await startRequestValidator({ isNoting: false });
    await validator.stop();
    await assert.rejects(validator.validate({ method: "GET", url: "/", headers: {}, body: "" }), {
      message: "The validation of requests to AWS has ended.",
    });
  });
});
