import { type Check, refine } from "../validation/checks";
import { inputAgainst } from "../validation/later";
import type { IsWrong, Report } from "../validation/problemReport";
import { anyString } from "../validation/scalars";
import type { SesArgs, SmsArgs } from "./args";
import { canSendFrom, identityIn } from "./identity";

/** How a pool sends emails and text messages; undefined for what isn't given. */
export interface Delivery {
  readonly ses: SesArgs | undefined;
  readonly sms: SmsArgs | undefined;
}

/**
 * Reports the arguments of the delivery that contradict one another.
 *
 * @returns the delivery, whose sender is compared with the identity as soon as both are known
 */
export function agreeOnDelivery({ ses, sms }: Delivery, report: Report, isWrong: IsWrong): Delivery {
  if (sms !== undefined) requireRoleWithExternalId(sms, report, isWrong);
  return { ses: ses && withComparedSender(ses, report, isWrong), sms };
}

function withComparedSender(ses: SesArgs, report: Report, isWrong: IsWrong): SesArgs {
  if (isWrong("userPool.ses.identityArn") || isWrong("userPool.ses.from")) return ses;
  const compare = inputAgainst([ses.identityArn], senderOf);
  return { ...ses, from: compare(ses.from, "userPool.ses.from", report) };
}

function senderOf([identityArn = ""]: readonly string[]): Check<string> {
  const identity = identityIn(identityArn) ?? "";
  return refine(anyString, (from) =>
    canSendFrom(identity, from)
      ? undefined
      : {
          reason: "the identity of `userPool.ses.identityArn` isn't this address, nor a domain that it is in",
          fix: "use an address of the identity, or the ARN of another one",
        },
  );
}

function requireRoleWithExternalId({ roleArn, externalId }: SmsArgs, report: Report, isWrong: IsWrong): void {
  if (isWrong("userPool.sms.roleArn") || isWrong("userPool.sms.externalId")) return;
  if (roleArn !== undefined && externalId === undefined) {
    report({
      path: "userPool.sms.externalId",
      reason: "the role of `userPool.sms.roleArn` trusts Cognito with an external id",
      fix: "add the one in its trust policy, or leave out the role",
    });
  }
  if (roleArn === undefined && externalId !== undefined) {
    report({
      path: "userPool.sms.externalId",
      reason: "it belongs to a given role; the component's own has one that it makes up",
      fix: "leave it out, or add `userPool.sms.roleArn`",
    });
  }
}
