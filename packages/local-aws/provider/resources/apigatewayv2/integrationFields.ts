import type { CreateIntegrationRequest, TlsConfigInput } from "@aws-sdk/client-apigatewayv2";
import type * as aws from "@pulumi/aws";
import type { IntegrationArgs } from "@pulumi/aws/apigatewayv2/integration";
import { block, fieldsOf } from "../../fields";
import { textsIn } from "../../values";
import type { Properties } from "../../wire";
import { fromBlocks, toBlocks, withoutEmpty } from "./entries";

type CreationArgument = "apiId" | "integrationSubtype" | "integrationType";

/** The arguments that only the request that creates the integration has. */
export const creationFields = fieldsOf<Pick<IntegrationArgs, CreationArgument>, CreateIntegrationRequest>({
  apiId: "ApiId",
  integrationSubtype: "IntegrationSubtype",
  integrationType: "IntegrationType",
});

const tlsConfig = fieldsOf<aws.types.input.apigatewayv2.IntegrationTlsConfig, TlsConfigInput>({
  serverNameToVerify: "ServerNameToVerify",
});

/** The arguments that can be set again; the parameters of responses are a list in Pulumi, and an object in the API. */
export const settingFields = fieldsOf<
  Omit<IntegrationArgs, CreationArgument | "region" | "responseParameters">,
  CreateIntegrationRequest
>({
  connectionId: "ConnectionId",
  connectionType: "ConnectionType",
  contentHandlingStrategy: "ContentHandlingStrategy",
  credentialsArn: "CredentialsArn",
  description: "Description",
  integrationMethod: "IntegrationMethod",
  integrationUri: "IntegrationUri",
  passthroughBehavior: "PassthroughBehavior",
  payloadFormatVersion: "PayloadFormatVersion",
  requestParameters: "RequestParameters",
  requestTemplates: "RequestTemplates",
  templateSelectionExpression: "TemplateSelectionExpression",
  timeoutMilliseconds: "TimeoutInMillis",
  tlsConfig: block("TlsConfig", tlsConfig),
});

type ResponseParameters = Record<string, Record<string, string>>;

/** The parameters of responses by their status. */
export function toResponseParameters(properties: Properties): ResponseParameters {
  return fromBlocks(properties["responseParameters"], "statusCode", ({ mappings }) => textsIn(mappings));
}

/** The opposite of `toResponseParameters`. */
export function fromResponseParameters(parameters: ResponseParameters = {}): object[] {
  const kept = Object.entries(parameters).map(
    ([status, mappings]) => [status, withoutEmpty(mappings)] as const,
  );
  const filled = kept.filter(([, mappings]) => Object.keys(mappings).length > 0);
  return toBlocks(Object.fromEntries(filled), "statusCode", (mappings) => ({ mappings }));
}
