import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "../../awsClient";
import { withServer } from "../helpers/requestServer";

/** Sends a byte each time that the connection can take one, and never ends. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
  const timer = setInterval(() => response.write(" "), 5);
  response.once("close", () => {
    clearInterval(timer);
  });
}

/** Sends as much as the connection takes, and never ends. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
  const send = (): void => {
    while (!response.destroyed && response.write(" ".repeat(1_000)));
  };
  response.on("drain", send);
  send();
}

/** Sends a part of a body, and then nothing. */
function stall(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.1", "content-length": 100 }).write("{");
}

describe("An answer to a request to AWS", () => {
  for (const [what, answer] of Object.entries({ drip, flood, stall })) {
    it(`is given up where it never comes to its end: ${what}`, async () => {
      await withServer(
        (_, response) => {
          answer(response);
        },
        async (endpoint) => {
          const client = createCognitoClient(
            { endpoint, region: "us-east-1" },
            { attempts: 1, timeout: 200 },
          );
          const answered = client.send(new ListUserPoolsCommand({ MaxResults: 1 }));
          await assert.rejects(answered, { name: "TimeoutError", message: /^the answer took too long/ });
          client.destroy();
        },
      );
    });
  }

  it("is complete where it comes in parts", async () => {
    await withServer(
      (_, response) => {
        response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).write('{"UserPools":');
        setImmediate(() => response.end("[]}"));
      },
      async (endpoint) => {
        const client = createCognitoClient({ endpoint, region: "us-east-1" });
        const { UserPools } = await client.send(new ListUserPoolsCommand({ MaxResults: 1 }));
        assert.deepEqual(UserPools, []);
        client.destroy();
      },
    );
  });
});
