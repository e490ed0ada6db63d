import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { credentialVariables } from "@cognito-auth/local-aws/credentials";
import { findPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import { openServer } from "../../../packages/local-aws/tests/helpers/requestServer";
import { createPulumiHome } from "../../../packages/local-aws/tests/helpers/standIns";
import { begin, type Run, start } from "../../helpers/startCommand";
import type { StartReport } from "./startOutput";
import { useHttpsEndpoint } from "./useHttpsEndpoint";

/** A port that nothing listens on. */
async function freePort(): Promise<string> {
  const other = await openServer(() => undefined);
  await other.close();
  return new URL(other.endpoint).port;
}

describe("An https endpoint with a certificate authority of its own", () => {
  const https = useHttpsEndpoint();

  /** Who signed the requests, apart from the identity pool's own credentials: access keys, and tokens of sessions. */
  function callers(): { readonly keys: string[]; readonly tokens: (string | undefined)[] } {
    const signed = https.requests.flatMap(({ headers }) => {
      const key = /Credential=([^/]+)\//.exec(headers.authorization ?? "")?.[1];
      return key === undefined ? [] : [{ key, token: headers["x-amz-security-token"]?.toString() }];
    });
    return {
      keys: [...new Set(signed.map(({ key }) => key))],
      tokens: [...new Set(signed.map((one) => one.token))],
    };
  }

  function assertProved({ exitCode, stdout, stderr }: Run): void {
    const report = JSON.parse(stdout) as StartReport & { endpoint: string };
    assert.deepEqual(
      report.proof.filter(({ status }) => status === "failed"),
      [],
    );
    assert.equal(exitCode, 0, stderr);
    assert.equal(report.endpoint, https.address);
    assert.equal(report.succeeded, true);
    assert.notEqual(report.proof.filter(({ status }) => status === "proved").length, 0);
    const { user, session } = https.keys;
    const secrets = [user.secretAccessKey, session.secretAccessKey, session.sessionToken ?? ""];
    for (const secret of secrets) assert.equal(`${stdout}${stderr}`.includes(secret), false);
  }

  /** The environment of a caller with access keys of the endpoint, by default those of a session. */
  const keys = (credentials = https.keys.session): NodeJS.ProcessEnv => credentialVariables(credentials);
  const trusting = (): NodeJS.ProcessEnv => ({ NODE_EXTRA_CA_CERTS: https.authorityFile });
  const ownKeys = (): string[] => ["--json", "--endpoint", https.address, "--access-keys", "environment"];

  it("gets test keys by default, whatever keys the caller has", async () => {
    assertProved(
      await start(https.project, ["--json", "--endpoint", https.address], { ...trusting(), ...keys() }),
    );
    assert.deepEqual(callers(), { keys: ["test"], tokens: [undefined] });
  });

  it("gets the caller's access keys on request, in every call of a deployment and its proof", async () => {
    assertProved(await start(https.project, ownKeys(), { ...trusting(), ...keys() }));
    assert.deepEqual(callers(), {
      keys: [https.keys.session.accessKeyId],
      tokens: [https.keys.session.sessionToken],
    });
  });

  it("gets them without a session where they are of none", async () => {
    assertProved(await start(https.project, ownKeys(), { ...trusting(), ...keys(https.keys.user) }));
    assert.deepEqual(callers(), { keys: [https.keys.user.accessKeyId], tokens: [undefined] });
  });

  it("is reached by the whole application", async () => {
    const run = await begin(https.project, ownKeys(), { ...trusting(), ...keys() }, "app.ts").ended;
    assertProved(run);
    assert.ok(callers().keys.includes(https.keys.session.accessKeyId));
    assert.equal(callers().keys.includes("test"), false);
  });

  it("is reached by the user pool with functions", async () => {
    const run = await begin(https.project, ownKeys(), { ...trusting(), ...keys() }, "triggers.ts").ended;
    assertProved(run);
    assert.ok(callers().keys.includes(https.keys.session.accessKeyId));
    assert.equal(callers().keys.includes("test"), false);
  });

  it("is behind the login page, too", async () => {
    const args = [
      "--endpoint",
      https.address,
      "--access-keys",
      "environment",
      "--page-port",
      await freePort(),
    ];
    const running = begin(https.project, args, { ...trusting(), ...keys() }, "loginPage.ts");
    await running.line("Email to test-user@example.com: ");
    running.signal("SIGINT");
    const { exitCode, stderr } = await running.ended;
    assert.equal(exitCode, 0, stderr);
    assert.deepEqual(callers(), {
      keys: [https.keys.session.accessKeyId],
      tokens: [https.keys.session.sessionToken],
    });
  });

  describe("with the Pulumi engine", () => {
    before(async function () {
      if ((await findPulumi()) === undefined) this.skip();
    });

    const onEngine = (): NodeJS.ProcessEnv => ({ ...keys(), PATH: process.env["PATH"] });

    it("is reached by the provider's process, also where the authority's path is relative", async () => {
      await copyFile(https.authorityFile, join(https.project.folder, "authority.pem"));
      const environment = { ...onEngine(), NODE_EXTRA_CA_CERTS: "authority.pem" };
      assertProved(await start(https.project, ownKeys(), environment));
      assert.deepEqual(callers(), {
        keys: [https.keys.session.accessKeyId],
        tokens: [https.keys.session.sessionToken],
      });
    });

    it("is reached by installed plugins, which are told of the authority and the keys", async () => {
      const home = await createPulumiHome();
      try {
        await home.install("aws");
        await home.install("random");
        const environment = { ...onEngine(), ...trusting(), PULUMI_HOME: home.folder };
        assertProved(await start(https.project, [...ownKeys(), "--aws-provider", "installed"], environment));
        assert.deepEqual(callers(), {
          keys: [https.keys.session.accessKeyId],
          tokens: [https.keys.session.sessionToken],
        });
        const plugin = (await home.starts()).find(({ name }) => name === "aws")?.environment ?? {};
        const { AWS_CA_BUNDLE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = plugin;
        const told = { AWS_CA_BUNDLE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN };
        assert.deepEqual(told, { AWS_CA_BUNDLE: https.authorityFile, ...keys() });
      } finally {
        await home.remove();
      }
    });
  });

  describe("served by npm run local-aws", () => {
    async function served(args: readonly string[]): Promise<Run & { readonly written: string }> {
      const running = begin(
        https.project,
        ["--endpoint", https.address, "--access-keys", "environment", ...args],
        { ...trusting(), ...keys() },
        "localAws.ts",
      );
      await running.line("Serving ");
      const written = await readFile(join(https.project.folder, ".local", "local-aws.env"), "utf8");
      running.signal("SIGINT");
      return { ...(await running.ended), written };
    }

    const exportOf = (name: string, value: string): string => `export ${name}='${value}'\n`;

    it("is in the environment with its authority; only the file has the secret keys", async () => {
      const { exitCode, stdout, stderr, written } = await served([]);
      assert.equal(exitCode, 0, stderr);
      const shown = {
        AWS_ENDPOINT_URL: https.address,
        AWS_ACCESS_KEY_ID: https.keys.session.accessKeyId,
        NODE_EXTRA_CA_CERTS: https.authorityFile,
        AWS_CA_BUNDLE: https.authorityFile,
      };
      for (const [name, value] of Object.entries(shown)) {
        assert.ok(written.includes(exportOf(name, value)), name);
        assert.ok(stdout.includes(exportOf(name, value)), name);
      }
      for (const [name, value] of Object.entries({
        AWS_SECRET_ACCESS_KEY: https.keys.session.secretAccessKey,
        AWS_SESSION_TOKEN: https.keys.session.sessionToken ?? "",
      })) {
        assert.ok(written.includes(exportOf(name, value)), name);
        assert.equal(`${stdout}${stderr}`.includes(value), false, name);
      }
      assert.match(stdout, /not printed, since it is secret: AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN$/m);
    });

    it("has no secret keys in the JSON document", async () => {
      const { stdout } = await served(["--json"]);
      const { environment } = JSON.parse(stdout) as { environment: Record<string, string> };
      assert.equal(environment["AWS_ACCESS_KEY_ID"], https.keys.session.accessKeyId);
      for (const name of ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]) {
        assert.equal(name in environment, false, name);
      }
    });
  });
});
