import {
  AuthorizerType,
  CreateAuthorizerCommand,
  DeleteAuthorizerCommand,
  GetAuthorizerCommand,
  UpdateAuthorizerCommand,
  type CreateAuthorizerRequest,
  type JWTConfiguration,
} from "@aws-sdk/client-apigatewayv2";
import type * as aws from "@pulumi/aws";
import type { AuthorizerArgs } from "@pulumi/aws/apigatewayv2/authorizer";
import { between, bytes, oneOf, rule } from "../../checks";
import { block, changedToApi, fieldsOf, fromApi, toApi } from "../../fields";
import { resource, textOf } from "../../resource";
import { schemaOf } from "../../schema";

const jwtConfiguration = fieldsOf<aws.types.input.apigatewayv2.AuthorizerJwtConfiguration, JWTConfiguration>({
  audiences: "Audience",
  issuer: "Issuer",
});

const fields = fieldsOf<Omit<AuthorizerArgs, "region">, CreateAuthorizerRequest>({
  apiId: "ApiId",
  authorizerCredentialsArn: "AuthorizerCredentialsArn",
  authorizerPayloadFormatVersion: "AuthorizerPayloadFormatVersion",
  authorizerResultTtlInSeconds: "AuthorizerResultTtlInSeconds",
  authorizerType: "AuthorizerType",
  authorizerUri: "AuthorizerUri",
  enableSimpleResponses: "EnableSimpleResponses",
  identitySources: "IdentitySource",
  jwtConfiguration: block("JwtConfiguration", jwtConfiguration),
  name: "Name",
});

const schema = schemaOf("aws:apigatewayv2/authorizer:Authorizer");

/** `aws.apigatewayv2.Authorizer`; to import one, its id is `apiId/authorizerId`. */
export const authorizer = resource({
  schema,
  rules: [
    rule("authorizerPayloadFormatVersion", oneOf({ first: "1.0", second: "2.0" })),
    rule("authorizerResultTtlInSeconds", between(0, 3_600)),
    rule("authorizerType", oneOf(AuthorizerType)),
    rule("name", bytes(1, 128)),
  ],
  autoNamed: { argument: "name", longest: 128 },
  importedWith: ["apiId"],

  async create(inputs, { apiGateway }) {
    const { ApiId, AuthorizerType, IdentitySource, Name, ...settings } = toApi(fields, inputs);
    const { AuthorizerId = "" } = await apiGateway.send(
      new CreateAuthorizerCommand({ ApiId, AuthorizerType, IdentitySource, Name, ...settings }),
    );
    return AuthorizerId;
  },

  async find(id, known, { apiGateway }) {
    const ApiId = textOf(known, "apiId");
    const found = await apiGateway.send(new GetAuthorizerCommand({ ApiId, AuthorizerId: id }));
    const told = fromApi(fields, schema, { ...found, ApiId });
    // The version is that of requests to a function, which not every endpoint knows.
    return found.AuthorizerType === "JWT" ? { ...told, authorizerPayloadFormatVersion: "" } : told;
  },

  async update(id, change, { apiGateway }) {
    const ApiId = textOf(change.state, "apiId");
    const settings = changedToApi(fields, schema, change);
    await apiGateway.send(new UpdateAuthorizerCommand({ ...settings, ApiId, AuthorizerId: id }));
  },

  async delete(id, state, { apiGateway }) {
    const ApiId = textOf(state, "apiId");
    await apiGateway.send(new DeleteAuthorizerCommand({ ApiId, AuthorizerId: id }));
  },
});
