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
} from "./property";

const arn = (context: Context): string =>
  `arn:aws:lambda:${context.region}:${account}:function:${nameOf(context)}`;
const invoke = (context: Context, version: string, what: string): string =>
  `arn:aws:apigateway:${context.region}:lambda:path/${version}/functions/${arn(context)}/${what}`;
const invokeArn = computed((context) => invoke(context, "2015-03-31", "invocations"));

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
    invoke(context, "2021-11-15", "response-streaming-invocations"),
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
