import assert from "node:assert/strict";
import type { AwsCredentials } from "../../credentials";
import { secretsOf } from "../../credentials";
import { withServer } from "../helpers/requestServer";
import { check, providerAt, types, urnOf } from "./providerUnderTest";

describe("The caller's access keys", () => {
  const keys: AwsCredentials = {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "callers-secret-key-of-forty-characters00",
    sessionToken: "callers-session-token",
  };

  it("are hidden in the provider's errors, also where an endpoint repeats what was to be signed", async () => {
    const message = `expected x-amz-security-token:${keys.sessionToken ?? ""}, and not ${keys.secretAccessKey}`;
    const body = JSON.stringify({ __type: "InvalidSignatureException", message });
    await withServer(
      (_, response) => response.writeHead(400, { "content-type": "application/x-amz-json-1.1" }).end(body),
      async (endpoint) => {
        const tested = providerAt(endpoint, { credentials: keys });
        const urn = urnOf(types.pool);
        const { inputs } = await check(tested, urn, { name: "pool" });
        await assert.rejects(tested.provider.create(urn, inputs), {
          message:
            "CreateUserPool: InvalidSignatureException: expected x-amz-security-token:[secret], and not [secret]",
        });
      },
    );
  });

  it("have secrets from 16 characters on, since a shorter word may be part of any message", () => {
    const of = (secretAccessKey: string, sessionToken?: string): string[] =>
      secretsOf({
        accessKeyId: "a",
        secretAccessKey,
        ...(sessionToken === undefined ? {} : { sessionToken }),
      });
    assert.deepEqual(of("a".repeat(15), "b".repeat(15)), []);
    assert.deepEqual(of("a".repeat(16), "b".repeat(16)), ["a".repeat(16), "b".repeat(16)]);
    assert.deepEqual(of("a".repeat(16)), ["a".repeat(16)]);
    assert.deepEqual(secretsOf(undefined), []);
  });
});
