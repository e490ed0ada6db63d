import type { SettledUserPool } from "../userPool/settled";
import type { IsWrong, Report } from "../validation/problemReport";
import type { CustomSendersArgs } from "./args";

/** Reports the custom senders that nothing is sent with, or that can't decrypt it. */
export function agreeOnCustomSenders(
  customSenders: CustomSendersArgs,
  { sms }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  requireSender(customSenders, report, isWrong);
  if (!isWrong("customSenders.keyArn")) requireRoles(customSenders, report, isWrong);
  if (customSenders.sms !== undefined && sms === undefined && !isWrong("userPool.sms")) {
    report({
      path: "customSenders.sms",
      reason: "the pool sends no text messages",
      fix: "leave it out, or add `userPool.sms`, also an empty one",
    });
  }
}

function requireSender({ email, sms }: CustomSendersArgs, report: Report, isWrong: IsWrong): void {
  if (email !== undefined || sms !== undefined || isWrong("customSenders")) return;
  report({
    path: "customSenders",
    reason: "it has no function that sends messages",
    fix: "leave it out, or add `customSenders.email` or `customSenders.sms`",
  });
}

/** A given key has an owner who may have decided who decrypts with it. */
function requireRoles({ email, sms, keyArn }: CustomSendersArgs, report: Report, isWrong: IsWrong): void {
  if (keyArn !== undefined) return;
  for (const [name, sender] of Object.entries({ email, sms })) {
    const path = `customSenders.${name}.roleArn`;
    if (sender === undefined || sender.roleArn !== undefined || isWrong(path)) continue;
    report({
      path,
      reason: "without it, the function can't decrypt what the key of the component encrypts",
      fix: "add the ARN of the role that the function runs with",
    });
  }
}
