import type { SettledDomain } from "../../domain/settled";
import type { Problem } from "../../validation/problem";
import { type Feature, leastPlan, planNeededFor } from "../featurePlans";
import type { SettledUserPool } from "../settled";

/** A user pool, and what hangs on it as far as arguments of the pool need it. */
export interface PoolInContext extends SettledUserPool {
  /** The domain; undefined without. */
  readonly domain: SettledDomain | undefined;
}

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
  /** The arguments that decide besides it, by their paths. It isn't checked where one of them is wrong. */
  readonly reads: readonly string[];
  /** Whether the pool uses the argument. */
  readonly isUsed: (pool: PoolInContext) => boolean;
  /** Whether it has what is needed then. */
  readonly isMet: (pool: PoolInContext) => boolean;
  /** What is reported where it hasn't, by default about the argument. */
  readonly problem: (pool: PoolInContext) => Partial<Problem> & Pick<Problem, "reason" | "fix">;
}

/** What not every feature plan has. */
interface FeatureOfPlan extends Pick<Requirement, "argument" | "source" | "isUsed"> {
  readonly feature: Feature;
  /** The feature's name, after "no". */
  readonly what: string;
  /** What to do instead, before the name of the argument for the plan. Default: to leave this one out. */
  readonly instead?: string;
  /** The value to show. Default: none. */
  readonly value?: (pool: PoolInContext) => string;
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
    reads: ["userPool.featurePlan"],
    isMet: ({ featurePlan }) => planNeededFor(feature, featurePlan) === undefined,
    problem: (pool) => ({
      ...(value === undefined ? {} : { value: value(pool) }),
      reason: `the feature plan ${pool.featurePlan} has no ${what}`,
      fix: `${instead} \`userPool.featurePlan\` to ${leastPlan[feature]}`,
    }),
  };
}
