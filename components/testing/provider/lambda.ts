import { name, nameOf, prefixable, region, tags, time } from "./common";
import {
  account,
  asGiven,
  computed,
  type Context,
  defaultsTo,
  none,
  nonEmpty,
  optionalString,
  type Shape,
  stringInput,
} from "./property";

const arn = (context: Context): string =>
  `arn:aws:lambda:${context.region}:${account}:function:${nameOf(context)}`;
const invokeOf = (
  functionArn: string,
  { region }: Context,
  version = "2015-03-31",
  what = "invocations",
): string => `arn:aws:apigateway:${region}:lambda:path/${version}/functions/${functionArn}/${what}`;
const invokeArn = computed((context) => invokeOf(arn(context), context));

/** What the provider answers for a function. */
export const lambdaFunction: Shape = {
  architectures: computed(["x86_64"]),
  arn: computed(arn),
  capacityProviderConfig: none,
  code: none,
  codeSha256: computed("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
  codeSigningConfigArn: optionalString,
  deadLetterConfig: none,
  description: optionalString,
  durableConfig: none,
  environment: none,
  ephemeralStorage: computed({ size: 512 }),
  fileSystemConfig: none,
  handler: optionalString,
  imageConfig: none,
  imageUri: optionalString,
  invokeArn,
  kmsKeyArn: optionalString,
  lastModified: computed(time),
  layers: nonEmpty(none),
  loggingConfig: computed((context) => ({
    applicationLogLevel: "",
    logFormat: "Text",
    logGroup: `/aws/lambda/${nameOf(context)}`,
    systemLogLevel: "",
  })),
  memorySize: defaultsTo(128),
  name,
  packageType: defaultsTo("Zip"),
  publish: defaultsTo(false),
  publishTo: none,
  qualifiedArn: computed(arn),
  qualifiedInvokeArn: invokeArn,
  region,
  replaceSecurityGroupsOnDestroy: none,
  replacementSecurityGroupIds: none,
  reservedConcurrentExecutions: defaultsTo(-1),
  responseStreamingInvokeArn: computed((context) =>
    invokeOf(arn(context), context, "2021-11-15", "response-streaming-invocations"),
  ),
  role: asGiven,
  runtime: optionalString,
  s3Bucket: none,
  s3Key: none,
  s3ObjectVersion: none,
  signingJobArn: computed(""),
  signingProfileVersionArn: computed(""),
  skipDestroy: defaultsTo(false),
  snapStart: none,
  sourceCodeHash: computed(""),
  sourceCodeSize: computed(214),
  sourceKmsKeyArn: optionalString,
  ...tags,
  tenancyConfig: none,
  timeout: defaultsTo(3),
  tracingConfig: computed({ mode: "PassThrough" }),
  version: computed("$LATEST"),
  vpcConfig: none,
};

/** The ARN of an alias of a function, which can be named by its name or its ARN. */
export const functionAliasArn = (context: Context): string => {
  const given = stringInput(context, "functionName") ?? "";
  const functionName = given.split(":")[6] ?? given;
  return `arn:aws:lambda:${context.region}:${account}:function:${functionName}:${nameOf(context)}`;
};

/** What the provider answers for an alias of a function; not recorded. */
export const functionAlias: Shape = {
  arn: computed(functionAliasArn),
  description: optionalString,
  functionName: asGiven,
  functionVersion: asGiven,
  invokeArn: computed((context) => invokeOf(functionAliasArn(context), context)),
  name,
  region,
  routingConfig: none,
};

/** What the provider answers for a permission to call a function. */
export const permission: Shape = {
  action: asGiven,
  eventSourceToken: none,
  function: asGiven,
  functionUrlAuthType: none,
  invokedViaFunctionUrl: none,
  principal: asGiven,
  principalOrgId: none,
  qualifier: optionalString,
  region,
  sourceAccount: none,
  sourceArn: none,
  ...prefixable("statementId"),
};

/** What the provider answers for a log group. */
export const logGroup: Shape = {
  arn: computed((context) => `arn:aws:logs:${context.region}:${account}:log-group:${nameOf(context)}`),
  deletionProtectionEnabled: computed(false),
  kmsKeyId: optionalString,
  logGroupClass: computed("STANDARD"),
  ...prefixable("name"),
  region,
  retentionInDays: defaultsTo(0),
  skipDestroy: defaultsTo(false),
  ...tags,
};
