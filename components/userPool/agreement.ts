import { agreeOnDelivery } from "../delivery/agreement";
import type { SettledDomain } from "../domain/settled";
import type { IsWrong, Report } from "../validation/problemReport";
import { mostSchemas } from "./customAttributes";
import { checkRequirements } from "./requirements";
import type { SettledUserPool } from "./settled";

/**
 * Reports the arguments of the user pool that contradict one another, or lack a domain.
 *
 * @returns the user pool, where values of other resources are compared as soon as they are known
 */
export function agreeOnUserPool(
  userPool: SettledUserPool,
  domain: SettledDomain | undefined,
  report: Report,
  isWrong: IsWrong,
): SettledUserPool {
  checkRequirements({ ...userPool, domain }, report, isWrong);
  refuseTooManyAttributes(userPool, report, isWrong);
  return { ...userPool, ...agreeOnDelivery(userPool, report, isWrong) };
}

function refuseTooManyAttributes(
  { standardAttributes, customAttributes }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  const custom = Object.keys(customAttributes).length;
  const standard = Object.keys(standardAttributes);
  if (custom + standard.length <= mostSchemas || isWrong("userPool.customAttributes")) return;
  report({
    path: "userPool.customAttributes",
    value: `${custom} entries`,
    reason: `a user pool is created with at most ${mostSchemas} attributes, and ${standard.join(", ")} ${standard.length === 1 ? "is one of them" : "are among them"}`,
    fix: `leave out ${custom + standard.length - mostSchemas}`,
  });
}
