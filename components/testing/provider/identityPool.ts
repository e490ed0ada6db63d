import { region, tags } from "./common";
import {
  account,
  asGiven,
  block,
  computed,
  defaultsTo,
  names,
  none,
  nonEmpty,
  optionalString,
  set,
  type Shape,
} from "./property";

/** What the provider answers for an identity pool. */
export const identityPool: Shape = {
  allowClassicFlow: defaultsTo(false),
  allowUnauthenticatedIdentities: defaultsTo(false),
  arn: computed(
    ({ region, chosenId }) => `arn:aws:cognito-identity:${region}:${account}:identitypool/${chosenId}`,
  ),
  cognitoIdentityProviders: set(
    defaultsTo([]),
    block({
      clientId: defaultsTo(""),
      providerName: defaultsTo(""),
      serverSideTokenCheck: defaultsTo(false),
    }),
  ),
  developerProviderName: optionalString,
  identityPoolName: asGiven,
  openidConnectProviderArns: names,
  region,
  samlProviderArns: none,
  supportedLoginProviders: nonEmpty(none),
  ...tags,
};

/** What the provider answers for the roles of an identity pool. */
export const identityPoolRoleAttachment: Shape = {
  identityPoolId: asGiven,
  region,
  roleMappings: set(defaultsTo([])),
  roles: asGiven,
};
