import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { CreateBucketCommand, PutBucketTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "../../awsClient";
import { startEmulator } from "../../emulator";
import { type Proxy, startAccountHostProxy } from "../../engines/accountHostProxy";
import { openServer, type RequestServer } from "../helpers/requestServer";

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

describe("The proxy for hosts with an account's number", () => {
  let server: RequestServer | undefined;
  let host: string;
  let proxy: Proxy;
  let seen: { method: string | undefined; url: string | undefined; host: string | undefined; body: string }[];

  beforeEach(async () => {
    seen = [];
    server = await openServer(({ method, url, headers }, response, body) => {
      seen.push({ method, url, host: headers.host, body: body.toString() });
      response.writeHead(201, { "x-served": "yes" }).end("answer");
    });
    host = new URL(server.endpoint).host;
    proxy = await startAccountHostProxy(`http://${host}`);
  });

  afterEach(async () => {
    await proxy.stop();
    await server?.close();
  });

  /** Sends a request as a client does that is configured with a proxy. */
  async function through(
    url: string,
    { body = "", by = proxy, method = "POST" }: { body?: string; by?: Proxy; method?: string } = {},
  ): Promise<Answer> {
    const { hostname, port } = new URL(by.address);
    const headers = { host: url.split("/")[2] ?? "" };
    const sent = request({ hostname, port, path: url, method, headers }).end(body);
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    return { status: answer.statusCode, body: await text(answer) };
  }

  it("passes a request to the endpoint on, with the host that was signed", async () => {
    const named = `000000000000.${host}`;
    assert.deepEqual(await through(`http://${named}/v20180820/tags/arn%3Aaws?a=b%2Fc`, { body: "<Tags/>" }), {
      status: 201,
      body: "answer",
    });
    assert.deepEqual(seen, [
      { method: "POST", url: "/v20180820/tags/arn%3Aaws?a=b%2Fc", host: named, body: "<Tags/>" },
    ]);
  });

  it("passes on what is for the endpoint itself, as of a tool that uses a proxy for all", async () => {
    assert.equal((await through(`http://${host}/`)).status, 201);
    assert.deepEqual(
      seen.map((one) => one.host),
      [host],
    );
  });

  it("forwards nowhere else", async () => {
    const others = ["example.com", `x${host}`, `${host}1`, `${host}.example.com`].map(
      (other) => `http://${other}/`,
    );
    for (const other of [...others, "/", `https://${host}/`]) {
      assert.deepEqual(
        await through(other),
        { status: 403, body: `This proxy forwards to http://${host} only.\n` },
        other,
      );
    }
    assert.deepEqual(seen, []);
  });

  it("opens no tunnels", async () => {
    const socket = connect(Number(new URL(proxy.address).port), "127.0.0.1");
    socket.end(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    assert.equal(await text(socket), "");
  });

  it("says so where the endpoint doesn't answer", async () => {
    await server?.close();
    server = undefined;
    const { status, body } = await through(`http://000000000000.${host}/`);
    assert.equal(status, 502);
    assert.match(body, /ECONNREFUSED/);
  });

  it("shows the tags of a bucket on the local AWS, as Pulumi's AWS plugin asks for them", async () => {
    const emulator = await startEmulator({ services: ["s3"], onProgress: () => undefined });
    const toEmulator = await startAccountHostProxy(emulator.endpoint);
    const s3 = createAwsClient(S3Client, { endpoint: emulator.endpoint, region: "us-east-1" });
    try {
      await s3.send(new CreateBucketCommand({ Bucket: "uploads" }));
      const TagSet = [{ Key: "team", Value: "web" }];
      await s3.send(new PutBucketTaggingCommand({ Bucket: "uploads", Tagging: { TagSet } }));
      const named = emulator.endpoint.replace("//", "//000000000000.");
      const url = `${named}/v20180820/tags/arn%3Aaws%3As3%3A%3A%3Auploads`;
      const { status, body } = await through(url, { by: toEmulator, method: "GET" });
      assert.equal(status, 200);
      assert.match(body, /<Tags><Tag><Key>team<\/Key><Value>web<\/Value><\/Tag><\/Tags>/);
    } finally {
      s3.destroy();
      await toEmulator.stop();
      await emulator.stop();
    }
  });
});
