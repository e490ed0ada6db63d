import { Api } from "@pulumi/aws/apigatewayv2/api";
import { Integration } from "@pulumi/aws/apigatewayv2/integration";
import { Route } from "@pulumi/aws/apigatewayv2/route";
import { Stage } from "@pulumi/aws/apigatewayv2/stage";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";
import { getCallerIdentity, getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartition, getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegion, getRegionOutput } from "@pulumi/aws/getRegion";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import { Permission } from "@pulumi/aws/lambda/permission";
import * as pulumi from "@pulumi/pulumi";
import { inProcessEngine } from "../../engines/inProcess";
import { region } from "./deployed";
import { answering } from "./lambdaFixtures";

/*
 * Deploys an HTTP API without the engine, asks it something, and deletes it. It's a process of its own because Pulumi's
 * runtime is global. Arguments: the endpoint, the ARN of a role, and the folder of the function's code. It prints one
 * line of JSON: what the API said at two paths, its status when all was deleted, and what functions of AWS answered.
 */

const [endpoint = "", role = "", folder = ""] = process.argv.slice(2);

function load(): pulumi.Inputs {
  const runtime = { role, runtime: "nodejs20.x", handler: "index.handler" };
  const assets = { "index.js": new pulumi.asset.StringAsset(answering("From a text")) };
  const functions = {
    folder: new LambdaFunction("folder", { ...runtime, code: new pulumi.asset.FileArchive(folder) }),
    text: new LambdaFunction("text", { ...runtime, code: new pulumi.asset.AssetArchive(assets) }),
  };
  const api = new Api("api", { protocolType: "HTTP" });
  for (const [name, called] of Object.entries(functions)) {
    const integration = new Integration(name, {
      apiId: api.id,
      integrationType: "AWS_PROXY",
      integrationUri: called.invokeArn,
      payloadFormatVersion: "2.0",
    });
    const target = pulumi.interpolate`integrations/${integration.id}`;
    new Route(name, { apiId: api.id, routeKey: `GET /${name}`, target });
    new Permission(name, {
      action: "lambda:InvokeFunction",
      function: called,
      principal: "apigateway.amazonaws.com",
      sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
    });
  }
  new Stage("stage", { apiId: api.id, name: "$default", autoDeploy: true });
  return { apiId: api.id, answers: functionAnswers() };
}

/** What functions answer to both kinds of call, and why there is no answer of one that the provider lacks. */
function functionAnswers(): pulumi.Inputs {
  return {
    plain: [getCallerIdentity(), getPartition(), getRegion()],
    outputs: [getCallerIdentityOutput(), getPartitionOutput(), getRegionOutput()],
    unknown: getAvailabilityZones().catch((error: unknown) => String(error)),
  };
}

async function main(): Promise<void> {
  const engine = inProcessEngine({ endpoint, region, onNotice: (notice) => process.stderr.write(notice) });
  const program = { project: "shop", stack: "test", config: {}, load };
  const { apiId, answers } = await engine.deploy(program, () => undefined);
  const ask = async (path: string): Promise<[number, string]> => {
    const answer = await fetch(`${endpoint}/_aws/execute-api/${String(apiId?.value)}/$default/${path}`);
    return [answer.status, await answer.text()];
  };
  const said = [await ask("folder"), await ask("text")];
  await engine.destroy();
  const [status] = await ask("folder");
  process.stdout.write(`${JSON.stringify({ said, status, answers: answers?.value })}\n`);
}

void main();
