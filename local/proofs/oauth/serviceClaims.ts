import type { Claim } from "../signIn/claim";
import { scopesOfOthersRefused, secretIsNeeded, serviceGetsToken, userClientRefused } from "./services";
import type { DescribedService, ServicesSubject } from "./servicesSubject";

const preventedBy = ({ noTokenEndpoint }: ServicesSubject): string | undefined => noTokenEndpoint;

/** The claims about the services of a deployment, in the order in which they are checked and shown. */
export function serviceClaims(services: readonly DescribedService[]): Claim<ServicesSubject>[] {
  return [...services.flatMap(claimsOf), userClientClaim];
}

function claimsOf(service: DescribedService): Claim<ServicesSubject>[] {
  const { key } = service;
  const subject = `The service ${JSON.stringify(key)}`;
  return [
    {
      name: `token of ${key}`,
      sentence: `${subject} gets an access token that verifies, with its scopes and no others.`,
      whenViolated: "failed",
      preventedBy,
      check: (services) => serviceGetsToken(services, service),
    },
    {
      name: `other scopes of ${key}`,
      sentence: `${subject} gets no token with a scope that isn't its own.`,
      whenViolated: "failed",
      preventedBy,
      needs: [`token of ${key}`],
      check: (services) => scopesOfOthersRefused(services, service),
    },
    {
      name: `secret of ${key}`,
      sentence: `${subject} gets no token with a wrong secret, or with none.`,
      whenViolated: "not proved",
      preventedBy,
      needs: [`token of ${key}`],
      check: (services) => secretIsNeeded(services, service),
    },
  ];
}

const userClientClaim: Claim<ServicesSubject> = {
  name: "client of users",
  sentence: "The client that users sign in with gets no token as a service does (client_credentials).",
  whenViolated: "failed",
  preventedBy,
  check: userClientRefused,
};
