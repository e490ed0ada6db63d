import { schemaOf } from "../../schema";
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
import { oneOf, rule, text } from "../../checks";
import { resource } from "../../resource";
import { block, fieldsOf, fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";

type Argument = "apiId" | "authorizerType" | "identitySources" | "jwtConfiguration" | "name";

const jwtConfiguration = fieldsOf<aws.types.input.apigatewayv2.AuthorizerJwtConfiguration, JWTConfiguration>({
  audiences: "Audience",
  issuer: "Issuer",
});

const fields = fieldsOf<Pick<AuthorizerArgs, Argument>, CreateAuthorizerRequest>({
  apiId: "ApiId",
  authorizerType: "AuthorizerType",
  identitySources: "IdentitySource",
  jwtConfiguration: block("JwtConfiguration", jwtConfiguration),
  name: "Name",
});

const schema = schemaOf("aws:apigatewayv2/authorizer:Authorizer");

/** `aws.apigatewayv2.Authorizer`; to import one, its id is `apiId/authorizerId`. */
export const authorizer = resource({
  schema,
  rules: [rule("authorizerType", oneOf(AuthorizerType)), rule("name", text(1, 128))],
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
    return fromApi(fields, schema, { ...found, ApiId });
  },

  async update(id, { asked }, { apiGateway }) {
    const { ApiId, ...settings } = toApi(fields, asked);
    await apiGateway.send(new UpdateAuthorizerCommand({ ApiId, AuthorizerId: id, ...settings }));
  },

  async delete(id, state, { apiGateway }) {
    const ApiId = textOf(state, "apiId");
    await apiGateway.send(new DeleteAuthorizerCommand({ ApiId, AuthorizerId: id }));
  },
});
