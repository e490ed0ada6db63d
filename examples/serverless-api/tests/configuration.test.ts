import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError } from "cognito-auth";
import { failToDeployWithMocks } from "cognito-auth/testing";
import { readConfiguration } from "../configuration";
import { deploy, failToDeploy } from "./deployment";
import { type Configuration, problemsIn, refusal } from "./refusal";
import { dev } from "./stack";

describe("The serverless API's configuration", () => {
  it("sets the origin", async () => {
    for (const frontendOrigin of [
      "https://app.example.com",
      "https://app.example.com:8443",
      "http://localhost",
      "http://127.0.0.1:3000",
    ]) {
      const api = await deployed({ frontendOrigin }, "http-api");
      const { allowOrigins } = api["corsConfiguration"] as { allowOrigins: unknown };
      assert.deepEqual(allowOrigins, [frontendOrigin]);
    }
  });

  it("refuses what isn't the origin of one frontend", async () => {
    const notAnOrigin = "expected a scheme, a host and, if it isn't the default, a port";
    const star = "expected one origin, without *, which would allow other sites' pages";
    const otherForm = "a browser sends the origin in a different form";
    const http =
      "only localhost and 127.0.0.1 may use http: elsewhere, the page could be modified in transit";
    for (const [frontendOrigin, reason, fix] of [
      ["", notAnOrigin, "write one such as https://app.example.com"],
      ["app.example.com", notAnOrigin, "write one such as https://app.example.com"],
      ["localhost:5173", notAnOrigin, "write one such as https://app.example.com"],
      ["ftp://app.example.com", notAnOrigin, "write one such as https://app.example.com"],
      ["*", star, "write the frontend's origin, such as https://app.example.com"],
      ["https://*.example.com", star, "write the frontend's origin, such as https://app.example.com"],
      ["https://app.example.com/", otherForm, "write https://app.example.com"],
      ["https://app.example.com/login", otherForm, "write https://app.example.com"],
      ["https://app.example.com?a=b", otherForm, "write https://app.example.com"],
      ["https://app.example.com:443", otherForm, "write https://app.example.com"],
      ["https://App.example.com", otherForm, "write https://app.example.com"],
      ["https://jane@app.example.com", otherForm, "write https://app.example.com"],
      ["http://localhost:5173/", otherForm, "write http://localhost:5173"],
      ["http://app.example.com", http, "write https://app.example.com"],
      ["http://localhost.example.com:80", http, "write https://localhost.example.com"],
    ] as const) {
      assert.deepEqual(await problemsIn({ frontendOrigin }), [
        { path: "frontendOrigin", value: JSON.stringify(frontendOrigin), reason, fix },
      ]);
    }
  });

  it("requires the origin", async () => {
    assert.deepEqual(await problemsIn({ frontendOrigin: undefined }), [
      {
        path: "frontendOrigin",
        reason: "this is required",
        fix: "set it; README.md describes it",
      },
    ]);
  });

  for (const [key, maximum] of [
    ["throttlingRateLimit", 10_000],
    ["throttlingBurstLimit", 5_000],
  ] as const) {
    it(`expects 1 to ${String(maximum)} as ${key}`, async () => {
      for (const value of [1, maximum]) {
        const { defaultRouteSettings } = await deployed({ [key]: String(value) }, "default-stage");
        assert.equal((defaultRouteSettings as Record<string, unknown>)[key], value);
      }
      const expected = `a whole number from 1 to ${String(maximum)}`;
      for (const value of ["0", String(maximum + 1), "-1", "1.5", "1e1", "ten", "", " 5"]) {
        assert.deepEqual(await problemsIn({ [key]: value }), [
          {
            path: key,
            value: JSON.stringify(value),
            reason: `expected ${expected}`,
            fix: `write ${expected}`,
          },
        ]);
      }
      assert.deepEqual(await problemsIn({ [key]: undefined }), [
        { path: key, reason: "this is required", fix: "set it; README.md describes it" },
      ]);
    });
  }

  it("refuses another stack's name that isn't full", async () => {
    for (const authStack of [
      "dev",
      "cognito-auth/dev",
      "acme/cognito-auth/dev/1",
      "acme//dev",
      "a b/c/d",
      "",
    ]) {
      assert.deepEqual(await problemsIn({ authStack }), [
        {
          path: "authStack",
          value: JSON.stringify(authStack),
          reason: "expected a full stack name: the organization, the project and the stack",
          fix: 'write one such as acme/cognito-auth/dev; with a self-managed backend, the organization is "organization"',
        },
      ]);
    }
  });

  it("shows only the beginning of what is too long, and at most 100 keys", async () => {
    const long = "k".repeat(1_000_000);
    const keys = Array.from({ length: 300 }, (_, index) => `key${index}`);
    const { error } = await refusal({
      [long]: "x",
      ...Object.fromEntries(keys.map((key) => [key, "x"])),
      frontendOrigin: `http://${long}.example.com`,
    });
    assert.deepEqual(
      error.problems.slice(-2).map(({ path, value, reason }) => [path, value, reason]),
      [
        [
          "frontendOrigin",
          `"http://${"k".repeat(53)}…"`,
          "expected a scheme, a host and, if it isn't the default, a port",
        ],
        ["serverless-api", undefined, "201 more keys don't exist or belong to another project"],
      ],
    );
    assert.equal(error.problems[0]?.path, `${"k".repeat(60)}…`);
    assert.equal(error.problems.length, 102);
    assert.ok(error.message.length < 40_000);
  });

  it("refuses keys of another project, as after a change of the project's name", async () => {
    const { error } = await failToDeploy({ ...dev, project: "shop", config: {} });
    assert.ok(error instanceof InvalidArgumentsError, String(error));
    const foreign = error.problems.filter(({ path }) => path.includes(":"));
    assert.deepEqual(
      foreign.map(({ path }) => path).sort(),
      ["frontendOrigin", "ordersScope", "throttlingBurstLimit", "throttlingRateLimit"]
        .map((key) => `serverless-api:${key}`)
        .sort(),
    );
    assert.deepEqual(
      foreign.find(({ path }) => path === "serverless-api:frontendOrigin"),
      {
        path: "serverless-api:frontendOrigin",
        reason: 'this belongs to a project "serverless-api", and this project is "shop"',
        fix:
          "rename it to shop:frontendOrigin, or remove it, where it is set: " +
          "the stack's file (Pulumi.dev.yaml), Pulumi.yaml or an environment",
      },
    );
  });

  it("refuses a secret, which wouldn't stay one, without its value", async () => {
    const key = "serverless-api:frontendOrigin";
    const { error } = await failToDeployWithMocks(
      () => {
        pulumi.runtime.setAllConfig({ ...pulumi.runtime.allConfig(), [key]: "hunter2" }, [key]);
        readConfiguration();
      },
      { project: "serverless-api" },
    );
    assert.ok(error instanceof InvalidArgumentsError, String(error));
    assert.deepEqual(
      error.problems.filter(({ path }) => path === "frontendOrigin"),
      [
        {
          path: "frontendOrigin",
          reason: "this can't be a secret: resources show it in plain text",
          fix: "set it again, without --secret",
        },
        {
          path: "frontendOrigin",
          reason: "expected a scheme, a host and, if it isn't the default, a port",
          fix: "write one such as https://app.example.com",
        },
      ],
    );
  });

  it("reports every problem at once, before any resource is registered", async () => {
    const { error, resources } = await refusal({
      authStack: "dev",
      frontendOrigin: "*",
      throttlingRateLimit: "0",
      throtlingBurstLimit: "hunter2",
    });
    assert.deepEqual(resources, {});
    assert.equal(
      error.message,
      `The configuration of this stack has 4 problems:

  throtlingBurstLimit
    why: there is no configuration key of this name
    fix: use one of authStack, frontendOrigin, throttlingRateLimit, throttlingBurstLimit, serviceClients, ordersScope

  authStack: "dev"
    why: expected a full stack name: the organization, the project and the stack
    fix: write one such as acme/cognito-auth/dev; with a self-managed backend, the organization is "organization"

  frontendOrigin: "*"
    why: expected one origin, without *, which would allow other sites' pages
    fix: write the frontend's origin, such as https://app.example.com

  throttlingRateLimit: "0"
    why: expected a whole number from 1 to 10000
    fix: write a whole number from 1 to 10000
`,
    );
  });
});

async function deployed(config: Configuration, name: string): Promise<Record<string, unknown>> {
  const { resources } = await deploy({ ...dev, config });
  return resources[name]?.inputs ?? assert.fail(`there is no ${name}`);
}
