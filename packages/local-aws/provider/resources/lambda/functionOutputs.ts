import {
  type FunctionConfiguration,
  type GetFunctionResponse,
  SnapStartApplyOn,
} from "@aws-sdk/client-lambda";
import { fromApi } from "../../fields";
import { stringOf } from "../../resource";
import type { Schema } from "../../schema";
import type { Properties } from "../../wire";
import { functionArns } from "./functionArns";
import { creationFields, settingFields } from "./functionFields";

/** A function as Lambda returns it; `latest` is its latest version, and `known` is what else is known about it. */
export function functionOutputs(
  schema: Schema,
  { Configuration: found = {}, Code = {}, Tags = {}, Concurrency = {} }: GetFunctionResponse,
  latest: FunctionConfiguration,
  known: Properties,
): Properties {
  const { FunctionName, PackageType, FunctionArn = "" } = found;
  return {
    ...fromApi(creationFields, schema, { FunctionName, PackageType, Tags }),
    ...settingsOf(schema, found),
    // What a version is listed with has its number not at every endpoint, and $LATEST only at AWS.
    ...functionArns(FunctionArn, `${FunctionArn}:${latest.Version ?? ""}`),
    architectures: found.Architectures ?? [],
    codeSha256: found.CodeSha256 ?? "",
    // Nothing here signs code.
    codeSigningConfigArn: "",
    imageUri: Code.ImageUri ?? "",
    lastModified: found.LastModified,
    reservedConcurrentExecutions: Concurrency.ReservedConcurrentExecutions ?? -1,
    signingJobArn: found.SigningJobArn ?? "",
    signingProfileVersionArn: found.SigningProfileVersionArn ?? "",
    sourceCodeHash: stringOf(known, "sourceCodeHash"),
    sourceCodeSize: found.CodeSize ?? 0,
    sourceKmsKeyArn: Code.SourceKMSKeyArn ?? "",
    tagsAll: Tags,
    version: latest.Version,
    // The AWS provider doesn't know of an imported function whether its versions are to be published.
    ...(isImported(known) ? { publish: null } : {}),
  };
}

/** The settings in the form of requests, which differs from that of answers. */
function settingsOf(schema: Schema, found: FunctionConfiguration): Properties {
  const { DeadLetterConfig, Environment, Layers = [], SnapStart, TracingConfig, ...others } = found;
  const { Variables = {} } = Environment ?? {};
  const settings = fromApi(settingFields, schema, {
    ...others,
    ...(DeadLetterConfig?.TargetArn !== undefined && { DeadLetterConfig }),
    // Lambda has no environment without variables, but not every endpoint leaves it out.
    ...(Object.keys(Variables).length > 0 && { Environment: { Variables } }),
    Layers: Layers.map(({ Arn = "" }) => Arn),
    TracingConfig: TracingConfig ?? { Mode: "PassThrough" },
  });
  return { ...settings, snapStart: snapStartOf(SnapStart) };
}

function snapStartOf(found: FunctionConfiguration["SnapStart"]): Properties | null {
  const { ApplyOn = SnapStartApplyOn.None, OptimizationStatus = "" } = found ?? {};
  return ApplyOn === SnapStartApplyOn.None
    ? null
    : { applyOn: ApplyOn, optimizationStatus: OptimizationStatus };
}

/** Every function has a role, so a function whose role isn't known is being imported. */
function isImported(known: Properties): boolean {
  return known["role"] === undefined;
}
