import { name, region, tags } from "./common";
import {
  account,
  asGiven,
  block,
  computed,
  type Context,
  defaultsTo,
  emptyBlock,
  names,
  none,
  nonEmpty,
  optional,
  optionalString,
  set,
  type Shape,
  stringInput,
} from "./property";

const host = (context: Context, apiId: string): string =>
  `https://${apiId}.execute-api.${context.region}.amazonaws.com`;
const arn = ({ region }: Context, path: string): string => `arn:aws:apigateway:${region}::/apis/${path}`;
const executionArn = ({ region }: Context, path: string): string =>
  `arn:aws:execute-api:${region}:${account}:${path}`;

/** What the provider answers for an API. */
export const api: Shape = {
  apiEndpoint: computed((context) => host(context, context.chosenId)),
  apiKeySelectionExpression: defaultsTo("$request.header.x-api-key"),
  arn: computed((context) => arn(context, context.chosenId)),
  body: none,
  corsConfiguration: block({
    allowCredentials: optional(false),
    allowHeaders: names,
    allowMethods: names,
    allowOrigins: names,
    exposeHeaders: names,
    maxAge: optional(0),
  }),
  credentialsArn: none,
  description: optionalString,
  disableExecuteApiEndpoint: optional(false),
  executionArn: computed((context) => executionArn(context, context.chosenId)),
  failOnWarnings: none,
  ipAddressType: computed(""),
  name,
  protocolType: asGiven,
  region,
  routeKey: none,
  routeSelectionExpression: defaultsTo("$request.method $request.path"),
  ...tags,
  target: none,
  version: optionalString,
};

/** What the provider answers for an authorizer. */
export const authorizer: Shape = {
  apiId: asGiven,
  authorizerCredentialsArn: optionalString,
  authorizerPayloadFormatVersion: optionalString,
  authorizerResultTtlInSeconds: computed(300),
  authorizerType: asGiven,
  authorizerUri: optionalString,
  enableSimpleResponses: optional(false),
  identitySources: names,
  jwtConfiguration: block({ audiences: names, issuer: optionalString }),
  name,
  region,
};

/** What the provider answers for an integration. */
export const integration: Shape = {
  apiId: asGiven,
  connectionId: optionalString,
  connectionType: defaultsTo("INTERNET"),
  contentHandlingStrategy: optionalString,
  credentialsArn: optionalString,
  description: optionalString,
  integrationMethod: optional("POST"),
  integrationResponseSelectionExpression: computed(""),
  integrationSubtype: optionalString,
  integrationType: asGiven,
  integrationUri: optionalString,
  passthroughBehavior: optionalString,
  payloadFormatVersion: defaultsTo("1.0"),
  region,
  requestParameters: nonEmpty(none),
  requestTemplates: nonEmpty(none),
  responseParameters: set(defaultsTo([])),
  templateSelectionExpression: optionalString,
  timeoutMilliseconds: computed(30000),
  tlsConfig: none,
};

/** What the provider answers for a route. */
export const route: Shape = {
  apiId: asGiven,
  apiKeyRequired: defaultsTo(false),
  authorizationScopes: names,
  authorizationType: defaultsTo("NONE"),
  authorizerId: optionalString,
  modelSelectionExpression: optionalString,
  operationName: optionalString,
  region,
  requestModels: nonEmpty(none),
  requestParameters: set(defaultsTo([])),
  routeKey: asGiven,
  routeResponseSelectionExpression: optionalString,
  target: optionalString,
};

const routeSettings: Shape = {
  dataTraceEnabled: defaultsTo(false),
  detailedMetricsEnabled: defaultsTo(false),
  loggingLevel: computed(""),
  throttlingBurstLimit: optional(0),
  throttlingRateLimit: optional(0),
};

const stagePath = (context: Context, between: string): string =>
  [stringInput(context, "apiId"), stringInput(context, "name")].join(between);

/** What the provider answers for a stage. */
export const stage: Shape = {
  accessLogSettings: none,
  apiId: asGiven,
  arn: computed((context) => arn(context, stagePath(context, "/stages/"))),
  autoDeploy: defaultsTo(false),
  clientCertificateId: optionalString,
  defaultRouteSettings: block(routeSettings, optional(emptyBlock(routeSettings))),
  deploymentId: computed(""),
  description: optionalString,
  executionArn: computed((context) => executionArn(context, stagePath(context, "/"))),
  invokeUrl: computed((context) => {
    const name = stringInput(context, "name") ?? "";
    return `${host(context, stringInput(context, "apiId") ?? "")}/${name === "$default" ? "" : name}`;
  }),
  name: asGiven,
  region,
  routeSettings: set(defaultsTo([])),
  stageVariables: nonEmpty(none),
  ...tags,
};
