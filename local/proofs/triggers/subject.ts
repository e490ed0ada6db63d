import type { ProofTarget } from "../signIn";
import type { ProofSubject } from "../signIn/claim";
import type { Proof } from "../signIn/proof";

/** What the user pool calls functions for, by the names of the component's arguments. */
export type TriggerName = "preSignUp" | "preTokenGeneration" | "customMessage";

/** The user pool with functions that is to be proved, as it is deployed. Its test user is in the group. */
export interface TriggersTarget extends ProofTarget {
  readonly userPoolArn: string;
  /** The functions' names, by what they are called for. */
  readonly functions: Readonly<Record<TriggerName, string>>;
  /** The names of all functions of the stack, which the pool may call for other things. */
  readonly ownFunctions: readonly string[];
  /** The domain of the email addresses that can sign up. */
  readonly allowedDomain: string;
  /** The group whose members' tokens have claims of their own. */
  readonly group: string;
}

/** What the checks of the functions share. */
export interface Triggers extends ProofSubject {
  readonly target: TriggersTarget;
  /** How users sign up and in. */
  readonly signIn: Proof;
}

/** The functions, each with what it is called for. */
export function functionsOf({ target }: Triggers): [TriggerName, string][] {
  return Object.entries(target.functions) as [TriggerName, string][];
}
