import { secretValue } from "../secrets";
import { name, region } from "./common";
import { asGiven, block, computed, defaultsTo, input, set, type Shape, unset } from "./property";

/** The client secret that the mocks give. */
export const mockClientSecret = "client-secret-of-the-mocks";

const list = set(computed([]));

/** What the provider answers for an app client: never null, and what is left out here where it isn't given. */
export const userPoolClient: Shape = {
  accessTokenValidity: computed(0),
  allowedOauthFlows: list,
  allowedOauthFlowsUserPoolClient: computed(false),
  allowedOauthScopes: list,
  analyticsConfiguration: block({ roleArn: computed(undefined), userDataShared: computed(false) }, asGiven),
  authSessionValidity: computed(3),
  callbackUrls: list,
  clientSecret: computed((context) =>
    secretValue(input(context, "generateSecret") === true ? mockClientSecret : ""),
  ),
  defaultRedirectUri: computed(""),
  enablePropagateAdditionalUserContextData: computed(false),
  enableTokenRevocation: computed(true),
  explicitAuthFlows: list,
  generateSecret: asGiven,
  idTokenValidity: computed(0),
  logoutUrls: list,
  name,
  preventUserExistenceErrors: computed(""),
  readAttributes: list,
  refreshTokenRotation: block({ retryGracePeriodSeconds: unset(0, undefined) }, asGiven),
  refreshTokenValidity: computed(30),
  region,
  supportedIdentityProviders: list,
  tokenValidityUnits: block(
    { accessToken: defaultsTo("hours"), idToken: defaultsTo("hours"), refreshToken: defaultsTo("days") },
    asGiven,
  ),
  userPoolId: asGiven,
  writeAttributes: list,
};
