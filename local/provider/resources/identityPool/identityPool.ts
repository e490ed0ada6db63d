import { schemaOf, withNotes } from "../../schema";
import {
  CreateIdentityPoolCommand,
  DeleteIdentityPoolCommand,
  DescribeIdentityPoolCommand,
  UpdateIdentityPoolCommand,
  type CognitoIdentityProvider,
  type CreateIdentityPoolInput,
} from "@aws-sdk/client-cognito-identity";
import type * as aws from "@pulumi/aws";
import type { IdentityPoolArgs } from "@pulumi/aws/cognito/identityPool";
import { rule, text } from "../../checks";
import { resource } from "../../resource";
import { block, fieldsOf, fromApi, toApi } from "../../fields";
import { accountOf } from "../../account";
import type { Properties } from "../../wire";

const providerFields = fieldsOf<
  aws.types.input.cognito.IdentityPoolCognitoIdentityProvider,
  CognitoIdentityProvider
>({
  clientId: "ClientId",
  providerName: "ProviderName",
  serverSideTokenCheck: "ServerSideTokenCheck",
});

const fields = fieldsOf<Omit<IdentityPoolArgs, "region">, CreateIdentityPoolInput>({
  allowClassicFlow: "AllowClassicFlow",
  allowUnauthenticatedIdentities: "AllowUnauthenticatedIdentities",
  cognitoIdentityProviders: block("CognitoIdentityProviders", providerFields),
  developerProviderName: "DeveloperProviderName",
  identityPoolName: "IdentityPoolName",
  openidConnectProviderArns: "OpenIdConnectProviderARNs",
  samlProviderArns: "SamlProviderARNs",
  supportedLoginProviders: "SupportedLoginProviders",
  tags: "IdentityPoolTags",
});

/** What is left out of an update, AWS takes away, but not every endpoint does. */
const emptied = {
  CognitoIdentityProviders: [],
  IdentityPoolTags: {},
  OpenIdConnectProviderARNs: [],
  SamlProviderARNs: [],
  SupportedLoginProviders: {},
};

const schema = withNotes(schemaOf("aws:cognito/identityPool:IdentityPool"), {
  samlProviderArns: { ordered: true },
});

/** `aws.cognito.IdentityPool`; its id, also to import it, is the pool's. */
export const identityPool = resource({
  schema,
  rules: [rule("identityPoolName", text(1, 128))],

  async create(inputs, { cognitoIdentity }) {
    const command = new CreateIdentityPoolCommand(toCreateIdentityPoolInput(inputs));
    const { IdentityPoolId = "" } = await cognitoIdentity.send(command);
    return IdentityPoolId;
  },

  async find(id, _known, context) {
    const command = new DescribeIdentityPoolCommand({ IdentityPoolId: id });
    const found = await context.cognitoIdentity.send(command);
    const { partition, id: account } = await accountOf(context);
    const arn = `arn:${partition}:cognito-identity:${context.region}:${account}:identitypool/${id}`;
    return { ...fromApi(fields, schema, found), arn, tagsAll: found.IdentityPoolTags ?? {} };
  },

  async update(id, { asked }, { cognitoIdentity }) {
    const settings = { ...emptied, ...toCreateIdentityPoolInput(asked) };
    await cognitoIdentity.send(new UpdateIdentityPoolCommand({ IdentityPoolId: id, ...settings }));
  },

  async delete(id, _state, { cognitoIdentity }) {
    await cognitoIdentity.send(new DeleteIdentityPoolCommand({ IdentityPoolId: id }));
  },
});

/** What creates the pool. */
export function toCreateIdentityPoolInput(inputs: Properties): CreateIdentityPoolInput {
  const { IdentityPoolName, AllowUnauthenticatedIdentities, ...settings } = toApi(fields, inputs);
  return { IdentityPoolName, AllowUnauthenticatedIdentities, ...settings };
}
