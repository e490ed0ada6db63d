import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import type { SignInConfiguration } from "./configuration";

/** The deployment whose test user is to sign in. What is left out is read from the pool and the app client. */
export interface ProofTarget extends AwsTarget {
  readonly userPoolId: string;
  readonly appClientId: string;
  /** What the tokens must say in `iss`; the stack's `userPoolIssuer`. */
  readonly issuer: string;
  /** The name the user was created with: an email address or a phone number where the pool uses those as usernames. */
  readonly username: string;
  readonly email: string | undefined;
  /** None by default. */
  readonly phoneNumber?: string | undefined;
  /** What else the user was created with, by Cognito's names. Nothing by default. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The names of the user's groups, and their roles. None by default. */
  readonly groups?: readonly UserGroup[];
  /** The password that the user was created with. */
  readonly initialPassword: string;
  /** Whether that is for good; if not, it is a temporary one. False by default. */
  readonly passwordIsPermanent?: boolean;
  /** The settings of the pool and the app client that the deployment asks for; those that the endpoint reports by default. */
  readonly configuration?: SignInConfiguration;
  /** The texts of messages with codes that the deployment asks for; nothing is claimed of them by default. */
  readonly messages?: PoolMessages;
  /** How the deployment asked for an invitation; if it didn't, it is proved that none was sent. */
  readonly invitation: Invitation;
  /** Whether refresh tokens are to rotate; by default what the app client says, which not every endpoint stores. */
  readonly rotatesRefreshTokens?: boolean;
  /** For how many days the temporary password is to be valid. */
  readonly temporaryPasswordDays: number;
  /** What the app client lets users write of their attributes; nothing is claimed of it by default. */
  readonly attributeRights?: AttributeRights;
  /** Settings of the pool that only AWS can fulfill; nothing is claimed of them by default. */
  readonly settings?: PoolSettings;
  /** Leave the test user as it is: whatever would use up the temporary password is reported as not proved. */
  readonly keepTemporaryPassword: boolean;
  /** Whether the pool's Lambda functions may be run for users who are created for a check only. False by default. */
  readonly mayRunTriggers?: boolean;
}

/** The texts of messages with codes, by what the codes are for. */
export interface PoolMessages {
  readonly verification: MessageTexts;
  readonly secondFactor: MessageTexts;
}

/** The texts of a message, with `{####}` in place of the code; undefined where none is asked for. */
export interface MessageTexts {
  readonly subject: string | undefined;
  readonly message: string | undefined;
  readonly smsMessage: string | undefined;
}

/** How an invitation is sent. */
export type InvitationMedium = "email" | "text message";

/** How a user is invited. */
export type Invitation = InvitationMedium | "none";

/** Settings of a pool that only AWS can fulfill, by the names of its API. Those that it doesn't have are left out. */
export interface PoolSettings {
  /** Amazon SES, and the sender. */
  readonly email?: Readonly<Record<string, unknown>>;
  /** Amazon SNS; only what is given of it. */
  readonly sms?: Readonly<Record<string, unknown>>;
  /** Whether the deployment makes the role that text messages are sent with. */
  readonly makesSmsRole?: boolean;
  readonly passkeys?: Readonly<Record<string, unknown>>;
  readonly devices?: Readonly<Record<string, unknown>>;
}

/** A group that a user is in. */
export interface UserGroup {
  readonly name: string;
  /** Undefined for a group without one, which is behind all others. */
  readonly precedence: number | undefined;
  /** The ARN of its role; undefined without. */
  readonly roleArn: string | undefined;
}

/** What an app client is to let users write of their attributes. */
export interface AttributeRights {
  /** The custom attributes that only administrators set. */
  readonly locked: readonly LockedAttribute[];
  /** A standard attribute for any text that users set; undefined where there is none. */
  readonly writable: string | undefined;
}

/** A custom attribute that users can't set by the app client. */
export interface LockedAttribute {
  /** Its name in Cognito. */
  readonly name: string;
  /** A value that its type and its limits allow. */
  readonly value: string;
  /** Whether anybody can change it once it is set. */
  readonly mutable: boolean;
}

/**
 * - `proved`: tried, and the endpoint's own behavior shows it.
 * - `proved by a rule`: tried, and it holds because of a rule that this project adds to the local AWS: the configuration
 *   arrives where it must, and AWS's documentation says what follows from it.
 * - `asked for`: the endpoint can't do it; the request for it is the expected one, and valid by AWS's own models.
 * - `failed`: tried, and the deployment is at fault.
 * - `not proved`: it couldn't be tried, or this endpoint is known not to behave like AWS there.
 */
export type ProofStatus = "proved" | "proved by a rule" | "asked for" | "failed" | "not proved";

/** The result of one claim. Never contains a secret. */
export interface ProofResult {
  /** The claim as a sentence. */
  readonly claim: string;
  /** The title of the claims that it belongs to; absent for those about the sign-in. */
  readonly group?: string;
  readonly status: ProofStatus;
  /** The names of the rules that it rests on, where it is proved by rules. */
  readonly rules?: readonly string[];
  /** Why it failed or isn't proved, or by which operation it was asked for; absent when it is proved. */
  readonly detail?: string;
}
