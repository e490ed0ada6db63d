import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  AddPermissionCommand,
  type AddPermissionRequest,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  LambdaClient,
  RemovePermissionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { strToU8, zipSync } from "fflate";
import type { TriggersTarget } from "../../../../local/proofs/triggers";
import type { TriggerName } from "../../../../local/proofs/triggers/subject";
import { type Statement, withPolicyOf } from "../application/lax";

/* Ways in which a deployment can be other than it should be; each gives what makes it good again. */

type Restore = () => Promise<unknown>;

const folder = join(__dirname, "..", "..", "..", "..", "examples", "triggers", "functions");

const files: Readonly<Record<TriggerName, string>> = {
  preSignUp: "refuseOtherDomains.mjs",
  preTokenGeneration: "addPermissions.mjs",
  customMessage: "writeInvitation.mjs",
};

/** Seconds that are enough for a function also where the machine is slow. */
const enough = 60;

/** Gives each function enough time, or less. */
export async function limitFunctions(target: TriggersTarget, seconds = enough): Promise<void> {
  const lambda = createAwsClient(LambdaClient, target);
  for (const FunctionName of Object.values(target.functions)) {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: seconds }));
  }
}

/**
 * Gives a function another body, in JavaScript, after which it gives the event back.
 *
 * @param seconds how long the functions may take then
 */
export async function withCode(
  target: TriggersTarget,
  trigger: TriggerName,
  body: string,
  seconds = enough,
): Promise<Restore> {
  const lambda = createAwsClient(LambdaClient, target);
  const update = (code: string): Promise<unknown> => {
    const ZipFile = zipSync({ "index.mjs": strToU8(code) });
    const FunctionName = target.functions[trigger];
    return lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
  };
  await update(`export async function handler(event) { ${body}; return event; }`);
  if (seconds !== enough) await limitFunctions(target, seconds);
  return async () => {
    await update(await readFile(join(folder, files[trigger]), "utf8"));
    if (seconds !== enough) await limitFunctions(target);
  };
}

/** Lets others invoke a function, too. */
export async function withInvoker(
  target: TriggersTarget,
  trigger: TriggerName,
  invoker: Pick<AddPermissionRequest, "Principal" | "SourceArn" | "SourceAccount">,
): Promise<Restore> {
  const lambda = createAwsClient(LambdaClient, target);
  const permission = { FunctionName: target.functions[trigger], StatementId: "stranger" };
  await lambda.send(new AddPermissionCommand({ ...permission, Action: "lambda:InvokeFunction", ...invoker }));
  return () => lambda.send(new RemovePermissionCommand(permission));
}

/** Lets the user pool no longer invoke a function, or lets another one, where there is an ARN. */
export async function withoutInvoker(
  target: TriggersTarget,
  trigger: TriggerName,
  ...others: Pick<AddPermissionRequest, "Principal" | "SourceArn" | "SourceAccount">[]
): Promise<Restore> {
  const lambda = createAwsClient(LambdaClient, target);
  const FunctionName = target.functions[trigger];
  const { Policy = "" } = await lambda.send(new GetPolicyCommand({ FunctionName }));
  const { Statement: statements } = JSON.parse(Policy) as { Statement: Statement[] };
  const StatementId = String(statements[0]?.["Sid"]);
  await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId }));
  const restoreOthers = await Promise.all(others.map((other) => withInvoker(target, trigger, other)));
  return async () => {
    for (const restore of restoreOthers) await restore();
    const permission = { FunctionName, StatementId, Action: "lambda:InvokeFunction" };
    const [SourceArn, SourceAccount] = [target.userPoolArn, target.userPoolArn.split(":")[4]];
    const Principal = "cognito-idp.amazonaws.com";
    await lambda.send(new AddPermissionCommand({ ...permission, Principal, SourceArn, SourceAccount }));
  };
}

/** Changes what a function's role allows. */
export async function withRolePolicy(
  target: TriggersTarget,
  trigger: TriggerName,
  statement: Statement,
): Promise<Restore> {
  const lambda = createAwsClient(LambdaClient, target);
  const FunctionName = target.functions[trigger];
  const { Role = "" } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return withPolicyOf(target, Role, [statement]);
}

/** What is another number, as a string, each time that a function is called: JavaScript for its body. */
export const everNew = "String(process.hrtime.bigint())";
