import assert from "node:assert/strict";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateAliasCommand, CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { type AwsTarget, createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { strToU8, zipSync } from "fflate";
import { createRole } from "../../packages/local-aws/tests/provider/lambdaFixtures";

/** The code of a function that lets everything pass. */
const passing = "exports.handler = async (event) => event;";

/** The names of the functions whose ARNs are in some arguments. */
export function functionsIn(args: object): string[] {
  const arns = JSON.stringify(args).matchAll(/:function:([\w-]+)/g);
  return [...new Set([...arns].map(([, name = ""]) => name))];
}

/** Creates functions, each with a role that is named like it, with the version 1 and with the alias `live` of that. */
export async function createFunctions(target: AwsTarget, names: readonly string[]): Promise<void> {
  const lambda = createAwsClient(LambdaClient, target);
  for (const FunctionName of names) {
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Role: await createRole(target.endpoint, FunctionName),
        Runtime: "nodejs22.x",
        Handler: "index.handler",
        Code: { ZipFile: zipSync({ "index.js": strToU8(passing) }) },
        Publish: true,
      }),
    );
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: "live", FunctionVersion: "1" }));
  }
  lambda.destroy();
}

/** Creates a key that is no component's, and resolves to its ARN. */
export async function createKey(target: AwsTarget): Promise<string> {
  const kms = createAwsClient(KMSClient, target);
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  kms.destroy();
  return KeyMetadata?.Arn ?? assert.fail("There is no key.");
}
