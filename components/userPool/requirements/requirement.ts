import type { Problem } from "../../validation/problem";
import { type Feature, leastPlan, planNeededFor } from "../featurePlans";
import type { SettledUserPool } from "../settled";

/**
 * What an argument of the user pool needs, in Cognito or with the AWS provider. All of these are checked, and are a table in
 * the reference.
 */
export interface Requirement {
  /** The argument that needs something, without `userPool.`. */
  readonly argument: string;
  /** What it needs, in the words of the reference. */
  readonly needs: string;
  /** Where that is documented, or was reported. */
  readonly source: string;
  /** The arguments that decide besides it, without `userPool.`. It isn't checked where one of them is wrong. */
  readonly reads: readonly string[];
  /** Whether the pool uses the argument. */
  readonly isUsed: (userPool: SettledUserPool) => boolean;
  /** Whether it has what is needed then. */
  readonly isMet: (userPool: SettledUserPool) => boolean;
  /** What is reported where it hasn't, by default about the argument. */
  readonly problem: (userPool: SettledUserPool) => Partial<Problem> & Pick<Problem, "reason" | "fix">;
}

/** What not every feature plan has. */
interface FeatureOfPlan extends Pick<Requirement, "argument" | "source" | "isUsed"> {
  readonly feature: Feature;
  /** The feature's name, after "no". */
  readonly what: string;
  /** What to do instead, before the name of the argument for the plan. Default: to leave this one out. */
  readonly instead?: string;
  /** The value to show. Default: none. */
  readonly value?: (userPool: SettledUserPool) => string;
}

/** The requirement of what not every feature plan has. */
export function requiresPlan({
  feature,
  what,
  instead = "leave it out, or set",
  value,
  ...row
}: FeatureOfPlan): Requirement {
  return {
    ...row,
    needs: `the plan ${leastPlan[feature]} or a higher one in \`featurePlan\``,
    reads: ["featurePlan"],
    isMet: ({ featurePlan }) => planNeededFor(feature, featurePlan) === undefined,
    problem: (userPool) => ({
      ...(value === undefined ? {} : { value: value(userPool) }),
      reason: `the feature plan ${userPool.featurePlan} has no ${what}`,
      fix: `${instead} \`userPool.featurePlan\` to ${leastPlan[feature]}`,
    }),
  };
}
