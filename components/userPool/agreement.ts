import type { Report } from "../validation/problemReport";
import { MfaMode } from "./args";
import { planNeededFor } from "./featurePlans";
import type { SettledUserPool } from "./settled";

/** Reports the arguments of the user pool that contradict one another. */
export function agreeOnUserPool(userPool: SettledUserPool, report: Report): void {
  requireFactor(userPool, report);
  requirePlanOfHistory(userPool, report);
}

function requireFactor({ mfa }: SettledUserPool, report: Report): void {
  if (mfa.mode === MfaMode.Off || mfa.totp) return;
  report({
    path: "userPool.mfa.totp",
    value: "false",
    reason: `MFA is ${mfa.mode} but there is no second factor`,
    fix: `turn \`userPool.mfa.totp\` on, or set \`userPool.mfa.mode\` to ${MfaMode.Off}`,
  });
}

function requirePlanOfHistory({ passwordPolicy, featurePlan }: SettledUserPool, report: Report): void {
  const { historySize } = passwordPolicy;
  const needed = planNeededFor("passwordHistory", featurePlan);
  if (needed === undefined || historySize === 0) return;
  report({
    path: "userPool.passwordPolicy.historySize",
    value: String(historySize),
    reason: `the feature plan ${featurePlan} has no password history`,
    fix: `set it to 0, or \`userPool.featurePlan\` to ${needed}`,
  });
}
