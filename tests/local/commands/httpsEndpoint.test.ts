import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { type AwsCredentials, createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { credentialVariables } from "@cognito-auth/local-aws/credentials";
import { applicationServices, type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import {
  type CertificateAuthority,
  makeAuthority,
} from "../../../packages/local-aws/tests/helpers/certificateAuthority";
import { findPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import {
  forward,
  openServer,
  type RequestServer,
} from "../../../packages/local-aws/tests/helpers/requestServer";
import { createPulumiHome } from "../../../packages/local-aws/tests/helpers/standIns";
import { begin, createProject, type Project, type Run, start } from "../../helpers/startCommand";
import type { StartReport } from "./startOutput";

/** Makes access keys of an administrator of an endpoint: those of the user, and those of a session. */
async function makeKeys(
  endpoint: string,
): Promise<{ readonly user: AwsCredentials; readonly session: AwsCredentials }> {
  const target = { endpoint, region: "us-east-1" };
  const iam = createAwsClient(IAMClient, target);
  const UserName = "administrator";
  await iam.send(new CreateUserCommand({ UserName }));
  const statement = { Effect: "Allow", Action: "*", Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "everything", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const user = {
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  };
  const sts = createAwsClient(STSClient, { ...target, credentials: user });
  const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
  for (const client of [iam, sts]) client.destroy();
  const session = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  return { user, session };
}

/** A port that nothing listens on. */
async function freePort(): Promise<string> {
  const other = await openServer(() => undefined);
  await other.close();
  return new URL(other.endpoint).port;
}

describe("An https endpoint with a certificate authority of its own", () => {
  let emulator: Emulator;
  let authority: CertificateAuthority;
  let server: RequestServer;
  let project: Project;
  let requests: Pick<IncomingMessage, "headers">[];
  let user: AwsCredentials;
  let session: AwsCredentials;

  before(async () => {
    emulator = await startEmulator({ services: applicationServices, onProgress: () => undefined });
    ({ user, session } = await makeKeys(emulator.endpoint));
    authority = await makeAuthority();
    server = await openServer((request, response, body) => {
      requests.push(request);
      // Otherwise the local AWS would take the calls for plain HTTP ones, which the bucket's policy denies.
      request.headers["x-forwarded-proto"] = "https";
      forward(emulator.endpoint, request, response, body);
    }, authority.server);
  });

  after(async () => {
    await server.close();
    await emulator.stop();
    await authority.remove();
  });

  beforeEach(async () => {
    requests = [];
    project = await createProject();
  });

  afterEach(() => project.remove());

  /** Who signed the requests, apart from the identity pool's own credentials: access keys, and tokens of sessions. */
  function callers(): { readonly keys: string[]; readonly tokens: (string | undefined)[] } {
    const signed = requests.flatMap(({ headers }) => {
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
    assert.equal(report.endpoint, server.endpoint);
    assert.equal(report.succeeded, true);
    assert.notEqual(report.proof.filter(({ status }) => status === "proved").length, 0);
    const secrets = [user.secretAccessKey, session.secretAccessKey, session.sessionToken ?? ""];
    for (const secret of secrets) assert.equal(`${stdout}${stderr}`.includes(secret), false);
  }

  /** The environment of a caller with access keys of the endpoint, by default those of a session. */
  const keys = (credentials = session): NodeJS.ProcessEnv => credentialVariables(credentials);
  const trusting = (): NodeJS.ProcessEnv => ({ NODE_EXTRA_CA_CERTS: authority.file });
  const ownKeys = (): string[] => ["--json", "--endpoint", server.endpoint, "--access-keys", "environment"];

  it("gets test keys by default, whatever keys the caller has", async () => {
    assertProved(
      await start(project, ["--json", "--endpoint", server.endpoint], { ...trusting(), ...keys() }),
    );
    assert.deepEqual(callers(), { keys: ["test"], tokens: [undefined] });
  });

  it("gets the caller's access keys on request, in every call of a deployment and its proof", async () => {
    assertProved(await start(project, ownKeys(), { ...trusting(), ...keys() }));
    assert.deepEqual(callers(), { keys: [session.accessKeyId], tokens: [session.sessionToken] });
  });

  it("gets them without a session where they are of none", async () => {
    assertProved(await start(project, ownKeys(), { ...trusting(), ...keys(user) }));
    assert.deepEqual(callers(), { keys: [user.accessKeyId], tokens: [undefined] });
  });

  it("is reached by the whole application", async () => {
    const run = await begin(project, ownKeys(), { ...trusting(), ...keys() }, "app.ts").ended;
    assertProved(run);
    assert.ok(callers().keys.includes(session.accessKeyId));
    assert.equal(callers().keys.includes("test"), false);
  });

  it("is behind the login page, too", async () => {
    const args = [
      "--endpoint",
      server.endpoint,
      "--access-keys",
      "environment",
      "--page-port",
      await freePort(),
    ];
    const running = begin(project, args, { ...trusting(), ...keys() }, "loginPage.ts");
    await running.line("Email to test-user@example.com: ");
    running.signal("SIGINT");
    const { exitCode, stderr } = await running.ended;
    assert.equal(exitCode, 0, stderr);
    assert.deepEqual(callers(), { keys: [session.accessKeyId], tokens: [session.sessionToken] });
  });

  describe("with the Pulumi engine", () => {
    before(async function () {
      if ((await findPulumi()) === undefined) this.skip();
    });

    const onEngine = (): NodeJS.ProcessEnv => ({ ...keys(), PATH: process.env["PATH"] });

    it("is reached by the provider's process, also where the authority's path is relative", async () => {
      await copyFile(authority.file, join(project.folder, "authority.pem"));
      const environment = { ...onEngine(), NODE_EXTRA_CA_CERTS: "authority.pem" };
      assertProved(await start(project, ownKeys(), environment));
      assert.deepEqual(callers(), { keys: [session.accessKeyId], tokens: [session.sessionToken] });
    });

    it("is reached by installed plugins, which are told of the authority and the keys", async () => {
      const home = await createPulumiHome();
      try {
        await home.install("aws");
        await home.install("random");
        const environment = { ...onEngine(), ...trusting(), PULUMI_HOME: home.folder };
        assertProved(await start(project, [...ownKeys(), "--aws-provider", "installed"], environment));
        assert.deepEqual(callers(), { keys: [session.accessKeyId], tokens: [session.sessionToken] });
        const plugin = (await home.starts()).find(({ name }) => name === "aws")?.environment ?? {};
        const { AWS_CA_BUNDLE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = plugin;
        const told = { AWS_CA_BUNDLE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN };
        assert.deepEqual(told, { AWS_CA_BUNDLE: authority.file, ...keys() });
      } finally {
        await home.remove();
      }
    });
  });

  describe("served by npm run local-aws", () => {
    async function served(args: readonly string[]): Promise<Run & { readonly written: string }> {
      const running = begin(
        project,
        ["--endpoint", server.endpoint, "--access-keys", "environment", ...args],
        { ...trusting(), ...keys() },
        "localAws.ts",
      );
      await running.line("Serving ");
      const written = await readFile(join(project.folder, ".local", "local-aws.env"), "utf8");
      running.signal("SIGINT");
      return { ...(await running.ended), written };
    }

    const exportOf = (name: string, value: string): string => `export ${name}='${value}'\n`;

    it("is in the environment with its authority; only the file has the secret keys", async () => {
      const { exitCode, stdout, stderr, written } = await served([]);
      assert.equal(exitCode, 0, stderr);
      const shown = {
        AWS_ENDPOINT_URL: server.endpoint,
        AWS_ACCESS_KEY_ID: session.accessKeyId,
        NODE_EXTRA_CA_CERTS: authority.file,
        AWS_CA_BUNDLE: authority.file,
      };
      for (const [name, value] of Object.entries(shown)) {
        assert.ok(written.includes(exportOf(name, value)), name);
        assert.ok(stdout.includes(exportOf(name, value)), name);
      }
      for (const [name, value] of Object.entries({
        AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
        AWS_SESSION_TOKEN: session.sessionToken ?? "",
      })) {
        assert.ok(written.includes(exportOf(name, value)), name);
        assert.equal(`${stdout}${stderr}`.includes(value), false, name);
      }
      assert.match(stdout, /not printed, since it is secret: AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN$/m);
    });

    it("has no secret keys in the JSON document", async () => {
      const { stdout } = await served(["--json"]);
      const { environment } = JSON.parse(stdout) as { environment: Record<string, string> };
      assert.equal(environment["AWS_ACCESS_KEY_ID"], session.accessKeyId);
      for (const name of ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]) {
        assert.equal(name in environment, false, name);
      }
    });
  });

  describe("that can't be used", () => {
    let folder: string;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "authority-files-"));
    });

    after(() => rm(folder, { recursive: true }));

    async function assertRefused(
      environment: NodeJS.ProcessEnv,
      message: string,
      fix: string,
      endpoint = server.endpoint,
    ): Promise<void> {
      const { exitCode, stdout } = await start(project, ["--json", "--endpoint", endpoint], environment);
      assert.deepEqual(JSON.parse(stdout), { error: { message, fix }, succeeded: false });
      assert.equal(exitCode, 1);
    }

    const trust =
      "set NODE_EXTRA_CA_CERTS to the authority's certificate, a PEM file, then run the command again";

    it("since its authority is unknown, is refused with what to do", async () => {
      await assertRefused(
        { NODE_EXTRA_CA_CERTS: "" },
        `Cognito doesn't answer at ${server.endpoint}: its certificate is signed by an authority that Node.js doesn't know (UNABLE_TO_VERIFY_LEAF_SIGNATURE)`,
        trust,
      );
    });

    it("since another authority signed it, is refused with what to do", async () => {
      const other = await makeAuthority();
      await assertRefused(
        { NODE_EXTRA_CA_CERTS: other.file },
        `Cognito doesn't answer at ${server.endpoint}: its certificate is signed by an authority that Node.js doesn't know (CERT_SIGNATURE_FAILURE)`,
        trust,
      );
      await other.remove();
    });

    it("since its certificate is for another host, is refused with what to do", async () => {
      const other = await makeAuthority("127.0.0.2");
      const misnamed = await openServer((_, response) => response.end(), other.server);
      await assertRefused(
        { NODE_EXTRA_CA_CERTS: other.file },
        `Cognito doesn't answer at ${misnamed.endpoint}: its certificate is for another host (ERR_TLS_CERT_ALTNAME_INVALID)`,
        "use the host that the certificate is for in the endpoint's address",
        misnamed.endpoint,
      );
      await misnamed.close();
      await other.remove();
    });

    it("since the authority's file isn't there, is refused, of which Node.js only warns", async () => {
      const file = join(folder, "nowhere.pem");
      await assertRefused(
        { NODE_EXTRA_CA_CERTS: file },
        `NODE_EXTRA_CA_CERTS can't be used: ENOENT: no such file or directory, open '${file}'`,
        trust,
      );
    });

    for (const { what, content, problem } of [
      { what: "no certificate", content: "authority\n", problem: "has no certificate in PEM format" },
      {
        what: "a broken one",
        content: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        problem: "has a certificate that can't be read",
      },
    ]) {
      it(`since the authority's file has ${what}, is refused`, async () => {
        const file = join(folder, "broken.pem");
        await writeFile(file, content);
        const message = `NODE_EXTRA_CA_CERTS can't be used: ${file} ${problem}`;
        await assertRefused({ NODE_EXTRA_CA_CERTS: file }, message, trust);
      });
    }

    it("doesn't matter to an endpoint without a certificate", async () => {
      const run = await start(project, ["--endpoint", emulator.endpoint], {
        NODE_EXTRA_CA_CERTS: "/nowhere",
      });
      assert.equal(run.exitCode, 0, run.stderr);
    });
  });

  it("is refused where it doesn't know the access keys, with what to do", async () => {
    const unknown = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "callers-secret" };
    const { exitCode, stdout } = await start(project, ownKeys(), { ...trusting(), ...keys(unknown) });
    assert.equal(exitCode, 1);
    assert.deepEqual(JSON.parse(stdout), {
      error: {
        message: `Cognito doesn't answer at ${server.endpoint}: it refuses the access keys (UnrecognizedClientException)`,
        fix: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the endpoint's access keys, and use --access-keys environment",
      },
      succeeded: false,
    });
  });

  for (const { given, missing } of [
    { given: {}, missing: "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY aren't set" },
    { given: { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE" }, missing: "AWS_SECRET_ACCESS_KEY isn't set" },
    { given: { AWS_SECRET_ACCESS_KEY: "callers-secret" }, missing: "AWS_ACCESS_KEY_ID isn't set" },
  ]) {
    it(`is called by nobody whose access keys are missing: ${missing}`, async () => {
      const none = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_SESSION_TOKEN: "" };
      const { exitCode, stdout } = await start(project, ownKeys(), { ...trusting(), ...none, ...given });
      assert.equal(exitCode, 1);
      assert.deepEqual(JSON.parse(stdout), {
        error: {
          message: `--access-keys environment: ${missing}`,
          fix: "set them to the endpoint's access keys, and AWS_SESSION_TOKEN if they have one, or leave --access-keys out",
        },
        succeeded: false,
      });
      assert.deepEqual(requests, []);
    });
  }
});
