import type { FeaturePlan } from "../userPool/args";
import { planNeededFor } from "../userPool/featurePlans";
import { type PreTokenGenerationArgs, PreTokenGenerationVersion, type TriggersArgs } from "./args";

/** The functions of the triggers with all defaults filled in. */
export interface SettledTriggers extends Omit<TriggersArgs, "preTokenGeneration"> {
  /** The function that customizes tokens; undefined without. */
  preTokenGeneration: Required<PreTokenGenerationArgs> | undefined;
}

/** Fills in the defaults of what is omitted: the newest event for users' tokens that the plan has. */
export function settleTriggers(given: TriggersArgs = {}, featurePlan: FeaturePlan): SettledTriggers {
  const version =
    planNeededFor("accessTokenCustomization", featurePlan) === undefined
      ? PreTokenGenerationVersion.AccessToken
      : PreTokenGenerationVersion.IdToken;
  return {
    ...given,
    preTokenGeneration: given.preTokenGeneration && { version, ...given.preTokenGeneration },
  };
}
