import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";

/** The part of a deployment by which users sign in on pages, and services get tokens. */
export interface OAuthTarget extends AwsTarget {
  readonly userPoolId: string;
  /** What the tokens must say in `iss`; the stack's `userPoolIssuer`. */
  readonly issuer: string;
  /** The main client's id. */
  readonly appClientId: string;
  /** Where the pages and the token endpoint are; undefined where the stack has no domain. */
  readonly domain: Domain | undefined;
  /** The clients whose users sign in on pages; the main client first, if it is one. */
  readonly clients: readonly RedirectClient[];
  readonly services: readonly ServiceClient[];
  /** The scopes of all APIs. */
  readonly apiScopes: readonly string[];
}

/** The domain of a deployment. */
export interface Domain {
  /** Whether it is outside of the stack, so that there is none here. */
  readonly isElsewhere: boolean;
  /** The prefix; undefined without. */
  readonly prefix: string | undefined;
  /** The domain of one's own; undefined without. */
  readonly custom: CustomDomain | undefined;
  /** The version of the pages: 1 for the classic ones, 2 for managed login. */
  readonly managedLoginVersion: number;
}

/** A domain of one's own. */
export interface CustomDomain {
  readonly name: string;
  readonly certificateArn: string;
  /** Whether the stack creates the certificate. */
  readonly createsCertificate: boolean;
}

/** A client whose users sign in on pages. */
export interface RedirectClient {
  /** Its key among the further clients; undefined for the main client. */
  readonly key: string | undefined;
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  /** Whether a code comes back; if not, tokens do. */
  readonly code: boolean;
  /** What the style of its pages must be created with; undefined where it has none. */
  readonly style: Readonly<Record<string, unknown>> | undefined;
}

/** The client of a service. */
export interface ServiceClient {
  readonly key: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

/** The user who signs in on the pages. */
export interface PageUser {
  readonly username: string;
  readonly password: string;
  /** The `sub` of the user's tokens. */
  readonly subject: string | undefined;
}
