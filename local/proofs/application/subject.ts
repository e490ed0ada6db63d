import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import type { AwsCredentials } from "@cognito-auth/local-aws/credentials";
import type { ProofSubject } from "../signIn/claim";
import type { Proof } from "../signIn/proof";

/** The application that is to be proved, as it is deployed. */
export interface ApplicationTarget extends AwsTarget {
  /** The user pool as the identity pool names it. */
  readonly providerName: string;
  /** The API's address, without a slash at its end. */
  readonly apiUrl: string;
  readonly apiId: string;
  /** The only origin whose pages may call the API. */
  readonly frontendOrigin: string;
  /** How many requests per second the API is to accept on average, and how many concurrent ones. */
  readonly throttling: { readonly rateLimit: number; readonly burstLimit: number };
  /** The name of the log group in which the API's calls are to be recorded. */
  readonly accessLogGroup: string;
  readonly identityPoolId: string;
  readonly authenticatedRoleArn: string;
  readonly uploadsBucketName: string;
}

/** What the checks of the application share. */
export interface Application extends ProofSubject {
  readonly target: ApplicationTarget;
  readonly secrets: Set<string>;
  /** The proof of the sign-in, which the user has gone through. */
  readonly signIn: Proof;
  /** The test user's ID token; undefined where the test user isn't signed in. */
  readonly idToken: string | undefined;
  /** ID tokens that must not be accepted. */
  readonly badTokens: BadTokens;
  /** What the identity pool gave for the ID token, once it has. */
  identity: Identity | undefined;
}

/** Who the test user is in the identity pool. */
export interface Identity {
  readonly id: string;
  readonly credentials: AwsCredentials;
}

/** What is tried in place of the test user's ID token, `none` being a call without one. */
export type BadToken = Exclude<keyof BadTokens, "cleanUp"> | "none";

/** Makes ID tokens that must not be accepted; each is made when it is first asked for. */
export interface BadTokens {
  /** The test user's, with another email address written into it. */
  tampered(): Promise<string>;
  /** Of a user of another user pool. */
  ofOtherPool(): Promise<string>;
  /** The test user's, by another app client of the same pool. */
  ofOtherClient(): Promise<string>;
  /** The test user's, of ten minutes ago. @throws TokenUnavailable where the endpoint doesn't give one */
  expired(): Promise<string>;
  /** Deletes what was made for them, once nothing more is being made. */
  cleanUp(): Promise<void>;
}

/** The test user's ID token. */
export function idTokenOf({ idToken }: Application): string {
  if (idToken === undefined) throw new Error("the test user isn't signed in");
  return idToken;
}

/** The credentials that the identity pool gave. */
export function identityOf({ identity }: Application): Identity {
  if (identity === undefined) throw new Error("there are no credentials yet");
  return identity;
}
