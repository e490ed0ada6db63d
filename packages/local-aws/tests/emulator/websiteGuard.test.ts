import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { useLocalAws } from "../provider/useLocalAws";

type Headers = Readonly<Record<string, string>>;

const listUserPools = {
  authorization:
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00",
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "AWSCognitoIdentityProviderService.ListUserPools",
};

/** What a browser adds to a request that a page makes to another site. */
function fromPage(origin: string): Headers {
  return { origin, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
}

describe("A website in a browser", () => {
  const aws = useLocalAws(["cognito-idp", "ses", "sts"]);

  async function answerTo(
    method: string,
    headers: Headers,
    path = "/",
  ): Promise<[status: number | undefined, body: string]> {
    const { hostname, port } = new URL(aws.endpoint);
    const host = `127.0.0.1:${port}`;
    const sent = request({ host: hostname, port, path, method, headers: { host, ...headers } });
    const [answer] = (await once(sent.end(method === "POST" ? '{"MaxResults":1}' : ""), "response")) as [
      IncomingMessage,
    ];
    assert.ok(answer.statusCode !== 403 || answer.headers["access-control-allow-origin"] === undefined);
    return [answer.statusCode, await text(answer)];
  }

  const refused = [
    403,
    "The local AWS answers web pages of this machine only: those at localhost or a loopback address.\n",
  ];

  for (const origin of [
    "https://evil.example",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://10.0.0.1",
    "http://128.0.0.1",
    "http://evil.example:80@evil.example",
    "null",
    "http://[::1",
  ]) {
    it(`can't call the local AWS from ${origin}`, async () => {
      assert.deepEqual(await answerTo("POST", { ...listUserPools, ...fromPage(origin) }), refused);
      assert.deepEqual(
        await answerTo("OPTIONS", { ...fromPage(origin), "access-control-request-method": "POST" }),
        refused,
      );
    });
  }

  it("can't call it without saying where the request comes from, nor read its emails", async () => {
    const quiet = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
    assert.deepEqual(await answerTo("GET", quiet, "/_ministack/ses/messages"), refused);
    assert.deepEqual(await answerTo("POST", { ...quiet, "sec-fetch-mode": "navigate" }), refused);
  });

  for (const host of ["evil.example", "evil.example:4566", "localhost.evil.example", "1.evil"]) {
    it(`can't read the local AWS by the name ${host} (DNS rebinding)`, async () => {
      assert.deepEqual(await answerTo("GET", { host }, "/_ministack/ses/messages"), refused);
    });
  }

  for (const origin of [
    "http://localhost:5173",
    "http://app.localhost:3000",
    "http://127.0.0.1:8080",
    "http://127.1.2.3",
    "http://[::1]:5173",
  ]) {
    it(`of this machine can call it: ${origin}`, async () => {
      const [status] = await answerTo("POST", { ...listUserPools, ...fromPage(origin) });
      assert.equal(status, 200);
    });
  }

  it("of this machine can show what the local AWS has, and others can link to it", async () => {
    const image = {
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "no-cors",
      referer: "http://localhost:5173/",
    };
    const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    for (const headers of [image, link]) {
      assert.equal((await answerTo("GET", headers, "/_ministack/health"))[0], 200);
    }
  });

  it("can link to a sign-in page, but neither submit one nor get tokens", async () => {
    const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const evil = { ...fromPage("https://evil.example"), ...form };
    for (const path of ["/oauth2/authorize", "/login", "/logout"]) {
      // It says which parameters it lacks.
      assert.equal((await answerTo("GET", link, path))[0], 400);
    }
    for (const path of ["/login", "/oauth2/token", "/oauth2/revoke"]) {
      assert.deepEqual(await answerTo("POST", evil, path), refused);
      assert.notEqual(
        (await answerTo("POST", { ...fromPage("http://localhost:5173"), ...form }, path))[0],
        403,
      );
    }
    assert.deepEqual(await answerTo("GET", fromPage("https://evil.example"), "/oauth2/userInfo"), refused);
    assert.equal((await answerTo("GET", fromPage("http://localhost:5173"), "/oauth2/userInfo"))[0], 401);
  });

  it("isn't what a program is, which can call it with any origin, and by the names of AWS", async () => {
    assert.equal((await answerTo("POST", { ...listUserPools, origin: "https://evil.example" }))[0], 200);
    for (const host of [
      "localhost:4566",
      "000000000000.127.0.0.1:4566",
      "[::1]:4566",
      "cognito-idp.us-east-1.amazonaws.com",
    ]) {
      assert.equal((await answerTo("POST", { ...listUserPools, host }))[0], 200, host);
    }
  });
});
