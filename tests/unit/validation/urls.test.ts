import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { problemsOf } from "../../helpers/argumentRules";
import { deployComponent, failToDeployComponent } from "../../helpers/deployProgram";
import { redirectUrls } from "../../helpers/signInArbitraries";

const withUrl = (url: unknown): object => ({
  domain: { prefix: "shop" },
  appClient: { oauth: { callbackUrls: [url] } },
});

/** URLs that Cognito's documentation forbids, or that no application can be at. */
const forbidden = fc.oneof(
  redirectUrls.map((url) => `${url}#fragment`),
  redirectUrls.chain((url) => fc.constantFrom(` ${url}`, `${url} x`, `${url}\n`, `${url}\u00a0`)),
  fc.tuple(fc.domain(), fc.webPath()).map(([host, path]) => `http://${host}${path}`),
  fc.constantFrom("http://127.1/", "http://localhost.example.com/", "http://localhost@example.com/"),
  fc
    .constantFrom("about", "blob", "data", "file", "ftp", "javascript", "vbscript", "ws", "wss")
    .map((scheme) => `${scheme}://shop.example.com/`),
  fc.webPath().map((path) => `/x${path}`),
  fc.domain(),
  fc.constantFrom(
    "",
    "https://",
    "https:///path",
    "https:\\\\example.com",
    "https://*.example.com/",
    "myapp:",
  ),
  redirectUrls.map((url) => `${url}?${"x".repeat(1_024)}`),
);

describe("A redirect URL", () => {
  it("can be every kind that Cognito documents", () => {
    fc.assert(
      fc.property(redirectUrls, (url) => {
        assert.deepEqual(problemsOf(withUrl(url)), []);
      }),
      { numRuns: 500 },
    );
  });

  it("can be no other", () => {
    fc.assert(
      fc.property(forbidden, (url) => {
        assert.deepEqual(
          problemsOf(withUrl(url)).map(({ path }) => path),
          ["appClient.oauth.callbackUrls[0]"],
        );
      }),
      { numRuns: 500 },
    );
  });

  it("is checked alike where it comes from elsewhere", async () => {
    await deployComponent(withUrl(pulumi.output("myapp://signed-in")));
    const { error } = await failToDeployComponent(withUrl(pulumi.output("http://shop.example.com/")));
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      ["appClient.oauth.callbackUrls[0]"],
    );
  });
});
