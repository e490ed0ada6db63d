import type { Claim, ProofSubject } from "../signIn/claim";
import { certificateAskedFor, domainAskedFor } from "./requests";
import type { Domain, OAuthTarget } from "./target";

/** What the claims about the domain share. */
export interface DomainSubject extends ProofSubject {
  readonly target: OAuthTarget;
}

/** The claims about the domain of a deployment, all of which only AWS can fulfill. */
export function domainClaims({ prefix, custom, managedLoginVersion }: Domain): Claim<DomainSubject>[] {
  const pages = managedLoginVersion === 2 ? "managed login" : "the classic pages";
  return [
    ...(prefix === undefined
      ? []
      : [
          {
            name: "prefix",
            sentence: `The domain with the prefix ${prefix} shows ${pages}.`,
            whenViolated: "failed" as const,
            check: ({ target }: DomainSubject) => domainAskedFor(target, prefix),
          },
        ]),
    ...(custom === undefined
      ? []
      : [
          {
            name: "certificate",
            sentence: `The certificate of ${custom.name} is in us-east-1.`,
            whenViolated: "failed" as const,
            appliesTo: () => custom.createsCertificate,
            check: ({ target }: DomainSubject) => certificateAskedFor(target, custom),
          },
          {
            name: "custom domain",
            sentence: `The domain ${custom.name} has its certificate, and shows ${pages}.`,
            whenViolated: "failed" as const,
            check: ({ target }: DomainSubject) => domainAskedFor(target, custom.name, custom.certificateArn),
          },
        ]),
  ];
}
