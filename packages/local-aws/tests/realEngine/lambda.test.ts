import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Api } from "@pulumi/aws/apigatewayv2/api";
import { Authorizer } from "@pulumi/aws/apigatewayv2/authorizer";
import { Integration } from "@pulumi/aws/apigatewayv2/integration";
import { Route } from "@pulumi/aws/apigatewayv2/route";
import { Stage } from "@pulumi/aws/apigatewayv2/stage";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import { Permission } from "@pulumi/aws/lambda/permission";
import * as pulumi from "@pulumi/pulumi";
import { counts, everyFile, idsOf, resourcesOf, useEngine } from "./engineStack";
import { answering, createRole, serverlessServices } from "../provider/lambdaFixtures";

/** A program with a resource of each type, whose function has the code in a folder. */
function program(role: string, folder: string): Record<string, pulumi.Output<string>> {
  const logGroup = new LogGroup("log", { retentionInDays: 7 });
  const caller = new LambdaFunction("caller", {
    role,
    runtime: "nodejs20.x",
    handler: "index.handler",
    code: new pulumi.asset.FileArchive(folder),
    environment: { variables: { GREETING: pulumi.secret("Bonjour") } },
    loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
  });
  const api = new Api("api", { protocolType: "HTTP", corsConfiguration: { allowOrigins: ["*"] } });
  const integration = new Integration("integration", {
    apiId: api.id,
    integrationType: "AWS_PROXY",
    integrationUri: caller.invokeArn,
    payloadFormatVersion: "2.0",
  });
  const authorizer = new Authorizer("authorizer", {
    apiId: api.id,
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { audiences: ["client"], issuer: "https://issuer.example.com" },
  });
  const target = pulumi.interpolate`integrations/${integration.id}`;
  new Route("open", { apiId: api.id, routeKey: "GET /open", target });
  const closed = { authorizationType: "JWT", authorizerId: authorizer.id };
  new Route("closed", { apiId: api.id, routeKey: "GET /closed", target, ...closed });
  new Stage("stage", {
    apiId: api.id,
    name: "$default",
    autoDeploy: true,
    defaultRouteSettings: { throttlingBurstLimit: 10, throttlingRateLimit: 5 },
    accessLogSettings: { destinationArn: logGroup.arn, format: "$context.requestId" },
  });
  // The function itself, rather than its name: both are allowed.
  new Permission("permission", {
    action: "lambda:InvokeFunction",
    function: caller,
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
  });
  return { apiId: api.id, codeSha256: caller.codeSha256 };
}

describe("An HTTP API under the real engine", function () {
  this.timeout(180_000);
  const engine = useEngine(serverlessServices);
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-auth-test-"));
    await writeFile(join(folder, "index.js"), answering("Hello"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("is deployed, and only changed by a change", async () => {
    const { endpoint } = engine.emulator;
    const role = await createRole(endpoint, "caller");
    let code = folder;
    const provider = await engine.served();
    const { stack, stateFolder } = await engine.newStack(provider, () =>
      Promise.resolve(program(role, code)),
    );

    const created = await stack.up();
    assert.deepEqual(counts(created), { create: 10 });
    const { apiId } = created.outputs;
    const answerTo = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`${endpoint}/_aws/execute-api/${String(apiId?.value)}/$default${path}`);
      return [answer.status, await answer.text()];
    };
    assert.deepEqual(await answerTo("/open"), [200, "Hello /open"]);
    assert.equal((await answerTo("/closed"))[0], 401);

    const state = await everyFile(stateFolder);
    assert.deepEqual([state.includes("nodejs20.x"), state.includes("Bonjour")], [true, false]);

    const ids = await idsOf(stack);
    assert.deepEqual(counts(await stack.up()), {});
    await stack.preview({ expectNoChanges: true });
    await stack.refresh({ expectNoChanges: true });
    await stack.preview({ expectNoChanges: true });

    code = join(folder, "moved");
    await cp(join(folder, "index.js"), join(code, "index.js"));
    assert.deepEqual(counts(await stack.up()), {});

    await writeFile(join(code, "index.js"), answering("Goodbye"));
    const changed = await stack.up();
    assert.deepEqual(counts(changed), { update: 1 });
    assert.notEqual(changed.outputs["codeSha256"]?.value, created.outputs["codeSha256"]?.value);
    assert.deepEqual(await answerTo("/open"), [200, "Goodbye /open"]);
    assert.deepEqual(await idsOf(stack), ids);
    await stack.refresh({ expectNoChanges: true });

    await stack.destroy();
    assert.deepEqual(await resourcesOf(stack), []);
    assert.equal((await answerTo("/open"))[0], 404);
    assert.equal(provider.printed.stderr, "");
  });
});
