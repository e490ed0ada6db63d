import assert from "node:assert/strict";
import {
  type Emulator,
  type RuleSelection,
  signInServices,
  startEmulator,
} from "@cognito-auth/local-aws/emulator";
import type { ProofResult } from "../../../../local/proofs/signIn";
import { proveTriggers, type TriggersTarget } from "../../../../local/proofs/triggers";
import { claims } from "../../../../local/proofs/triggers/triggerClaims";
import { triggersTarget } from "../../../../local/stacks/triggersStack";
import { deployStacks } from "../deployStacks";
import { limitFunctions } from "./lax";

/** The example's user pool with functions, on a local AWS of its own. */
export interface DeployedTriggers {
  readonly emulator: Emulator;
  readonly target: TriggersTarget;
}

/** Deploys the example. */
export async function deployTriggers(rules: RuleSelection = "all"): Promise<DeployedTriggers> {
  const services = [...signInServices, "lambda", "logs"];
  const emulator = await startEmulator({ onProgress: () => undefined, services, rules });
  try {
    const { endpoint } = emulator;
    const [stack] = await deployStacks(endpoint, "dev", "triggers");
    assert.ok(stack !== undefined);
    const target = triggersTarget({ endpoint, region: "us-east-1" }, stack, { serve: false });
    await limitFunctions(target);
    return { emulator, target };
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}

/** Tries some claims, with all that they rest on, and gives what came of each, by its name. */
export async function outcomesOf(
  target: TriggersTarget,
  ...names: string[]
): Promise<Record<string, string>> {
  const needed = new Set(names.flatMap(withNeeds));
  const results: ProofResult[] = [];
  await proveTriggers(
    target,
    (result) => results.push(result),
    claims.filter(({ name }) => needed.has(name)),
  );
  return Object.fromEntries(names.map((name) => [name, outcomeIn(results, name)]));
}

function withNeeds(name: string): string[] {
  const claim = claims.find((one) => one.name === name) ?? assert.fail(`no claim "${name}"`);
  return [name, ...(claim.needs ?? []).flatMap(withNeeds)];
}

/** Status, rules and detail of a claim. */
function outcomeIn(results: readonly ProofResult[], name: string): string {
  const sentence = claims.find((claim) => claim.name === name)?.sentence;
  const result = results.find(({ claim }) => claim === sentence);
  assert.ok(result, `"${name}" wasn't claimed`);
  const { status, rules = [], detail } = result;
  return [status, ...rules, ...(detail === undefined ? [] : [detail])].join(": ");
}
