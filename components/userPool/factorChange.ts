import { isUnset } from "../outputs/unset";
import { ownValue } from "../validation/checks";
import type { Problem } from "../validation/problem";
import { FeaturePlan } from "./args";
import { MfaMode } from "./factorArgs";

/** A user pool's properties before an update and in it, as the engine has them; each may be anything. */
export interface PoolUpdate {
  /** What the program requested the last time. */
  readonly oldInputs?: unknown;
  /** What it requests now. */
  readonly newInputs?: unknown;
}

/**
 * Finds what can't be changed about text messages and second factors. The AWS provider has no difference where SMS is taken away,
 * and leaves email as a factor on; and of a change, it makes that of second factors first, which Cognito then refuses if it rests
 * on what comes after it (hashicorp/terraform-provider-aws#41049).
 */
export function factorProblems({ oldInputs, newInputs }: PoolUpdate): Problem[] {
  const had = (property: string): boolean => !isUnset(ownValue(oldInputs, property));
  const has = (property: string): boolean => !isUnset(ownValue(newInputs, property));
  const problems: Problem[] = [];
  if (had("smsConfiguration") && !has("smsConfiguration")) {
    problems.push({
      path: "userPool.sms",
      reason: "the pool has text messages, and neither Cognito nor the AWS provider takes them away",
      fix: "keep it; to stop them being a second factor, set `userPool.mfa.mode` to OFF",
    });
  }
  const usesMfa = ownValue(newInputs, "mfaConfiguration") !== MfaMode.Off;
  if (had("emailMfaConfiguration") && !has("emailMfaConfiguration") && usesMfa) {
    problems.push({
      path: "userPool.mfa.email",
      reason: "email is a second factor of the pool, and the AWS provider doesn't turn it off",
      fix: "keep it, or remove it together with MFA, by `userPool.mfa.mode` OFF, and turn that on again in a later deployment",
    });
  }
  if (!had("emailMfaConfiguration") && has("emailMfaConfiguration")) {
    problems.push(...before("userPool.mfa.email", changedFoundations(oldInputs, newInputs)));
  }
  if (!had("webAuthnConfiguration") && has("webAuthnConfiguration")) {
    problems.push(...before("userPool.passwordless.passkeys", changedPlan(oldInputs, newInputs)));
  }
  return problems;
}

/** The arguments on which email as a factor rests, as far as the same update changes them. */
function changedFoundations(oldInputs: unknown, newInputs: unknown): string[] {
  const account = (inputs: unknown): unknown =>
    ownValue(ownValue(inputs, "emailConfiguration"), "emailSendingAccount");
  return [
    ...(account(oldInputs) === account(newInputs) ? [] : ["userPool.ses"]),
    ...(recoversByEmailAlone(oldInputs) && !recoversByEmailAlone(newInputs)
      ? ["userPool.accountRecovery"]
      : []),
    ...changedPlan(oldInputs, newInputs),
  ];
}

function changedPlan(oldInputs: unknown, newInputs: unknown): string[] {
  const isLite = (inputs: unknown): boolean => ownValue(inputs, "userPoolTier") === FeaturePlan.Lite;
  return isLite(oldInputs) && !isLite(newInputs) ? ["userPool.featurePlan"] : [];
}

function recoversByEmailAlone(inputs: unknown): boolean {
  const mechanisms = ownValue(ownValue(inputs, "accountRecoverySetting"), "recoveryMechanisms");
  return (
    Array.isArray(mechanisms) &&
    mechanisms.every((mechanism) => ownValue(mechanism, "name") === "verified_email")
  );
}

function before(path: string, foundations: readonly string[]): Problem[] {
  if (foundations.length === 0) return [];
  const listed = foundations.map((foundation) => `\`${foundation}\``).join(" and ");
  return [
    {
      path,
      reason:
        "it rests on other changes of this update, which the AWS provider makes after it, so Cognito would refuse it",
      fix: `leave it out, deploy ${listed}, and then add it`,
    },
  ];
}
