import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { secretsOf } from "@cognito-auth/local-aws/credentials";
import { proveClaims } from "../signIn/proveClaims";
import type { ProofResult } from "../signIn/types";
import { describeClient } from "./describedClient";
import { domainClaims } from "./domainClaims";
import { whyNoPages, whyNoTokenEndpoint } from "./missingPath";
import { redirectClaims } from "./redirectClaims";
import { serviceClaims } from "./serviceClaims";
import type { OAuthTarget, PageUser, RedirectClient } from "./target";

export type { Domain, OAuthTarget, PageUser, RedirectClient, ServiceClient } from "./target";

/** Where the results of a proof go. */
export interface OAuthReport {
  /** Receives the title of each group of claims, before their results. */
  readonly onGroup: (title: string) => void;
  readonly onResult: (result: ProofResult) => void;
}

/**
 * Proves, over HTTP and like a browser and a service, that users sign in on the deployed pages and services get tokens, and
 * that others can't. Reports one result per claim, as soon as there is one.
 *
 * @param user the test user, who has a password by now, or why nobody signs in
 */
export async function proveOAuth(
  target: OAuthTarget,
  user: PageUser | string,
  report: OAuthReport,
): Promise<void> {
  const client = createCognitoClient(target);
  try {
    await proveDomain(target, report);
    for (const redirectClient of target.clients) {
      await provePage(client, target, redirectClient, user, report);
    }
    await proveServices(client, target, report);
  } finally {
    client.destroy();
  }
}

async function proveDomain(target: OAuthTarget, { onGroup, onResult }: OAuthReport): Promise<void> {
  const claims = target.domain === undefined ? [] : domainClaims(target.domain);
  if (claims.length === 0) return;
  onGroup("Domain");
  await proveClaims(claims, { target, secrets: new Set(secretsOf(target.credentials)) }, onResult);
}

async function provePage(
  cognito: CognitoIdentityProviderClient,
  target: OAuthTarget,
  client: RedirectClient,
  user: PageUser | string,
  { onGroup, onResult }: OAuthReport,
): Promise<void> {
  onGroup(
    client.key === undefined ? "Sign-in page" : `Sign-in page of the client ${JSON.stringify(client.key)}`,
  );
  const described = await describeClient(cognito, target, client.clientId);
  const secrets = new Set(
    [
      typeof user === "string" ? undefined : user.password,
      described.secret,
      ...secretsOf(target.credentials),
    ].filter((secret) => secret !== undefined),
  );
  const noPages = whyElsewhere(target) ?? (await whyNoPages(target.endpoint));
  await proveClaims(
    redirectClaims,
    { target, client, described, noPages, user, secrets, finished: undefined },
    onResult,
  );
}

async function proveServices(
  cognito: CognitoIdentityProviderClient,
  target: OAuthTarget,
  { onGroup, onResult }: OAuthReport,
): Promise<void> {
  if (target.services.length === 0) return;
  onGroup("Services");
  const describe = (clientId: string) => describeClient(cognito, target, clientId);
  const services = await Promise.all(
    target.services.map(async (service) => ({ ...service, described: await describe(service.clientId) })),
  );
  const userClient = await describe(target.appClientId);
  const secrets = new Set(
    [
      ...services.flatMap(({ clientSecret, described }) => [clientSecret, described.secret]),
      userClient.secret,
      ...secretsOf(target.credentials),
    ].filter((secret) => secret !== undefined),
  );
  const noTokenEndpoint = whyElsewhere(target) ?? (await whyNoTokenEndpoint(target.endpoint));
  await proveClaims(serviceClaims(services), { target, noTokenEndpoint, userClient, secrets }, onResult);
}

/** Why the domain's endpoints can't be tried; undefined where they can. */
export function whyElsewhere({ domain }: Pick<OAuthTarget, "domain">): string | undefined {
  return domain?.isElsewhere === true ? "the domain exists already, outside of this stack" : undefined;
}
