import { createHash } from "node:crypto";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import * as pulumi from "@pulumi/pulumi";
import { createAwsClient } from "../../awsClient";
import type { Properties } from "../../provider/wire";
import { region } from "./providerUnderTest";

/** The tokens of the types that make up an API. */
export const serverlessTypes = {
  alias: "aws:lambda/alias:Alias",
  api: "aws:apigatewayv2/api:Api",
  authorizer: "aws:apigatewayv2/authorizer:Authorizer",
  function: "aws:lambda/function:Function",
  integration: "aws:apigatewayv2/integration:Integration",
  logGroup: "aws:cloudwatch/logGroup:LogGroup",
  permission: "aws:lambda/permission:Permission",
  route: "aws:apigatewayv2/route:Route",
  stage: "aws:apigatewayv2/stage:Stage",
} as const;

/** The policy that lets functions have a role. */
export const assumeRolePolicy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

/** Makes a role for functions, and resolves to its ARN. */
export async function createRole(endpoint: string, name: string): Promise<string> {
  const iam = createAwsClient(IAMClient, { endpoint, region });
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: assumeRolePolicy }),
  );
  return Role?.Arn ?? "";
}

/** Code that answers every request with a word and the request's path. */
export function answering(word: string): string {
  return `exports.handler = async ({ rawPath }) => ({ statusCode: 200, body: "${word} " + rawPath });`;
}

/** Files as the engine sends an archive of them. */
export function archiveOf(files: Readonly<Record<string, string>>): Properties {
  const { specialArchiveSig, specialAssetSig, specialSigKey } = pulumi.runtime;
  const assets = Object.entries(files).map(([name, text]) => [
    name,
    { [specialSigKey]: specialAssetSig, hash: hashOf(text), text },
  ]);
  return {
    [specialSigKey]: specialArchiveSig,
    hash: hashOf(JSON.stringify(files)),
    assets: Object.fromEntries(assets) as Properties,
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
