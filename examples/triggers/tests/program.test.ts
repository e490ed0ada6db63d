import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError } from "cognito-auth";
import {
  deployWithMocks,
  failToDeployWithMocks,
  type MockDeployment,
  type MockOptions,
} from "cognito-auth/testing";

const folder = join(__dirname, "..");
const program = join(folder, "index.ts");

/** The stack, with the settings of Pulumi.dev.yaml but for another domain. */
function options(allowedDomain = "shop.example"): MockOptions {
  return {
    project: "triggers",
    config: {
      "triggers:allowedDomain": allowedDomain,
      "triggers:group": "editors",
      "triggers:sesIdentityArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
      "triggers:sender": "no-reply@example.com",
    },
  };
}

/** The ARN that the mocks give a function. */
function arnOf(name: string): string {
  return `arn:aws:lambda:eu-west-1:123456789012:function:${name}-1234567`;
}

const functions = {
  "refuse-other-domains": { file: "refuseOtherDomains.mjs", variables: { ALLOWED_DOMAIN: "shop.example" } },
  "add-permissions": { file: "addPermissions.mjs", variables: { GROUP: "editors" } },
  "write-invitation": { file: "writeInvitation.mjs", variables: undefined },
};

describe("The user pool with functions", () => {
  let deployment: MockDeployment;

  before(async () => {
    deployment = await deployWithMocks(program, options());
  });

  function inputsOf(name: string): Record<string, unknown> {
    return deployment.resources[name]?.inputs ?? assert.fail(`there is no ${name}`);
  }

  it("calls each function for what it is meant for", () => {
    const { lambdaConfig } = inputsOf("auth-user-pool");
    assert.deepEqual(lambdaConfig, {
      preSignUp: arnOf("refuse-other-domains"),
      customMessage: arnOf("write-invitation"),
      preTokenGenerationConfig: { lambdaArn: arnOf("add-permissions"), lambdaVersion: "V2_0" },
    });
  });

  it("lets people sign up, and sends emails by Amazon SES, or a function couldn't write any", () => {
    const { emailConfiguration, ...pool } = inputsOf("auth-user-pool");
    const { allowAdminCreateUserOnly } = pool["adminCreateUserConfig"] as Record<string, unknown>;
    assert.equal(allowAdminCreateUserOnly, false);
    assert.deepEqual(emailConfiguration, {
      emailSendingAccount: "DEVELOPER",
      sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
      fromEmailAddress: "no-reply@example.com",
    });
  });

  it("has a test user of the domain, in the group", () => {
    assert.equal(inputsOf("auth-test-user")["username"], "test-user@shop.example");
    assert.equal(inputsOf("auth-test-user-group-editors")["groupName"], "editors");
  });

  for (const [name, { file, variables }] of Object.entries(functions)) {
    it(`has a function with the code of ${file}, which logs to a group of its own: ${name}`, async () => {
      const { code, description, environment, ...inputs } = inputsOf(name);
      assert.deepEqual(inputs, {
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        memorySize: 128,
        timeout: 5,
        role: `arn:aws:iam::123456789012:role/${name}-role-1234567`,
        loggingConfig: {
          logFormat: "JSON",
          logGroup: `${name}-logs-1234567`,
          applicationLogLevel: "INFO",
          systemLogLevel: "WARN",
        },
      });
      assert.match(String(description), /^[A-Z]/);
      assert.deepEqual(environment, variables && { variables });
      assert.ok(code instanceof pulumi.asset.AssetArchive);
      const assets = await code.assets;
      assert.deepEqual(Object.keys(assets), ["index.mjs"]);
      const asset = assets["index.mjs"];
      assert.ok(asset instanceof pulumi.asset.FileAsset);
      assert.equal(await asset.path, join(folder, "functions", file));
    });

    it(`has a function that may write its own logs, and nothing else: ${name}`, () => {
      const { policy, ...inputs } = inputsOf(`${name}-writes-logs`);
      assert.deepEqual(inputs, { role: `${name}-role-1234567` });
      assert.deepEqual(JSON.parse(String(policy)), {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: `arn:aws:logs:eu-west-1:123456789012:log-group:${name}-logs-1234567:*`,
          },
        ],
      });
    });
  }

  it("has these resources and no others besides the component's", () => {
    const own = Object.entries(deployment.resources).filter(([name]) => !name.startsWith("auth"));
    const parts = ["", "-logs", "-role", "-writes-logs"];
    const expected = Object.keys(functions).flatMap((name) => parts.map((part) => name + part));
    assert.deepEqual(own.map(([name]) => name).sort(), expected.sort());
  });

  it("uses all functions that are there", () => {
    const files = Object.values(functions).map(({ file }) => file);
    assert.deepEqual(readdirSync(join(folder, "functions")).sort(), files.sort());
  });

  it("exports what other stacks and a frontend read", () => {
    assert.deepEqual(Object.keys(deployment.outputs).sort(), [
      "amplifyOutputs",
      "appClientId",
      "contractVersion",
      "region",
      "testUserTemporaryPassword",
      "testUsername",
      "userPoolArn",
      "userPoolId",
      "userPoolIssuer",
      "userPoolProviderName",
    ]);
  });

  for (const domain of [
    "@example.com",
    "*.example.com",
    "Example.com",
    "example",
    "-example.com",
    "exa mple.com",
    "",
  ]) {
    it(`refuses a domain that no address can have: ${JSON.stringify(domain)}`, async () => {
      const { error, resources } = await failToDeployWithMocks(program, options(domain));
      assert.ok(error instanceof InvalidArgumentsError, String(error));
      assert.deepEqual(error.problems, [
        {
          path: "allowedDomain",
          value: JSON.stringify(domain),
          reason: "expected a domain in lowercase, without @ and *",
          fix: "write one such as example.com",
        },
      ]);
      assert.deepEqual(resources, {});
    });
  }
});
