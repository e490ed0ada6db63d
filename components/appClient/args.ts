import type * as pulumi from "@pulumi/pulumi";
import type { BrandingArgs } from "../branding/args";

/** The unit of a duration. */
export const TimeUnit = {
  /** Seconds. */
  Seconds: "seconds",
  /** Minutes. */
  Minutes: "minutes",
  /** Hours. */
  Hours: "hours",
  /** Days of 24 hours. */
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
 * The ways in which the client may ask for tokens by Cognito's API. At least one besides `refreshToken` must be on, unless
 * users sign in on a page (`oauth`).
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
  /** The functions of `triggers.customAuthentication`, which it needs, decide on the challenges. Default: false. */
  custom?: boolean;
  /**
   * The user chooses among the first factors that the pool allows; needs the plan Essentials or Plus.
   * Default: false, but true with `userPool.passwordless`.
   */
  userAuth?: boolean;
}

/** Whether refresh tokens rotate. */
export const RotationFeature = {
  /** Each use of a refresh token gives a new one. */
  Enabled: "ENABLED",
  /** They no longer do: for a client whose refresh tokens have rotated. */
  Disabled: "DISABLED",
} as const;
/** Whether refresh tokens rotate. */
export type RotationFeature = (typeof RotationFeature)[keyof typeof RotationFeature];

/**
 * Refresh-token rotation: each use of a refresh token gives a new one. To turn it off again, set `feature` to `DISABLED`
 * and leave it there: according to users of the AWS provider, Cognito keeps reporting a rotation that was once on, so
 * that every preview would show a diff without it. Turning it off this way hasn't been tried on AWS.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export interface RefreshTokenRotationArgs {
  /** `ENABLED`, or `DISABLED` for a client whose refresh tokens have rotated. Default: `ENABLED`. */
  feature?: RotationFeature;
  /**
   * How long the old token still works, for a client that retries: 0 to 60 seconds, while rotation is enabled.
   * Default: 0.
   */
  retryGracePeriodSeconds?: number;
}

/**
 * Sign-in by redirect: a browser or an app sends its users to the pool's sign-in pages, and they come back with a code, for
 * which the application gets tokens (OAuth 2.0, with PKCE). It needs a `domain`.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-app-idp-settings.html
 */
export interface OAuthArgs {
  /**
   * Where users may come back to after signing in, 1 to 100 URLs of at most 1,024 characters: HTTPS, HTTP on localhost,
   * 127.0.0.1 or [::1], or an app's own scheme, such as `myapp://signed-in`. A request must name one of them exactly.
   */
  callbackUrls: pulumi.Input<string>[];
  /** Where users may come back to after signing out: at most 100 URLs of the same kinds. Default: none. */
  logoutUrls?: pulumi.Input<string>[];
  /**
   * The callback URL of a request that names none. The AWS provider can't remove it from a client that has had one, only change
   * it. So it must stay, and with it `oauth`, until the client is replaced (`pulumi up --replace URN`). Default: none.
   */
  defaultRedirectUrl?: pulumi.Input<string>;
  /**
   * What tokens may be asked for, at most 50: `openid`, `email`, `phone`, `profile`, `aws.cognito.signin.user.admin`, and
   * scopes of `resourceServers`, such as `orders/read`. `email`, `phone` and `profile` need `openid`.
   * Default: `openid`, `email` and `profile`.
   */
  scopes?: string[];
  /** Whether a code comes back, for which the application gets tokens. Default: true. */
  code?: boolean;
  /** Whether tokens come back in the URL itself, where history and logs keep them: for old applications. Default: false. */
  implicit?: boolean;
}

/**
 * A service that calls APIs in its own name, with the client's id and secret (OAuth 2.0, client credentials). It needs a
 * `domain`, and Cognito charges for each token.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export interface MachineToMachineArgs {
  /** What tokens may be asked for: 1 to 50 scopes of `resourceServers`, such as `orders/read`. */
  scopes: string[];
}

/**
 * An app client: how an application talks to the pool.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export interface AppClientArgs {
  /** The client's name, 1 to 128 letters, digits, spaces and `_+=,.@-`. Default: generated by Pulumi. */
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
  /**
   * Whether the client has a secret, which a browser can't keep. A change replaces the client: applications need the new one's id,
   * and the refresh tokens of the old one no longer work. Default: false, but true with `machineToMachine`.
   */
  generateSecret?: boolean;
  /** Sign-in by redirect, on the pool's sign-in pages. Default: none. */
  oauth?: OAuthArgs;
  /** A service that calls APIs in its own name, only for one of `appClients`; no user signs in with it. Default: none. */
  machineToMachine?: MachineToMachineArgs;
  /**
   * Which users the sign-in pages offer to sign in: `cognito` for those of the pool itself. Cognito's API lets these sign in
   * in any case. Default: `cognito`, but none with `machineToMachine`.
   */
  identityProviders?: string[];
  /**
   * The attributes that the client can read of its users, and that are in their ID tokens: names of standard attributes, such as
   * `given_name`, and of `userPool.customAttributes`. The scope `email` needs `email` and `email_verified`, and `phone` needs
   * `phone_number` and `phone_number_verified`. Default: all.
   */
  readAttributes?: string[];
  /**
   * The attributes that users can set by the client, when they sign up and later: names of standard attributes, and of those
   * `userPool.customAttributes` that are `userWritable`. Those that the pool requires are always among them.
   * Default: all of these.
   */
  writeAttributes?: string[];
  /** How many minutes a user has to answer a challenge, such as a code, 3 to 15. Default: 3. */
  authSessionValidityMinutes?: number;
  /**
   * Whether a server can tell Cognito its users' IP addresses and devices, for threat protection; needs `generateSecret`.
   * Default: false.
   */
  propagateUserContext?: boolean;
  /**
   * The look of the client's managed login pages; only with `oauth`. Removing it restores Cognito's own.
   * Default: Cognito's own.
   */
  branding?: BrandingArgs;
}
