import type { Report } from "../validation/problem";
import { MfaMode } from "./args";
import type { SettledUserPool } from "./settled";

/** Reports the arguments of the user pool that contradict one another. */
export function agreeOnUserPool(userPool: SettledUserPool, report: Report): void {
  requireFactor(userPool, report);
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
