import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";

/** The deployment whose test user is to sign in. Everything else is read from the pool and the app client. */
export interface ProofTarget extends AwsTarget {
  readonly userPoolId: string;
  readonly appClientId: string;
  /** What the tokens must say in `iss`; the stack's `userPoolIssuer`. */
  readonly issuer: string;
  /** The name the user was created with: an email address where the pool uses those as usernames. */
  readonly username: string;
  readonly email: string;
  readonly temporaryPassword: string;
  /** Whether the deployment asked for an invitation; if not, it is proved that none was sent. */
  readonly invitationSent: boolean;
  /** Whether refresh tokens are to rotate; by default what the app client says, which not every endpoint stores. */
  readonly rotatesRefreshTokens?: boolean;
  /** Leave the temporary password valid: whatever would use it up is reported as not proved. */
  readonly keepTemporaryPassword: boolean;
}

/**
 * `proved`: tried, and it holds. `failed`: tried, and the deployment is at fault. `not proved`: it couldn't
 * be tried, or this endpoint is known not to behave like Amazon Cognito there.
 */
export type ProofStatus = "proved" | "failed" | "not proved";

/** The result of one claim. Never contains a secret. */
export interface ProofResult {
  /** The claim as a sentence. */
  readonly claim: string;
  readonly status: ProofStatus;
  /** Why it failed or isn't proved; absent when it is. */
  readonly detail?: string;
}
