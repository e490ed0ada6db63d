import type * as pulumi from "@pulumi/pulumi";

/** The unit of a duration. */
export const TimeUnit = {
  /** Each a 60th of a minute. */
  Seconds: "seconds",
  /** Each 60 seconds. */
  Minutes: "minutes",
  /** Each 60 minutes. */
  Hours: "hours",
  /** Each 24 hours. */
  Days: "days",
} as const;
/** The unit of a duration. */
export type TimeUnit = (typeof TimeUnit)[keyof typeof TimeUnit];

/** A length of time, such as 60 minutes. */
export interface DurationArgs {
  /** How many of the unit; a whole number. */
  value: number;
  /** The unit: `seconds`, `minutes`, `hours` or `days`. */
  unit: TimeUnit;
}

/**
 * The ways in which the client may ask for tokens. At least one besides `refreshToken` must be on.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export interface AuthFlowsArgs {
  /** Secure Remote Password: a browser proves that it knows the password without sending it. Default: true. */
  userSrp?: boolean;
  /** The server-side sign-in API: a server with AWS credentials sends the password. Default: true. */
  adminUserPassword?: boolean;
  /** A refresh token is exchanged for new tokens. Default: true, but false with rotation, which replaces it. */
  refreshToken?: boolean;
  /** A browser sends the password. Default: false. */
  userPassword?: boolean;
  /** Lambda functions decide on the challenges. Default: false. */
  custom?: boolean;
}

/** Whether refresh tokens rotate. */
export const RotationFeature = {
  /** Each use of a refresh token gives a new one. */
  Enabled: "ENABLED",
  /** They don't, any more: for a client whose refresh tokens have rotated. */
  Disabled: "DISABLED",
} as const;
/** Whether refresh tokens rotate. */
export type RotationFeature = (typeof RotationFeature)[keyof typeof RotationFeature];

/**
 * Refresh-token rotation: each use of a refresh token gives a new one. To turn it off again, set `feature` to `DISABLED`
 * and leave it there: by reports of the AWS provider's users, Cognito goes on to report a rotation that was ever on, so
 * that every preview would show a diff without it. That it is turned off so wasn't tried on AWS.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export interface RefreshTokenRotationArgs {
  /** `ENABLED`, or `DISABLED` for a client whose refresh tokens have rotated. Default: `ENABLED`. */
  feature?: RotationFeature;
  /**
   * How long the old token still works, for a client that tries again: 0 to 60 seconds, while rotation is enabled.
   * Default: 0.
   */
  retryGracePeriodSeconds?: number;
}

/**
 * The app client: how an application talks to the pool.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export interface AppClientArgs {
  /** The client's name, 1 to 128 letters, digits, spaces and `_+=,.@-`. Default: made by Pulumi. */
  name?: pulumi.Input<string>;
  /** The ways in which the client may ask for tokens. Default: SRP, the server-side sign-in API and refresh. */
  authFlows?: AuthFlowsArgs;
  /** How long an access token is valid: 5 minutes to 24 hours, no longer than the refresh token. Default: 60 minutes. */
  accessTokenValidity?: DurationArgs;
  /** How long an ID token is valid: 5 minutes to 24 hours, no longer than the refresh token. Default: 60 minutes. */
  idTokenValidity?: DurationArgs;
  /** How long a refresh token is valid: 60 minutes to 3,650 days. Default: 30 days. */
  refreshTokenValidity?: DurationArgs;
  /**
   * Refresh-token rotation; giving it, also empty, turns it on. Default: never on. Once it was on, don't remove it, but set
   * its `feature` to `DISABLED`.
   */
  refreshTokenRotation?: RefreshTokenRotationArgs;
  /** Whether refresh tokens can be revoked. Default: true. */
  tokenRevocation?: pulumi.Input<boolean>;
  /** Whether the client has a secret, which a browser can't keep. A change replaces the client. Default: false. */
  generateSecret?: boolean;
}
