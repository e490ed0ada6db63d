import {
  type AppClientArgs,
  type AuthFlowsArgs,
  type OAuthArgs,
  type RefreshTokenRotationArgs,
  RotationFeature,
  TimeUnit,
} from "./args";
import type { AttributeRights } from "./attributeRights";

/** The defaults of an app client. */
const appClientDefaults = {
  /** What AWS recommends for a token that can't be revoked. */
  accessTokenValidity: { value: 60, unit: TimeUnit.Minutes },
  /** As long as the access token, so that both are refreshed together. */
  idTokenValidity: { value: 60, unit: TimeUnit.Minutes },
  /** A user who comes back within a month needn't sign in again. */
  refreshTokenValidity: { value: 30, unit: TimeUnit.Days },
  /** Signing out should end the session. */
  tokenRevocation: true,
  /** A browser can't keep a secret. */
  generateSecret: false,
  /** Those of the pool itself; a pool has no others without a provider. */
  identityProviders: ["cognito"],
  /** The shortest time that Cognito allows, which is its default. */
  authSessionValidityMinutes: 3,
  /** Nobody should believe what a browser says about its address. */
  propagateUserContext: false,
};

/**
 * A browser signs in by SRP, a server by the server-side sign-in API; neither sends a password in the clear. The defaults of
 * refreshing tokens and of the choice among first factors depend on what there is.
 */
const authFlowDefaults = {
  userSrp: true,
  adminUserPassword: true,
  userPassword: false,
  custom: false,
};

/** The defaults of sign-in by redirect, where it is given. */
const oauthDefaults = {
  /** A request to sign out that names no URL ends on Cognito's page. */
  logoutUrls: [],
  /** Who the user is, and nothing that lets an application change it. */
  scopes: ["openid", "email", "profile"],
  /** What OAuth 2.1 leaves. */
  code: true,
  /** Tokens in a URL are seen by others. */
  implicit: false,
};

/** The defaults of refresh-token rotation, where it is given. */
const rotationDefaults: Required<RefreshTokenRotationArgs> = {
  /** Specifying rotation enables it. */
  feature: RotationFeature.Enabled,
  /** A rotated token becomes invalid immediately; a client that loses the response has to sign in again. */
  retryGracePeriodSeconds: 0,
};

/** What a client of a service has in place of the defaults: no user signs in with it, and its secret is what it has. */
const machineDefaults = {
  generateSecret: true,
  identityProviders: [],
};

/** Cognito turns its own flows on for a client without any, and this one needs a user's token. */
const machineFlows: Required<AuthFlowsArgs> = {
  ...{ userSrp: false, adminUserPassword: false, userPassword: false, custom: false, userAuth: false },
  refreshToken: true,
};

/** Sign-in by redirect with all defaults filled in. */
export interface SettledOAuth
  extends Required<Omit<OAuthArgs, "defaultRedirectUrl">>, Pick<OAuthArgs, "defaultRedirectUrl"> {}

/** The arguments that have no default. */
type WithoutDefault = "name" | "machineToMachine" | "branding";

/** The arguments of an app client with all defaults filled in; without a name, Pulumi generates one. */
export interface SettledAppClient
  extends
    Required<Omit<AppClientArgs, WithoutDefault | "refreshTokenRotation" | "oauth">>,
    Pick<AppClientArgs, WithoutDefault> {
  /** The ways in which the client may ask for tokens. */
  authFlows: Required<AuthFlowsArgs>;
  /** Refresh-token rotation; undefined for a client on which it was never on. */
  refreshTokenRotation: Required<RefreshTokenRotationArgs> | undefined;
  /** Sign-in by redirect; undefined without. */
  oauth: SettledOAuth | undefined;
}

/** What the defaults of a client follow from in its pool. */
export interface PoolDefaults {
  /** What its clients can read and write. */
  readonly rights: AttributeRights;
  /** Whether users choose among several first factors. */
  readonly userAuth: boolean;
}

/** Fills in the defaults of what is omitted. */
export function settleAppClient(
  given: AppClientArgs = {},
  { rights: { readable, writable }, userAuth }: PoolDefaults,
): SettledAppClient {
  const isMachine = given.machineToMachine !== undefined;
  const refreshTokenRotation = given.refreshTokenRotation && {
    ...rotationDefaults,
    ...given.refreshTokenRotation,
  };
  const userFlows = { ...authFlowDefaults, userAuth, refreshToken: !rotates({ refreshTokenRotation }) };
  return {
    ...appClientDefaults,
    ...(isMachine ? machineDefaults : {}),
    readAttributes: [...readable],
    writeAttributes: [...writable],
    ...given,
    authFlows: { ...(isMachine ? machineFlows : userFlows), ...given.authFlows },
    refreshTokenRotation,
    oauth: given.oauth && { ...oauthDefaults, ...given.oauth },
  };
}

/** Whether refresh tokens rotate. */
export function rotates({ refreshTokenRotation }: Pick<SettledAppClient, "refreshTokenRotation">): boolean {
  return refreshTokenRotation?.feature === RotationFeature.Enabled;
}
