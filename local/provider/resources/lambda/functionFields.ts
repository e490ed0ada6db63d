import type {
  CreateFunctionRequest,
  Environment,
  LoggingConfig,
  UpdateFunctionConfigurationRequest,
} from "@aws-sdk/client-lambda";
import type * as aws from "@pulumi/aws";
import type { FunctionArgs } from "@pulumi/aws/lambda/function";
import { block, fieldsOf } from "../../fields";

const environment = fieldsOf<aws.types.input.lambda.FunctionEnvironment, Environment>({
  variables: "Variables",
});

const loggingConfig = fieldsOf<aws.types.input.lambda.FunctionLoggingConfig, LoggingConfig>({
  applicationLogLevel: "ApplicationLogLevel",
  logFormat: "LogFormat",
  logGroup: "LogGroup",
  systemLogLevel: "SystemLogLevel",
});

type SettingArgument =
  "description" | "environment" | "handler" | "loggingConfig" | "memorySize" | "role" | "runtime" | "timeout";

/** What has the same form in Lambda's requests and in its answers. */
type Setting =
  "Description" | "Environment" | "Handler" | "LoggingConfig" | "MemorySize" | "Role" | "Runtime" | "Timeout";

/** The arguments that only the request that creates the function has. */
export const creationFields = fieldsOf<Pick<FunctionArgs, "name" | "tags">, CreateFunctionRequest>({
  name: "FunctionName",
  tags: "Tags",
});

/** The arguments that can be set again. */
export const settingFields = fieldsOf<
  Pick<FunctionArgs, SettingArgument>,
  Pick<UpdateFunctionConfigurationRequest, Setting>
>({
  description: "Description",
  environment: block("Environment", environment),
  handler: "Handler",
  loggingConfig: block("LoggingConfig", loggingConfig),
  memorySize: "MemorySize",
  role: "Role",
  runtime: "Runtime",
  timeout: "Timeout",
});

/** The arguments that are updated with the code. */
export const codeFields = fieldsOf<Pick<FunctionArgs, "architectures" | "code">, CreateFunctionRequest>({
  architectures: "Architectures",
  // The engine tells one code from another by its hash: the path of the same files differs between machines.
  code: { api: "Code", writeOnly: true, fields: { hash: { api: "hash" } } },
});
