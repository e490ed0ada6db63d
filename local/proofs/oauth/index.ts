import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { secretsOf } from "@cognito-auth/local-aws/credentials";
import { within } from "../signIn/deadline";
import { assertAnswering } from "../signIn/lostEndpoint";
import { whyOperationMissing } from "../signIn/missingOperation";
import { claimSeconds, proveClaims, redact } from "../signIn/proveClaims";
import { asRefusal, describeRefusal } from "../signIn/refusal";
import type { ProofResult } from "../signIn/types";
import { describeClient } from "./describedClient";
import { domainClaims } from "./domainClaims";
import { redirectClaims } from "./redirectClaims";
import { redirectSubject } from "./redirectSubject";
import { serviceClaims } from "./serviceClaims";
import { type DescribedService, servicesSubject } from "./servicesSubject";
import type { OAuthTarget, PageUser } from "./target";

export type { Domain, OAuthTarget, PageUser, RedirectClient, ServiceClient } from "./target";

/** Where the results of a proof go. */
export interface OAuthReport {
  /** Receives the title of each group of claims, before their results. */
  readonly onGroup: (title: string) => void;
  readonly onResult: (result: ProofResult) => void;
}

/** Receives the results of a group. */
type Report = (result: ProofResult) => void;

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
    await provePages(client, target, user, report);
    await proveServices(client, target, report);
  } finally {
    client.destroy();
  }
}

/** Begins a group of claims, and gives what receives their results. */
function beginGroup({ onGroup, onResult }: OAuthReport, group: string): Report {
  onGroup(group);
  return ({ claim, ...result }) => {
    onResult({ claim, group, ...result });
  };
}

async function proveDomain(target: OAuthTarget, report: OAuthReport): Promise<void> {
  const claims = target.domain === undefined ? [] : domainClaims(target.domain);
  if (claims.length === 0) return;
  const subject = { target, secrets: new Set(secretsOf(target.credentials)) };
  await proveClaims(claims, subject, beginGroup(report, "Domain"));
}

async function provePages(
  cognito: CognitoIdentityProviderClient,
  target: OAuthTarget,
  user: PageUser | string,
  report: OAuthReport,
): Promise<void> {
  const title = "Sign-in page";
  for (const client of target.clients) {
    const { key } = client;
    const onResult = beginGroup(
      report,
      key === undefined ? title : `${title} of the client ${JSON.stringify(key)}`,
    );
    const reading = redirectSubject(cognito, target, client, user);
    const subject = await unlessAbsent(reading, key, target, onResult);
    if (subject !== undefined) await proveClaims(redirectClaims, subject, onResult);
  }
}

async function proveServices(
  cognito: CognitoIdentityProviderClient,
  target: OAuthTarget,
  report: OAuthReport,
): Promise<void> {
  if (target.services.length === 0) return;
  const onResult = beginGroup(report, "Services");
  const services: DescribedService[] = [];
  for (const service of target.services) {
    const reading = describeClient(cognito, target, service.clientId);
    const described = await unlessAbsent(reading, service.key, target, onResult);
    if (described !== undefined) services.push({ ...service, described });
  }
  const reading = servicesSubject(cognito, target, services);
  const subject = await unlessAbsent(reading, undefined, target, onResult);
  if (subject !== undefined) await proveClaims(serviceClaims(services), subject, onResult);
}

/**
 * What was read of an app client; undefined after a report of why it isn't there.
 *
 * @param key the client's key; undefined for the main one
 */
async function unlessAbsent<Read>(
  reading: Promise<Read>,
  key: string | undefined,
  target: OAuthTarget,
  report: Report,
): Promise<Read | undefined> {
  try {
    return await within(claimSeconds, reading);
  } catch (error) {
    await assertAnswering(target.endpoint);
    const whyMissing = await whyOperationMissing(error, target);
    const detail = redact(whyMissing ?? describeRefusal(asRefusal(error)), secretsOf(target.credentials));
    const status = whyMissing === undefined ? "failed" : "not proved";
    const client = key === undefined ? "main app client" : `app client ${JSON.stringify(key)}`;
    report({ claim: `The ${client} is there.`, status, detail });
    return undefined;
  }
}
