import { schemaOf } from "../../schema";
import {
  Architecture,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  LogFormat,
  Runtime,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type CreateFunctionRequest,
  type FunctionConfiguration,
  type UpdateFunctionConfigurationRequest,
} from "@aws-sdk/client-lambda";
import { between, oneOf, rule, text } from "../../checks";
import { complete, resource } from "../../resource";

import { fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";
import { changeTags } from "../../tags";
import type { Properties } from "../../wire";
import { deploymentPackage } from "./deploymentPackage";
import { codeFields, creationFields, settingFields } from "./functionFields";
import { functionArns } from "./functionArns";
import { waitUntilReady } from "./waitUntilReady";

const schema = schemaOf("aws:lambda/function:Function");

/** `aws.lambda.Function` with code from this machine; its id, also to import it, is its name. */
export const lambdaFunction = resource({
  schema,
  rules: [
    rule("architectures[]", oneOf(Architecture)),
    rule("description", text(0, 256)),
    rule("handler", text(1, 128)),
    rule("loggingConfig.logFormat", oneOf(LogFormat)),
    rule("memorySize", between(128, 32_768)),
    rule("name", text(1, 64)),
    rule("publish", (value) =>
      value === false ? undefined : "must be false: versions aren't published here",
    ),
    rule("runtime", oneOf(Runtime)),
    rule("timeout", between(1, 900)),
  ],
  autoNamed: { argument: "name", longest: 64 },

  async create(inputs, context) {
    const { lambda } = context;
    await lambda.send(new CreateFunctionCommand(await toCreateFunctionRequest(inputs)));
    const id = textOf(inputs, "name");
    await complete(id, () => waitUntilReady(id, context));
    return id;
  },

  async find(id, _known, { lambda }) {
    const { Configuration = {}, Tags = {} } = await lambda.send(new GetFunctionCommand({ FunctionName: id }));
    return {
      ...fromApi(creationFields, schema, { FunctionName: Configuration.FunctionName, Tags }),
      ...fromApi(settingFields, schema, Configuration),
      ...fromApi(codeFields, schema, { Architectures: Configuration.Architectures }),
      ...computedOutputs(Configuration),
      tagsAll: Tags,
    };
  },

  async update(id, { state, asked, changed }, context) {
    const { lambda } = context;
    if (changed.some((name) => name in settingFields)) {
      await lambda.send(new UpdateFunctionConfigurationCommand(toUpdateConfigurationRequest(id, asked)));
      await waitUntilReady(id, context);
    }
    if (changed.some((name) => name in codeFields)) {
      const { Architectures } = toApi(codeFields, asked);
      const ZipFile = await deploymentPackage(asked["code"]);
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: id, ZipFile, Architectures }));
      await waitUntilReady(id, context);
    }
    const Resource = textOf(state, "arn");
    await changeTags(state, asked, {
      untag: (TagKeys) => lambda.send(new UntagResourceCommand({ Resource, TagKeys })),
      tag: (Tags) => lambda.send(new TagResourceCommand({ Resource, Tags })),
    });
  },

  async delete(id, _state, { lambda }) {
    await lambda.send(new DeleteFunctionCommand({ FunctionName: id }));
  },
});

/** What creates the function, with its code in it. */
export async function toCreateFunctionRequest(inputs: Properties): Promise<CreateFunctionRequest> {
  const { Role, ...settings } = toApi(settingFields, inputs);
  const { FunctionName, ...creation } = toApi(creationFields, inputs);
  const { Architectures } = toApi(codeFields, inputs);
  const Code = { ZipFile: await deploymentPackage(inputs["code"]) };
  return { FunctionName, Role, ...creation, ...settings, Code, ...(Architectures && { Architectures }) };
}

/** What updates the function but for its code: all settings, as Lambda keeps those that are left out. */
export function toUpdateConfigurationRequest(
  id: string,
  inputs: Properties,
): UpdateFunctionConfigurationRequest {
  const { Environment = {}, ...settings } = toApi(settingFields, inputs);
  return {
    FunctionName: id,
    Description: "",
    ...settings,
    Environment: { Variables: {}, ...Environment },
  };
}

function computedOutputs(configuration: FunctionConfiguration): Properties {
  const { CodeSha256, CodeSize, FunctionArn = "", LastModified, Version } = configuration;
  return {
    ...functionArns(FunctionArn),
    codeSha256: CodeSha256,
    lastModified: LastModified,
    packageType: "Zip",
    sourceCodeHash: CodeSha256,
    sourceCodeSize: CodeSize,
    version: Version,
  };
}
