import {
  type AppClientArgs,
  type AuthFlowsArgs,
  type RefreshTokenRotationArgs,
  RotationFeature,
  TimeUnit,
} from "./args";

/** The defaults of the app client. */
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
};

/**
 * A browser signs in by SRP, a server by the server-side sign-in API; neither sends a password in the clear. The default
 * of refreshing tokens depends on their rotation, which replaces it.
 */
const authFlowDefaults = {
  userSrp: true,
  adminUserPassword: true,
  userPassword: false,
  custom: false,
};

/** The defaults of refresh-token rotation, where it is given. */
const rotationDefaults: Required<RefreshTokenRotationArgs> = {
  /** Specifying rotation enables it. */
  feature: RotationFeature.Enabled,
  /** A rotated token becomes invalid immediately; a client that loses the response has to sign in again. */
  retryGracePeriodSeconds: 0,
};

/** The arguments of the app client with all defaults filled in; without a name, Pulumi generates one. */
export interface SettledAppClient
  extends Required<Omit<AppClientArgs, "name" | "refreshTokenRotation">>, Pick<AppClientArgs, "name"> {
  /** The ways in which the client may ask for tokens. */
  authFlows: Required<AuthFlowsArgs>;
  /** Refresh-token rotation; undefined for a client on which it was never on. */
  refreshTokenRotation: Required<RefreshTokenRotationArgs> | undefined;
}

/** Fills in the defaults of what is omitted. */
export function settleAppClient(given: AppClientArgs = {}): SettledAppClient {
  const refreshTokenRotation = given.refreshTokenRotation && {
    ...rotationDefaults,
    ...given.refreshTokenRotation,
  };
  return {
    ...appClientDefaults,
    ...given,
    authFlows: {
      ...authFlowDefaults,
      refreshToken: !rotates({ refreshTokenRotation }),
      ...given.authFlows,
    },
    refreshTokenRotation,
  };
}

/** Whether refresh tokens rotate. */
export function rotates({ refreshTokenRotation }: Pick<SettledAppClient, "refreshTokenRotation">): boolean {
  return refreshTokenRotation?.feature === RotationFeature.Enabled;
}
