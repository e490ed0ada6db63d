import { type ProofResult, proveDeployment } from "../signIn";
import type { Claim } from "../signIn/claim";
import { proveClaims } from "../signIn/proveClaims";
import type { Triggers, TriggersTarget } from "./subject";
import { claims } from "./triggerClaims";

export type { TriggersTarget } from "./subject";

/**
 * Proves, over the network and like any client, what the functions of a user pool do. Reports one result per claim, as soon as
 * there is one, and resolves with all of them. It uses up the temporary password unless `keepTemporaryPassword` is set.
 *
 * @param chosen the claims; all by default
 */
export function proveTriggers(
  target: TriggersTarget,
  onResult: (result: ProofResult) => void,
  chosen: readonly Claim<Triggers>[] = claims,
): Promise<ProofResult[]> {
  return proveDeployment(target, onResult, (signIn, report) =>
    proveClaims(chosen, { target, signIn, secrets: signIn.secrets }, report),
  );
}
