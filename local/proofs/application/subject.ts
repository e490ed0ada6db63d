import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import type { AwsCredentials } from "@cognito-auth/local-aws/credentials";
import type { Domain, ServiceClient } from "../oauth";
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
  /** The API's route for services; undefined where it has none. */
  readonly serviceRoute: ServiceRoute | undefined;
}

/** The route of an API that services call without a user. */
export interface ServiceRoute {
  /** The scope that a token must have. */
  readonly scope: string;
  /** The ids of all app clients whose tokens it accepts. */
  readonly clientIds: readonly string[];
  /** Those of them that get tokens without a user. */
  readonly callers: readonly ServiceClient[];
  /** Where they get them; undefined where the auth stack has no domain. */
  readonly domain: Domain | undefined;
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
  /** How the route for services is tried; undefined where the API has none, or none of its callers gets tokens. */
  readonly services: Services | undefined;
  /** What the identity pool gave for the ID token, once it has. */
  identity: Identity | undefined;
}

/** Who the test user is in the identity pool. */
export interface Identity {
  readonly id: string;
  readonly credentials: AwsCredentials;
}

/** What is tried in place of the test user's ID token, `none` being a call without one. */
export type BadToken = keyof BadTokens | "none";

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
}

/** How a route for services is tried. */
export interface Services extends ServiceRoute {
  /** The service that it is tried with, besides the question whether it lets all of them in. */
  readonly caller: ServiceClient;
  /** Tokens that must not be accepted. */
  readonly badTokens: BadServiceTokens;
  /** Why services get no tokens here; undefined where they do. */
  readonly noTokens: string | undefined;
}

/** What is tried in place of a service's token, `none` being a call without one. */
export type BadServiceToken = keyof BadServiceTokens | "none";

/** Makes tokens that must not open a route for services; each is made when it is first asked for. */
export interface BadServiceTokens {
  /** The service's, with another scope written into it. */
  tampered(): Promise<string>;
  /** The service's, while it has another scope instead. @throws TokenUnavailable where the endpoint doesn't give one */
  withoutScope(): Promise<string>;
  /** Of another service of the same pool, which has the scope. @throws TokenUnavailable where the endpoint doesn't give one */
  ofOtherService(): Promise<string>;
  /** The test user's. */
  idToken(): Promise<string>;
  /** The test user's, for Amazon Cognito. */
  accessToken(): Promise<string>;
}

/** The test user's ID token. */
export function idTokenOf({ idToken }: Application): string {
  if (idToken === undefined) throw new Error("the test user isn't signed in");
  return idToken;
}

/** Why there is no token of the test user's; undefined where there is one. */
export function whyNotSignedIn({ idToken }: Application): string | undefined {
  return idToken === undefined ? "the test user isn't signed in" : undefined;
}

/** The API's route for services. */
export function serviceRouteOf({ target }: Application): ServiceRoute {
  const { serviceRoute } = target;
  if (serviceRoute === undefined) throw new Error("the API has no route for services");
  return serviceRoute;
}

/** How the route for services is tried. */
export function servicesOf({ services }: Application): Services {
  if (services === undefined) throw new Error("no service gets tokens");
  return services;
}

/** The credentials that the identity pool gave. */
export function identityOf({ identity }: Application): Identity {
  if (identity === undefined) throw new Error("there are no credentials yet");
  return identity;
}
