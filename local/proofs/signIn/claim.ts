/**
 * The result of one check: the claim holds, was asked for where only AWS can do it, is violated, was skipped, or is not true
 * without a fault of the deployment, such as on an endpoint that doesn't enforce the configuration that it reports.
 */
export type CheckResult =
  | { readonly kind: "holds" }
  | { readonly kind: "asked"; readonly detail: string }
  | { readonly kind: "violated"; readonly detail: string }
  | { readonly kind: "deviates"; readonly detail: string }
  | { readonly kind: "skipped"; readonly reason: string };

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
  /** Why it can't be checked; undefined, as by default, when it can. */
  readonly preventedBy?: (subject: Subject) => string | undefined;
  /**
   * The rule without which an endpoint couldn't make the claim false, or mustn't be tried; none by default. A rule that
   * acts during the check needn't be named.
   */
  readonly restsOn?: RuleOfClaim;
  /** Rules that act during the check without deciding it: the claim holds without them, too. None by default. */
  readonly holdsWithout?: readonly string[];
  /** The claims in whose checks this one's outcome was seen, so that it rests on the same rules; none by default. */
  readonly seenIn?: readonly string[];
  /** Names of claims of which at least one must be proved first. */
  readonly needs?: readonly string[];
  readonly check: (subject: Subject) => CheckResult | Promise<CheckResult>;
}

/** A rule that a claim rests on. */
export interface RuleOfClaim {
  readonly name: string;
  /** Why the claim isn't checked at an endpoint without the rule. */
  readonly otherwise: string;
}

/** What the claims of a proof are about. */
export interface ProofSubject {
  readonly target: { readonly endpoint: string };
  /** Values that must never be shown. */
  readonly secrets: ReadonlySet<string>;
}

/** The claim is true of the deployment. */
export const holds: CheckResult = { kind: "holds" };

/** Only AWS can do this; the request for it, by this operation, is the expected one. */
export function asked(operation: string): CheckResult {
  return { kind: "asked", detail: operation };
}

/** The claim is not true; `detail` says what was seen instead. */
export function violated(detail: string): CheckResult {
  return { kind: "violated", detail };
}

/**
 * The claim is not true, but that is no fault of the deployment, such as where the configuration that the endpoint reports
 * makes it true on AWS. Claims that depend on this one are checked all the same.
 */
export function deviates(detail: string): CheckResult {
  return { kind: "deviates", detail };
}

/** The claim couldn't be checked, for this reason. */
export function skipped(reason: string): CheckResult {
  return { kind: "skipped", reason };
}
