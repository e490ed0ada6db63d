import {
  CreateFunctionCommand,
  type CreateFunctionRequest,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  type FunctionCode,
  type FunctionConfiguration,
  GetFunctionCommand,
  type LambdaClient,
  type LoggingConfig,
  paginateListVersionsByFunction,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationRequest,
} from "@aws-sdk/client-lambda";
import { changedToApi, toApi } from "../../fields";
import { type Change, complete, resource, stringOf } from "../../resource";
import { schemaOf, withNotes } from "../../schema";
import { changeTags } from "../../tags";
import { isNull } from "../../values";
import { isRecord, type Properties } from "../../wire";
import { deploymentPackage } from "./deploymentPackage";
import { creationFields, settingFields, storedCodeFields } from "./functionFields";
import { functionOutputs } from "./functionOutputs";
import { functionRules } from "./functionRules";
import { waitUntilReady } from "./waitUntilReady";

const schema = withNotes(schemaOf("aws:lambda/function:Function"), {
  architectures: { ordered: true },
  layers: { ordered: true },
});

/** The arguments with which the code is deployed again. */
const codeArguments: readonly string[] = [
  ...Object.keys(storedCodeFields),
  "architectures",
  "code",
  "codeSha256",
  "sourceCodeHash",
];

/** `aws.lambda.Function`; its id, which is also its import id, is its name. */
export const lambdaFunction = resource({
  schema,
  rules: functionRules,
  autoNamed: { argument: "name", longest: 64 },

  async create(inputs, context) {
    const { lambda } = context;
    await lambda.send(new CreateFunctionCommand(await toCreateFunctionRequest(inputs)));
    const id = stringOf(inputs, "name");
    await complete(id, async () => {
      await waitUntilReady(id, context);
      if (reservedExecutions(inputs) >= 0) await reserveExecutions(lambda, id, inputs);
    });
    return id;
  },

  async find(id, known, { lambda }) {
    const found = await lambda.send(new GetFunctionCommand({ FunctionName: id }));
    return functionOutputs(schema, found, await latestVersion(lambda, id), known);
  },

  async update(id, change, context) {
    const { state, asked, changed } = change;
    const { lambda } = context;
    const Resource = stringOf(state, "arn");
    await changeTags(state, asked, {
      untag: (TagKeys) => lambda.send(new UntagResourceCommand({ Resource, TagKeys })),
      tag: (Tags) => lambda.send(new TagResourceCommand({ Resource, Tags })),
    });
    if (isConfigured(changed)) {
      await lambda.send(new UpdateFunctionConfigurationCommand(toUpdateConfigurationRequest(id, change)));
      await waitUntilReady(id, context);
    }
    if (isDeployed(changed)) {
      await lambda.send(new UpdateFunctionCodeCommand(await toUpdateCodeRequest(id, change)));
      await waitUntilReady(id, context);
    }
    if (changed.includes("reservedConcurrentExecutions")) await reserveExecutions(lambda, id, asked);
    if (isPublished(changed, asked)) {
      await lambda.send(new PublishVersionCommand({ FunctionName: id }));
    }
  },

  computedAgain: (changed, inputs) => [
    ...(isDeployed(changed) ? ["lastModified"] : []),
    ...(isPublished(changed, inputs) ? ["version", "qualifiedArn", "qualifiedInvokeArn"] : []),
  ],

  async delete(id, state, { lambda }) {
    if (state["skipDestroy"] !== true) await lambda.send(new DeleteFunctionCommand({ FunctionName: id }));
  },
});

function isConfigured(changed: readonly string[]): boolean {
  return changed.some((name) => name in settingFields);
}

function isDeployed(changed: readonly string[]): boolean {
  return changed.some((name) => codeArguments.includes(name));
}

/** Whether a change publishes another version. */
function isPublished(changed: readonly string[], inputs: Properties): boolean {
  return (
    inputs["publish"] === true &&
    (isConfigured(changed) || isDeployed(changed) || changed.includes("publish"))
  );
}

/** What creates the function, with its code in it. */
export async function toCreateFunctionRequest(inputs: Properties): Promise<CreateFunctionRequest> {
  const { Role, Description = "", ...settings } = toApi(settingFields, inputs);
  const { FunctionName, ...creation } = toApi(creationFields, inputs);
  const { architectures: Architectures } = inputs;
  return {
    FunctionName,
    Role,
    Description,
    ...creation,
    ...settings,
    Code: await codeOf(inputs),
    ...(Array.isArray(Architectures) && { Architectures }),
    ...(inputs["publish"] === true && { Publish: true }),
  };
}

/** What updates the settings that have changed. */
export function toUpdateConfigurationRequest(id: string, change: Change): UpdateFunctionConfigurationRequest {
  const { DeadLetterConfig, Environment, LoggingConfig, SnapStart, ...settings } = changedToApi(
    settingFields,
    schema,
    change,
  );
  return {
    FunctionName: id,
    ...settings,
    ...(DeadLetterConfig && { DeadLetterConfig: { TargetArn: "", ...DeadLetterConfig } }),
    ...(Environment && { Environment: { Variables: {}, ...Environment } }),
    ...(LoggingConfig && { LoggingConfig: withoutKeptLevels(LoggingConfig, change.state) }),
    ...(SnapStart && { SnapStart: { ApplyOn: "None", ...SnapStart } }),
  };
}

/** Only logs in JSON have levels: the previous levels aren't sent with another format. */
function withoutKeptLevels(config: LoggingConfig, { loggingConfig: before }: Properties): LoggingConfig {
  const { applicationLogLevel = "", systemLogLevel = "" } = isRecord(before) ? before : {};
  const { ApplicationLogLevel, SystemLogLevel, ...others } = config;
  const isSent = (level: string, old: unknown): boolean => others.LogFormat === "JSON" || level !== old;
  return {
    ...others,
    ...(ApplicationLogLevel && isSent(ApplicationLogLevel, applicationLogLevel) && { ApplicationLogLevel }),
    ...(SystemLogLevel && isSent(SystemLogLevel, systemLogLevel) && { SystemLogLevel }),
  };
}

async function toUpdateCodeRequest(
  id: string,
  { asked, changed }: Pick<Change, "asked" | "changed">,
): Promise<UpdateFunctionCodeRequest> {
  const { architectures: Architectures } = asked;
  return {
    FunctionName: id,
    ...(await codeOf(asked)),
    ...(changed.includes("architectures") && Array.isArray(Architectures) && { Architectures }),
  };
}

async function codeOf(inputs: Properties): Promise<FunctionCode> {
  const stored = toApi(storedCodeFields, inputs);
  return isNull(inputs["code"]) ? stored : { ZipFile: await deploymentPackage(inputs["code"]) };
}

/** How many executions are reserved for the function alone; less than 0 where it shares all with others. */
function reservedExecutions({ reservedConcurrentExecutions: count }: Properties): number {
  return typeof count === "number" ? count : -1;
}

async function reserveExecutions(lambda: LambdaClient, id: string, inputs: Properties): Promise<void> {
  const ReservedConcurrentExecutions = reservedExecutions(inputs);
  await (ReservedConcurrentExecutions < 0
    ? lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: id }))
    : lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: id, ReservedConcurrentExecutions })));
}

/** The latest version of a function: they are listed from the oldest on. */
async function latestVersion(lambda: LambdaClient, id: string): Promise<FunctionConfiguration> {
  let latest: FunctionConfiguration = {};
  for await (const { Versions = [] } of paginateListVersionsByFunction(
    { client: lambda },
    { FunctionName: id },
  )) {
    latest = Versions.at(-1) ?? latest;
  }
  return latest;
}
