import type {
  CreateFunctionRequest,
  DeadLetterConfig,
  Environment,
  EphemeralStorage,
  FunctionCode,
  LoggingConfig,
  SnapStart,
  TracingConfig,
  UpdateFunctionConfigurationRequest,
} from "@aws-sdk/client-lambda";
import type * as aws from "@pulumi/aws";
import type { FunctionArgs } from "@pulumi/aws/lambda/function";
import { block, fieldsOf } from "../../fields";

const deadLetterConfig = fieldsOf<aws.types.input.lambda.FunctionDeadLetterConfig, DeadLetterConfig>({
  targetArn: "TargetArn",
});

const environment = fieldsOf<aws.types.input.lambda.FunctionEnvironment, Environment>({
  variables: "Variables",
});

const ephemeralStorage = fieldsOf<aws.types.input.lambda.FunctionEphemeralStorage, EphemeralStorage>({
  size: "Size",
});

const loggingConfig = fieldsOf<aws.types.input.lambda.FunctionLoggingConfig, LoggingConfig>({
  applicationLogLevel: "ApplicationLogLevel",
  logFormat: "LogFormat",
  logGroup: "LogGroup",
  systemLogLevel: "SystemLogLevel",
});

const snapStart = fieldsOf<Pick<aws.types.input.lambda.FunctionSnapStart, "applyOn">, SnapStart>({
  applyOn: "ApplyOn",
});

const tracingConfig = fieldsOf<aws.types.input.lambda.FunctionTracingConfig, TracingConfig>({ mode: "Mode" });

type SettingArgument =
  | "deadLetterConfig"
  | "description"
  | "environment"
  | "ephemeralStorage"
  | "handler"
  | "kmsKeyArn"
  | "layers"
  | "loggingConfig"
  | "memorySize"
  | "role"
  | "runtime"
  | "snapStart"
  | "timeout"
  | "tracingConfig";

/** The arguments that only the request that creates the function has. */
export const creationFields = fieldsOf<
  Pick<FunctionArgs, "name" | "packageType" | "tags">,
  CreateFunctionRequest
>({ name: "FunctionName", packageType: "PackageType", tags: "Tags" });

/** The arguments that can be set again. */
export const settingFields = fieldsOf<
  Pick<FunctionArgs, SettingArgument>,
  UpdateFunctionConfigurationRequest
>({
  deadLetterConfig: block("DeadLetterConfig", deadLetterConfig),
  description: "Description",
  environment: block("Environment", environment),
  ephemeralStorage: block("EphemeralStorage", ephemeralStorage),
  handler: "Handler",
  kmsKeyArn: "KMSKeyArn",
  layers: "Layers",
  loggingConfig: block("LoggingConfig", loggingConfig),
  memorySize: "MemorySize",
  role: "Role",
  runtime: "Runtime",
  snapStart: block("SnapStart", snapStart),
  timeout: "Timeout",
  tracingConfig: block("TracingConfig", tracingConfig),
});

/** The arguments that say where the code is, where it isn't on this machine. */
export const storedCodeFields = fieldsOf<
  Pick<FunctionArgs, "s3Bucket" | "s3Key" | "s3ObjectVersion">,
  FunctionCode
>({ s3Bucket: "S3Bucket", s3Key: "S3Key", s3ObjectVersion: "S3ObjectVersion" });
