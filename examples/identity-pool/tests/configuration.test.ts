import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError, type Problem } from "cognito-auth";
import { failToDeployWithMocks, type MockDeployment } from "cognito-auth/testing";
import { readConfiguration } from "../configuration";
import { deploy, failToDeploy, type Options } from "./deployment";
import { dev } from "./stack";

type Configuration = NonNullable<Options["config"]>;

describe("The identity pool's configuration", () => {
  it("sets the origin", async () => {
    for (const frontendOrigin of [
      "https://app.example.com",
      "https://app.example.com:8443",
      "http://localhost",
      "http://127.0.0.1:3000",
    ]) {
      const { resources } = await deploy({ ...dev, config: { frontendOrigin } });
      const { corsRules } = resources["uploads-by-frontend"]?.inputs ?? {};
      const [rule] = corsRules as { allowedOrigins: unknown }[];
      assert.deepEqual(rule?.allowedOrigins, [frontendOrigin]);
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

  for (const key of ["callsApi", "deleteUploads"]) {
    it(`expects true or false as ${key}`, async () => {
      for (const value of ["yes", "True", "1", "", " true"]) {
        assert.deepEqual(await problemsIn({ [key]: value }), [
          {
            path: key,
            value: JSON.stringify(value),
            reason: "expected true or false",
            fix: "write true or false",
          },
        ]);
      }
      assert.deepEqual(await problemsIn({ [key]: undefined }), [
        { path: key, reason: "this is required", fix: "set it; README.md describes it" },
      ]);
    });
  }

  it("refuses an API's stack where no API is called", async () => {
    assert.deepEqual(await problemsIn({ callsApi: "false", apiStack: "acme/serverless-api/prod" }), [
      {
        path: "apiStack",
        value: '"acme/serverless-api/prod"',
        reason: "no API is called, because `callsApi` is false",
        fix: "set `callsApi` to true, or remove this",
      },
    ]);
  });

  for (const [key, project] of [
    ["authStack", "cognito-auth"],
    ["apiStack", "serverless-api"],
  ] as const) {
    it(`refuses a stack's name that isn't full as ${key}`, async () => {
      for (const name of ["dev", `${project}/dev`, `acme/${project}/dev/1`, "acme//dev", "a b/c/d", ""]) {
        assert.deepEqual(await problemsIn({ [key]: name }), [
          {
            path: key,
            value: JSON.stringify(name),
            reason: "expected a full stack name: the organization, the project and the stack",
            fix: `write one such as acme/${project}/dev; with a self-managed backend, the organization is "organization"`,
          },
        ]);
      }
    });
  }

  for (const config of [
    { authStack: "acme/serverless-api/dev" },
    { apiStack: "acme/cognito-auth/dev" },
    { authStack: "acme/all/dev", apiStack: "acme/all/dev" },
  ]) {
    it(`refuses one stack for both: ${JSON.stringify(config)}`, async () => {
      const fix =
        "set `authStack` to a cognito-auth stack and `apiStack` to a serverless-api stack, or `callsApi` to false";
      assert.deepEqual(
        await problemsIn(config),
        Object.entries(config).map(([path, name]) => ({
          path,
          value: JSON.stringify(name),
          reason: "`authStack` and `apiStack` are the same stack",
          fix,
        })),
      );
    });
  }

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
        ["identity-pool", undefined, "201 more keys don't exist or belong to another project"],
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
      ["callsApi", "deleteUploads", "frontendOrigin"].map((key) => `identity-pool:${key}`),
    );
    assert.deepEqual(
      foreign.find(({ path }) => path === "identity-pool:frontendOrigin"),
      {
        path: "identity-pool:frontendOrigin",
        reason: 'this belongs to a project "identity-pool", and this project is "shop"',
        fix:
          "rename it to shop:frontendOrigin, or remove it, where it is set: " +
          "the stack's file (Pulumi.dev.yaml), Pulumi.yaml or an environment",
      },
    );
  });

  it("refuses a secret, which wouldn't stay one, without its value", async () => {
    const key = "identity-pool:frontendOrigin";
    const { error } = await failToDeployWithMocks(
      () => {
        pulumi.runtime.setAllConfig({ ...pulumi.runtime.allConfig(), [key]: "hunter2" }, [key]);
        readConfiguration();
      },
      { project: "identity-pool" },
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
      deleteUploads: "yes",
      callApi: "hunter2",
    });
    assert.deepEqual(resources, {});
    assert.equal(
      error.message,
      `The configuration of this stack has 4 problems:

  callApi
    why: there is no configuration key of this name
    fix: use one of authStack, callsApi, apiStack, frontendOrigin, deleteUploads

  authStack: "dev"
    why: expected a full stack name: the organization, the project and the stack
    fix: write one such as acme/cognito-auth/dev; with a self-managed backend, the organization is "organization"

  frontendOrigin: "*"
    why: expected one origin, without *, which would allow other sites' pages
    fix: write the frontend's origin, such as https://app.example.com

  deleteUploads: "yes"
    why: expected true or false
    fix: write true or false
`,
    );
  });
});

async function refusal(config: Configuration): Promise<MockDeployment & { error: InvalidArgumentsError }> {
  const { error, ...deployment } = await failToDeploy({ ...dev, config });
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  return { ...deployment, error };
}

async function problemsIn(config: Configuration): Promise<Problem[]> {
  return (await refusal(config)).error.problems;
}
