import type { CreatedResource } from "@cognito-auth/local-aws/engines";
import { isAbsent } from "@cognito-auth/local-aws/provider/absentId";
import type { ProofResult } from "../proofs/signIn";

/** Reports each resource that exists in the state only as not proved: this endpoint can't create it, but AWS can. */
export function reportAbsent(
  resources: readonly CreatedResource[],
  onResult: (result: ProofResult) => void,
): ProofResult[] {
  const results = absentAmong(resources).map(({ name, type }): ProofResult => ({
    claim: `${name} is created.`,
    status: "not proved",
    detail: `this endpoint has no ${type}`,
  }));
  results.forEach(onResult);
  return results;
}

/** The resources that exist in the state only. */
export function absentAmong(resources: readonly CreatedResource[]): CreatedResource[] {
  return resources.filter(({ id }) => id !== undefined && isAbsent(id));
}

/** What is said of a claim that is about AWS only where all of these resources exist. */
export function notProvedWithout(absent: readonly CreatedResource[], claim: string): ProofResult {
  const types = [...new Set(absent.map(({ type }) => type))].sort();
  return { claim, status: "not proved", detail: `this endpoint has no ${types.join(", ")}` };
}
