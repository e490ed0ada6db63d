import {
  ApplicationLogLevel,
  Architecture,
  LogFormat,
  PackageType,
  Runtime,
  SnapStartApplyOn,
  SystemLogLevel,
  TracingMode,
} from "@aws-sdk/client-lambda";
import {
  arn,
  between,
  bytes,
  items,
  oneOf,
  pattern,
  type Rule,
  rule,
  together,
  unsupported,
} from "../../ruleChecks";
import { isNull } from "../../values";

/** A function by its name or ARN, perhaps with a version or an alias. */
const functionName =
  /^(arn:[\w-]+:lambda:)?([a-z]{2}-(?:[a-z]+-){1,2}\d:)?(\d{12}:)?(function:)?[\w-]+(:(\$LATEST|[\w-]+))?$/;

/** What names a function, in the arguments of any resource. */
export function functionNameRules(argument: string): readonly Rule[] {
  return [
    rule(argument, pattern(functionName, "the name or the ARN of a function")),
    rule(argument, bytes(1, 140)),
  ];
}

/** The arguments that the local provider doesn't support. */
const unsupportedArguments = [
  "capacityProviderConfig",
  "codeSigningConfigArn",
  "durableConfig",
  "fileSystemConfig",
  "imageConfig",
  "imageUri",
  "publishTo",
  "replaceSecurityGroupsOnDestroy",
  "replacementSecurityGroupIds",
  "sourceKmsKeyArn",
  "tenancyConfig",
  "vpcConfig",
];

/** The rules of a function. */
export const functionRules: readonly Rule[] = [
  ...functionNameRules("name"),
  rule("architectures[]", oneOf(Architecture)),
  rule("deadLetterConfig.targetArn", arn),
  rule("ephemeralStorage.size", between(512, 10_240)),
  rule("handler", bytes(1, 128)),
  rule("kmsKeyArn", arn),
  rule("layers", items(0, 5)),
  rule("layers[]", arn),
  rule("loggingConfig.applicationLogLevel", oneOf(ApplicationLogLevel)),
  rule("loggingConfig.logFormat", oneOf(LogFormat)),
  rule("loggingConfig.systemLogLevel", oneOf(SystemLogLevel)),
  rule("memorySize", between(128, 32_768)),
  rule("packageType", oneOf(PackageType)),
  rule("reservedConcurrentExecutions", between(-1, Number.MAX_SAFE_INTEGER)),
  rule("role", arn),
  rule("runtime", oneOf(Runtime)),
  rule("snapStart.applyOn", oneOf(SnapStartApplyOn)),
  rule("timeout", between(1, 900)),
  rule("tracingConfig.mode", oneOf(TracingMode)),
  together("s3Bucket", "s3Key"),
  together("s3Key", "s3Bucket"),
  exactlyOne("code", "imageUri", "s3Bucket"),
  completeArchive,
  ...unsupportedArguments.map(unsupported),
];

/** Requires exactly one of some arguments. */
function exactlyOne(...names: string[]): Rule {
  return (inputs) =>
    names.filter((name) => !isNull(inputs[name])).length === 1
      ? []
      : names.map((property) => ({
          property,
          reason: `is required unless one of the others is given: ${names.join(", ")}`,
        }));
}

/** A function whose code is an archive needs a runtime. Images don't, but can't be run here. */
function completeArchive(inputs: Parameters<Rule>[0]): ReturnType<Rule> {
  if ((inputs["packageType"] ?? PackageType.Zip) !== PackageType.Zip) {
    return [{ property: "packageType", reason: "must be Zip: the local provider doesn't support images" }];
  }
  return ["handler", "runtime"]
    .filter((name) => isNull(inputs[name]))
    .map((property) => ({ property, reason: "is required if packageType is Zip" }));
}
