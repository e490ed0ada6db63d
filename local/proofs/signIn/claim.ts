/**
 * What one check found out: the claim holds, is violated, couldn't be tried, or is broken by the endpoint alone, which
 * doesn't act on what it says is deployed.
 */
export type Finding =
  | { readonly kind: "holds" }
  | { readonly kind: "violated"; readonly detail: string }
  | { readonly kind: "deviates"; readonly detail: string }
  | { readonly kind: "untried"; readonly reason: string };

/** One line of a proof. */
export interface Claim<Subject extends ProofSubject> {
  /** Short name that other claims refer to. */
  readonly name: string;
  /** The claim as a sentence. */
  readonly sentence: string;
  /**
   * What a violation means. `failed`: the deployment is at fault. `not proved`: local endpoints are known to
   * be laxer here than AWS, so a violation says nothing about the deployment.
   */
  readonly whenViolated: "failed" | "not proved";
  /** Left out of the proof where this is false; always part of it by default. */
  readonly appliesTo?: (subject: Subject) => boolean;
  /** Why it can't be tried; undefined, as by default, when it can. */
  readonly preventedBy?: (subject: Subject) => string | undefined;
  /** Names of claims of which at least one must be proved first. */
  readonly needs?: readonly string[];
  readonly check: (subject: Subject) => Finding | Promise<Finding>;
}

/** What the claims of a proof are about. */
export interface ProofSubject {
  readonly target: { readonly endpoint: string };
  /** Whatever must never be shown. */
  readonly secrets: ReadonlySet<string>;
}

/** The claim is true of the deployment. */
export const holds: Finding = { kind: "holds" };

/** The claim is not true; `detail` says what was seen instead. */
export function violated(detail: string): Finding {
  return { kind: "violated", detail };
}

/**
 * The claim is not true on this endpoint, but what the endpoint says is deployed makes it true on AWS: it says
 * nothing about the deployment. Claims that rest on this one are tried all the same.
 */
export function deviates(detail: string): Finding {
  return { kind: "deviates", detail };
}

/** The claim couldn't be tried, for this reason. */
export function untried(reason: string): Finding {
  return { kind: "untried", reason };
}
