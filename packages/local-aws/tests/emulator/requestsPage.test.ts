import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { createAwsClient } from "../../awsClient";
import { type Emulator, readRequests, startEmulator } from "../../emulator";
import { cognitoAt, type CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { withServer } from "../helpers/requestServer";
import { expectInvalidRequest } from "../helpers/validRequests";

describe("The page of the requests that a local AWS got", () => {
  let cognito: CognitoUnderTest;
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ services: ["cognito-idp"], onProgress: () => undefined });
    cognito = cognitoAt(emulator.endpoint);
  });

  after(() => emulator.stop());

  it("names what isn't served as the error", async () => {
    const iam = createAwsClient(IAMClient, { endpoint: cognito.endpoint, region: cognito.region });
    const role = { RoleName: "shop", AssumeRolePolicyDocument: "{}" };
    await assert.rejects(iam.send(new CreateRoleCommand(role)));
    iam.destroy();
    const request = { service: "iam", operation: "CreateRole", parameters: role };
    assert.deepEqual(await readRequests(cognito.endpoint), {
      requests: [{ ...request, status: 400, error: "UnsupportedService" }],
      dropped: 0,
    });
  });

  it("stays readable after a request with a number that JSON doesn't have", async () => {
    const pool = await cognito.createPool();
    const before = await readRequests(cognito.endpoint);
    for (const number of ["NaN", "Infinity", "-Infinity", "1e999"]) {
      expectInvalidRequest("CreateGroup: The body isn't JSON");
      const answer = await fetch(cognito.endpoint, {
        method: "POST",
        headers: { "x-amz-target": "AWSCognitoIdentityProviderService.CreateGroup" },
        body: `{"UserPoolId":"${pool}","GroupName":"many","Precedence":${number}}`,
      });
      assert.deepEqual(await answer.json(), {
        __type: "SerializationException",
        message: "The body isn't JSON",
      });
    }
    assert.notEqual(before, undefined);
    assert.deepEqual(await readRequests(cognito.endpoint), before);
  });

  it("answers GET and HEAD only, and takes nothing else for a request to AWS", async () => {
    const page = `${cognito.endpoint}/_local-aws/requests`;
    const outcome = async (method: string): Promise<unknown[]> => {
      const answer = await fetch(page, { method });
      return [answer.status, answer.headers.get("allow"), (await answer.text()).slice(0, 12)];
    };
    assert.deepEqual(await outcome("GET"), [200, null, '{"requests":']);
    assert.deepEqual(await outcome("HEAD"), [200, null, ""]);
    for (const method of ["POST", "PUT", "DELETE"]) {
      assert.deepEqual(await outcome(method), [405, "GET, HEAD", ""], method);
    }
  });

  it("answers no website", async () => {
    const sent = request(`${cognito.endpoint}/_local-aws/requests`, {
      headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" },
    });
    const [answer] = (await once(sent.end(), "response")) as [IncomingMessage];
    answer.resume();
    assert.equal(answer.statusCode, 403);
  });
});

describe("The requests that an endpoint got", () => {
  it("are unknown where it is of another kind", async () => {
    for (const page of [
      "{}",
      '{"requests":{},"dropped":0}',
      '{"requests":[{"service":"iam"}],"dropped":0}',
      '{"requests":[]}',
      "<html>",
    ]) {
      await withServer(
        (_, response) => response.end(page),
        async (endpoint) => {
          assert.equal(await readRequests(endpoint), undefined, page);
        },
      );
    }
    await withServer(
      (_, response) => response.writeHead(404).end(),
      async (endpoint) => {
        assert.equal(await readRequests(endpoint), undefined);
      },
    );
  });
});
