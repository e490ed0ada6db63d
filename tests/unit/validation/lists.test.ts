import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { problemsOf } from "../../helpers/argumentRules";
import { failToDeployComponent } from "../../helpers/deployProgram";

const path = "appClient.oauth.callbackUrls";

function withUrls(callbackUrls: unknown): object {
  return { domain: { prefix: "shop" }, appClient: { oauth: { callbackUrls } } };
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}

describe("A list", () => {
  it("lacks an item where it has a hole", () => {
    const sparse: unknown[] = ["https://a.example.com"];
    sparse[2] = "https://b.example.com";
    for (const list of [sparse, ["https://a.example.com", undefined, "https://b.example.com"]]) {
      assert.deepEqual(problemsOf(withUrls(list)), [
        { path: `${path}[1]`, reason: "this is required", fix: "add it" },
      ]);
    }
  });

  it("is none where it can't be read", () => {
    assert.deepEqual(problemsOf(withUrls(revoked())), [
      {
        path,
        value: "a value that can't be read",
        reason: "expected an array",
        fix: 'write ["https://example.com/"], or other URLs, each of which may be an Output',
      },
    ]);
  });

  it("is refused where its items can't be read, and never throws", () => {
    const refuse = (): never => {
      throw new Error("hunter2");
    };
    for (const list of [
      new Proxy([], { get: refuse }),
      new Proxy([], { getOwnPropertyDescriptor: refuse }),
      ...[Number.NaN, -1, 0.5, "1", Number.POSITIVE_INFINITY].map(
        (length) => new Proxy(["x"], { get: () => length }),
      ),
    ]) {
      assert.deepEqual(problemsOf(withUrls(list)), [
        { path, reason: "its items can't be read", fix: "write an array whose items can be" },
      ]);
    }
  });

  it("is checked as far as it may be long, however long it is", () => {
    const list: unknown[] = [];
    list.length = 4_294_967_295;
    const problems = problemsOf(withUrls(list));
    assert.equal(problems.length, 101);
    assert.deepEqual(problems[0], {
      path,
      value: "4294967295 items",
      reason: "a client has 1 to 100 callback URLs",
      fix: "remove 4294967195",
    });
  });

  it("fails with an item that turns out to be bad, which isn't shown", async () => {
    const { error, resources } = await failToDeployComponent(
      withUrls(["https://a.example.com", pulumi.output("http://hunter2.example.com")]),
    );
    assert.deepEqual(error.problems, [
      {
        path: `${path}[1]`,
        reason: "Cognito accepts HTTP only for localhost, 127.0.0.1, [::1]",
        fix: "write https:",
      },
    ]);
    assert.equal("auth-app-client" in resources, false);
  });
});

describe("The default redirect URL", () => {
  const withDefault = (callbackUrls: unknown[], defaultRedirectUrl: unknown): object => ({
    domain: { prefix: "shop" },
    appClient: { oauth: { callbackUrls, defaultRedirectUrl } },
  });
  const url = "https://a.example.com";
  const other = "https://b.example.com";
  const problem = {
    path: "appClient.oauth.defaultRedirectUrl",
    reason: "it isn't one of the callback URLs",
    fix: "add it to `appClient.oauth.callbackUrls`",
  };

  it("is compared at once where all URLs are plain", () => {
    assert.deepEqual(problemsOf(withDefault([url], url)), []);
    assert.deepEqual(problemsOf(withDefault([url], other)), [{ ...problem, value: `"${other}"` }]);
  });

  for (const [what, callbackUrl, defaultUrl] of [
    ["it", url, pulumi.output(other)],
    ["a callback URL", pulumi.output(url), other],
    ["both", Promise.resolve(url), pulumi.secret(other)],
  ] as const) {
    it(`is compared once it is known: ${what} comes from elsewhere`, async () => {
      const { error, resources } = await failToDeployComponent(withDefault([callbackUrl], defaultUrl));
      assert.deepEqual(error.problems, [problem]);
      assert.equal("auth-app-client" in resources, false);
    });
  }

  it("isn't compared with callback URLs that are wrong themselves", () => {
    assert.deepEqual(
      problemsOf(withDefault(["shop"], url)).map(({ path: one }) => one),
      ["appClient.oauth.callbackUrls[0]"],
    );
  });
});

describe("The number of further clients", () => {
  const clients = (count: number, client: unknown): object => ({
    appClients: Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, client])),
  });

  it("is at most 9,999, and all of these are checked", () => {
    assert.deepEqual(problemsOf(clients(9_999, {})), []);
    assert.equal(problemsOf(clients(9_999, { name: "" })).length, 9_999);
    assert.deepEqual(problemsOf(clients(10_000, {})), [
      {
        path: "appClients",
        value: "10000 entries",
        reason: "a user pool has at most 10000 app clients, and `appClient` is one of them",
        fix: "leave out 1",
      },
    ]);
  });
});
