import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";
import { getCallerIdentity, getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartition, getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegion, getRegionOutput } from "@pulumi/aws/getRegion";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import { Permission } from "@pulumi/aws/lambda/permission";
import * as pulumi from "@pulumi/pulumi";
import { inProcessEngine } from "../../engines/inProcess";
import { answering } from "./lambdaFixtures";
import { region } from "./providerUnderTest";

/*
 * Deploys a program without the engine, and deletes it. It's a process of its own because Pulumi's runtime is global.
 * Arguments: the endpoint, the ARN of a role, and the folder of a function's code. It prints the stack's outputs as
 * JSON.
 */

const [endpoint = "", role = "", folder = ""] = process.argv.slice(2);

function load(): pulumi.Inputs {
  const runtime = { role, runtime: "nodejs20.x", handler: "index.handler" };
  const assets = { "index.js": new pulumi.asset.StringAsset(answering("Hello")) };
  const ofFolder = new LambdaFunction("folder", { ...runtime, code: new pulumi.asset.FileArchive(folder) });
  const ofText = new LambdaFunction("text", { ...runtime, code: new pulumi.asset.AssetArchive(assets) });
  // The function itself, rather than its name: both are allowed.
  const permission = new Permission("permission", {
    action: "lambda:InvokeFunction",
    function: ofText,
    principal: "apigateway.amazonaws.com",
  });
  return {
    names: [ofFolder.name, ofText.name, permission.function],
    hashes: [ofFolder.codeSha256, ofText.codeSha256],
    plainAnswers: [getCallerIdentity(), getPartition(), getRegion()],
    outputAnswers: [getCallerIdentityOutput(), getPartitionOutput(), getRegionOutput()],
    unknownFunction: getAvailabilityZones().catch((error: unknown) => String(error)),
  };
}

async function main(): Promise<void> {
  const engine = inProcessEngine({ endpoint, region, onNotice: (notice) => process.stderr.write(notice) });
  const program = { project: "shop", stack: "test", config: {}, load };
  const outputs = await engine.deploy(program, () => undefined);
  await engine.destroy();
  const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
  process.stdout.write(JSON.stringify(Object.fromEntries(values)));
}

void main();
