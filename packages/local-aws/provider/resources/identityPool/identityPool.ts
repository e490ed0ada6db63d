import {
  CreateIdentityPoolCommand,
  DeleteIdentityPoolCommand,
  DescribeIdentityPoolCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateIdentityPoolCommand,
  type CognitoIdentityProvider,
  type CreateIdentityPoolInput,
  type IdentityPool,
} from "@aws-sdk/client-cognito-identity";
import type * as aws from "@pulumi/aws";
import type { IdentityPoolArgs } from "@pulumi/aws/cognito/identityPool";
import { accountOf } from "../../account";
import { arn, bytes, matching, rule } from "../../checks";
import { block, fieldsOf, fromApi, toApi } from "../../fields";
import { planned } from "../../plan";
import { resource, textOf } from "../../resource";
import { schemaOf, withNotes } from "../../schema";
import { changeTags } from "../../tags";
import { isEmpty } from "../../values";
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

const schema = withNotes(schemaOf("aws:cognito/identityPool:IdentityPool"), {
  samlProviderArns: { ordered: true },
});

/** `aws.cognito.IdentityPool`; its id, also to import it, is the pool's. */
export const identityPool = resource({
  schema,
  rules: [
    rule("identityPoolName", matching(/^[\w\s+=,.@-]+$/, "letters, digits, spaces and + = , . @ - _")),
    rule("cognitoIdentityProviders[].clientId", bytes(1, 128)),
    rule("cognitoIdentityProviders[].clientId", matching(/^\w+$/, "letters, digits and underscores")),
    rule("cognitoIdentityProviders[].providerName", bytes(1, 128)),
    rule("cognitoIdentityProviders[].providerName", matching(/^[\w.:/-]+$/, "letters, digits and . : / - _")),
    rule("developerProviderName", bytes(0, 100)),
    rule("developerProviderName", matching(/^[\w.-]+$/, "letters, digits and . - _")),
    rule("openidConnectProviderArns[]", arn),
    rule("samlProviderArns[]", arn),
  ],

  async create(inputs, { cognitoIdentity }) {
    const command = new CreateIdentityPoolCommand(toCreateIdentityPoolInput(inputs));
    const { IdentityPoolId = "" } = await cognitoIdentity.send(command);
    return IdentityPoolId;
  },

  async find(id, _known, context) {
    const command = new DescribeIdentityPoolCommand({ IdentityPoolId: id });
    const found = await context.cognitoIdentity.send(command);
    const { partition, id: account } = await accountOf(context);
    const poolArn = `arn:${partition}:cognito-identity:${context.region}:${account}:identitypool/${id}`;
    return { ...fromApi(fields, schema, found), arn: poolArn, tagsAll: found.IdentityPoolTags ?? {} };
  },

  async update(id, { state, asked, changed }, { cognitoIdentity }) {
    if (changed.some((name) => name !== "tags" && name !== "tagsAll")) {
      await cognitoIdentity.send(new UpdateIdentityPoolCommand(toUpdateIdentityPoolInput(id, asked)));
    }
    const ResourceArn = textOf(state, "arn");
    await changeTags(state, asked, {
      untag: (TagKeys) => cognitoIdentity.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
      tag: (Tags) => cognitoIdentity.send(new TagResourceCommand({ ResourceArn, Tags })),
    });
  },

  async delete(id, _state, { cognitoIdentity }) {
    await cognitoIdentity.send(new DeleteIdentityPoolCommand({ IdentityPoolId: id }));
  },
});

/** What creates the pool: both settings that allow something, and what else isn't empty. */
export function toCreateIdentityPoolInput(inputs: Properties): CreateIdentityPoolInput {
  const { IdentityPoolName, AllowUnauthenticatedIdentities, ...settings } = toApi(
    fields,
    planned(schema, inputs, false),
  );
  const given = Object.entries(settings).filter(([, value]) => !isEmpty(value));
  return { IdentityPoolName, AllowUnauthenticatedIdentities, ...Object.fromEntries(given) };
}

/** What updates the pool but for its tags: AWS takes away what is left out. */
export function toUpdateIdentityPoolInput(id: string, asked: Properties): IdentityPool {
  const { IdentityPoolName, AllowClassicFlow, AllowUnauthenticatedIdentities, ...lists } = toApi(
    fields,
    asked,
  );
  return {
    IdentityPoolId: id,
    IdentityPoolName,
    AllowClassicFlow,
    AllowUnauthenticatedIdentities,
    CognitoIdentityProviders: lists.CognitoIdentityProviders ?? [],
    OpenIdConnectProviderARNs: lists.OpenIdConnectProviderARNs ?? [],
    SamlProviderARNs: lists.SamlProviderARNs ?? [],
    SupportedLoginProviders: lists.SupportedLoginProviders ?? {},
  };
}
