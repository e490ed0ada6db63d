import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AwsCredentials, credentialVariables } from "@cognito-auth/local-aws/credentials";
import { makeAuthority } from "../../../packages/local-aws/tests/helpers/certificateAuthority";
import { openServer } from "../../../packages/local-aws/tests/helpers/requestServer";
import { start } from "../../helpers/startCommand";
import { useHttpsEndpoint } from "./useHttpsEndpoint";

describe("An https endpoint", () => {
  const https = useHttpsEndpoint();
  const keys = (credentials: AwsCredentials): NodeJS.ProcessEnv => credentialVariables(credentials);
  const trusting = (): NodeJS.ProcessEnv => ({ NODE_EXTRA_CA_CERTS: https.authorityFile });
  const ownKeys = (): string[] => ["--json", "--endpoint", https.address, "--access-keys", "environment"];

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
      endpoint = https.address,
    ): Promise<void> {
      const { exitCode, stdout } = await start(
        https.project,
        ["--json", "--endpoint", endpoint],
        environment,
      );
      assert.deepEqual(JSON.parse(stdout), { error: { message, fix }, succeeded: false });
      assert.equal(exitCode, 1);
    }

    const trust =
      "set NODE_EXTRA_CA_CERTS to the authority's certificate, a PEM file, then run the command again";

    it("since its authority is unknown, is refused with what to do", async () => {
      await assertRefused(
        { NODE_EXTRA_CA_CERTS: "" },
        `Cognito doesn't answer at ${https.address}: its certificate is signed by an authority that Node.js doesn't know (UNABLE_TO_VERIFY_LEAF_SIGNATURE)`,
        trust,
      );
    });

    it("since another authority signed it, is refused with what to do", async () => {
      const other = await makeAuthority();
      await assertRefused(
        { NODE_EXTRA_CA_CERTS: other.file },
        `Cognito doesn't answer at ${https.address}: its certificate is signed by an authority that Node.js doesn't know (CERT_SIGNATURE_FAILURE)`,
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
      const run = await start(https.project, ["--endpoint", https.plainAddress], {
        NODE_EXTRA_CA_CERTS: "/nowhere",
      });
      assert.equal(run.exitCode, 0, run.stderr);
    });
  });

  it("is refused where it doesn't know the access keys, with what to do", async () => {
    const unknown = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "callers-secret" };
    const { exitCode, stdout } = await start(https.project, ownKeys(), { ...trusting(), ...keys(unknown) });
    assert.equal(exitCode, 1);
    assert.deepEqual(JSON.parse(stdout), {
      error: {
        message: `Cognito doesn't answer at ${https.address}: it refuses the access keys (UnrecognizedClientException)`,
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
      const { exitCode, stdout } = await start(https.project, ownKeys(), {
        ...trusting(),
        ...none,
        ...given,
      });
      assert.equal(exitCode, 1);
      assert.deepEqual(JSON.parse(stdout), {
        error: {
          message: `--access-keys environment: ${missing}`,
          fix: "set them to the endpoint's access keys, and AWS_SESSION_TOKEN if they have one, or leave --access-keys out",
        },
        succeeded: false,
      });
      assert.deepEqual(https.requests, []);
    });
  }
});
