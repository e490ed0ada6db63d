import { always, beside } from "./answers";

const flows = "write `appClient.oauth.code` or `appClient.oauth.implicit`";

const machine = "write `machineToMachine` in one of `appClients`";

export const ofOAuth = {
  allowedOauthFlows: flows,
  allowedOauthScopes: "write `appClient.oauth.scopes`",
  authorizationCodeGrant: "write `appClient.oauth.code`",
  clientCredentials: machine,
  defaultRedirectUri: "write `appClient.oauth.defaultRedirectUrl`",
  domain: beside("domain"),
  flows,
  implicitCodeGrant: "write `appClient.oauth.implicit`",
  redirectSignIn: "write `appClient.oauth.callbackUrls`",
  redirectSignOut: "write `appClient.oauth.logoutUrls`",
  responseType: flows,
};

export const branding = {
  returnMergedResources: always("it only changes what is read"),
  settingsAll: "write `appClient.branding.settings`",
  useCognitoProvidedValues: always("without `appClient.branding`, a client has Cognito's own look"),
};

export const brandingAsset = {
  bytes: "write `base64`",
  resourceId: always("the image itself is in `base64`"),
};
