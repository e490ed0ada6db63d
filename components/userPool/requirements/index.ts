import type { IsWrong, Report } from "../../validation/problemReport";
import { contactRequirements } from "./contacts";
import { firstFactorRequirements } from "./firstFactors";
import { identifierRequirements } from "./identifiers";
import { type PoolInContext, type Requirement, requiresPlan } from "./requirement";
import { secondFactorRequirements } from "./secondFactors";

export type { Requirement } from "./requirement";

const historyRequirement = requiresPlan({
  argument: "passwordPolicy.historySize",
  source:
    "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html",
  feature: "passwordHistory",
  what: "password history",
  isUsed: ({ passwordPolicy }) => passwordPolicy.historySize > 0,
  value: ({ passwordPolicy }) => String(passwordPolicy.historySize),
  instead: "set it to 0, or",
});

/** What the arguments of a user pool need of one another. */
export const requirements: readonly Requirement[] = [
  ...secondFactorRequirements,
  ...firstFactorRequirements,
  ...identifierRequirements,
  ...contactRequirements,
  historyRequirement,
];

/** Reports the arguments that lack what they need. */
export function checkRequirements(pool: PoolInContext, report: Report, isWrong: IsWrong): void {
  for (const { argument, reads, isUsed, isMet, problem } of requirements) {
    const path = `userPool.${argument}`;
    if ([path, ...reads].some(isWrong) || !isUsed(pool) || isMet(pool)) continue;
    report({ path, ...problem(pool) });
  }
}
