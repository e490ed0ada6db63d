import * as sdk from "@aws-sdk/client-cognito-identity";
import { accountOf } from "../../account";
import { stringOf } from "../../resource";
import { crud } from "../../rows/commands";
import { without } from "../../rows/requests";
import type { Row } from "../../rows/row";
import { arn, bytes, matching, rule } from "../../ruleChecks";
import { changeTags } from "../../tags";
import { type Properties, recordsIn } from "../../wire";

/** `aws.cognito.IdentityPool`; its id, which is also its import id, is the pool's. */
export const identityPool: Row = {
  type: "aws:cognito/identityPool:IdentityPool",
  service: "cognitoIdentity",
  ...crud(sdk, "IdentityPool"),
  id: { member: "IdentityPoolId" },
  names: { tags: "IdentityPoolTags" },
  notes: { samlProviderArns: { ordered: true } },
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
  alwaysSent: ["AllowClassicFlow", "AllowUnauthenticatedIdentities"],
  updates: "everything",

  request: (request, { change }) => (change === undefined ? creation(request) : update(request)),

  async observe({ IdentityPoolId, IdentityPoolTags = {} }, { context }) {
    const { partition, id: account } = await accountOf(context);
    const resource = `identitypool/${String(IdentityPoolId)}`;
    return {
      arn: `arn:${partition}:cognito-identity:${context.region}:${account}:${resource}`,
      tagsAll: IdentityPoolTags,
    };
  },

  async afterUpdate(_id, { state, asked }, { cognitoIdentity }) {
    const ResourceArn = stringOf(state, "arn");
    await changeTags(state, asked, {
      untag: (TagKeys) => cognitoIdentity.send(new sdk.UntagResourceCommand({ ResourceArn, TagKeys })),
      tag: (Tags) => cognitoIdentity.send(new sdk.TagResourceCommand({ ResourceArn, Tags })),
    });
  },
};

function creation({ CognitoIdentityProviders, ...request }: Properties): Properties {
  const providers = recordsIn(CognitoIdentityProviders).map((one) => ({
    ServerSideTokenCheck: false,
    ...one,
  }));
  return providers.length === 0 ? request : { CognitoIdentityProviders: providers, ...request };
}

/** Not every endpoint removes what an update leaves out. Tags have requests of their own. */
function update(request: Properties): Properties {
  const nothing = {
    CognitoIdentityProviders: [],
    OpenIdConnectProviderARNs: [],
    SamlProviderARNs: [],
    SupportedLoginProviders: {},
  };
  return { ...nothing, ...without(request, "DeveloperProviderName", "IdentityPoolTags") };
}
