import { FeaturePlan } from "./args";

/** What not every plan has, each with the least plan that has it. */
export const leastPlan = {
  passwordHistory: FeaturePlan.Essentials,
  userAuth: FeaturePlan.Essentials,
  passwordless: FeaturePlan.Essentials,
  emailMfa: FeaturePlan.Essentials,
  managedLogin: FeaturePlan.Essentials,
  accessTokenCustomization: FeaturePlan.Essentials,
} as const;

/** What a plan may lack. */
export type Feature = keyof typeof leastPlan;

/** From the least to the most. */
const plans: readonly FeaturePlan[] = [FeaturePlan.Lite, FeaturePlan.Essentials, FeaturePlan.Plus];

/**
 * The plan that a feature needs; undefined where the pool's has it.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
 */
export function planNeededFor(feature: Feature, featurePlan: FeaturePlan): FeaturePlan | undefined {
  const least = leastPlan[feature];
  return plans.indexOf(featurePlan) < plans.indexOf(least) ? least : undefined;
}
