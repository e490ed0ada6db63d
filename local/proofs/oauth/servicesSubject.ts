import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { secretsOf } from "@cognito-auth/local-aws/credentials";
import type { ProofSubject } from "../signIn/claim";
import { describeClient, type DescribedClient } from "./describedClient";
import { whyNoTokenEndpoint } from "./missingPath";
import type { OAuthTarget, ServiceClient } from "./target";

/** What the claims about services share. */
export interface ServicesSubject extends ProofSubject {
  readonly target: OAuthTarget;
  /** The main client, which users sign in with. */
  readonly userClient: DescribedClient;
  /** Why no tokens can be asked for; undefined where they can. */
  readonly noTokenEndpoint: string | undefined;
  readonly secrets: Set<string>;
}

/** A service, and how the endpoint describes its client. */
export interface DescribedService extends ServiceClient {
  readonly described: DescribedClient;
}

/** Reads how the main client is set up. Rejects with the service's error where it can't. */
export async function servicesSubject(
  client: CognitoIdentityProviderClient,
  target: OAuthTarget,
  services: readonly DescribedService[],
): Promise<ServicesSubject> {
  const userClient = await describeClient(client, target, target.appClientId);
  const clientSecrets = services.flatMap(({ clientSecret, described }) => [clientSecret, described.secret]);
  return {
    target,
    userClient,
    noTokenEndpoint: await whyNoTokenEndpoint(target),
    secrets: new Set(
      [...clientSecrets, userClient.secret, ...secretsOf(target.credentials)].filter(
        (secret) => secret !== undefined,
      ),
    ),
  };
}
