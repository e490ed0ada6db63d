import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { providerAt } from "./providerUnderTest";
import { serve } from "./served";

const entry = join(__dirname, "..", "..", "provider", "serve.ts");

describe("The process that serves the provider", () => {
  it("prints its port and nothing else, and ends when its standard input closes", async () => {
    const served = await serve("http://127.0.0.1:1");
    const connection = connect(served.port, "127.0.0.1");
    await once(connection, "connect");
    assert.equal(await served.stop(), 0);
    connection.destroy();
    assert.deepEqual(served.printed, { stdout: `${served.port}\n`, stderr: "" });
    assert.throws(() => process.kill(served.pid, 0), { code: "ESRCH" });
  });

  it("says what is missing if it has no endpoint", () => {
    const env = { ...process.env };
    delete env["COGNITO_AUTH_ENDPOINT"];
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", "ts-node/register", entry], {
      env,
      encoding: "utf8",
    });
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^COGNITO_AUTH_ENDPOINT must be the address of a Cognito endpoint, such as .*\n$/);
  });

  it("is of the newest version of Pulumi's packages, so that the engine doesn't warn", async () => {
    const versions = ["@pulumi/aws", "@pulumi/random"].map(async (name) => {
      const { version } = JSON.parse(await readFile(require.resolve(`${name}/package.json`), "utf8")) as {
        version: string;
      };
      return version;
    });
    const [aws, random] = await Promise.all(versions);
    assert.ok(Number(aws?.split(".")[0]) > Number(random?.split(".")[0]));
    assert.equal(providerAt("http://127.0.0.1:1").provider.version, aws);
  });
});
