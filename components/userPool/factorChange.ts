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
 * Finds what can't be changed about text messages and factors. The AWS provider has no difference where SMS is taken away, and
 * leaves email as a factor on; and of a change, it makes that of second factors first, which Cognito then refuses if it rests on
 * what comes after it (hashicorp/terraform-provider-aws#41049).
 */
export function factorProblems({ oldInputs, newInputs }: PoolUpdate): Problem[] {
  const update = { old: oldInputs, new: newInputs };
  return [
    ...takenAway(update),
    ...addedTooEarly(update),
    ...requiredTooEarly(update),
    ...leftForLite(update),
  ];
}

/** Both sides of an update. */
interface Sides {
  readonly old: unknown;
  readonly new: unknown;
}

const has = (inputs: unknown, property: string): boolean => !isUnset(ownValue(inputs, property));

const isTaken = (sides: Sides, property: string): boolean =>
  has(sides.old, property) && !has(sides.new, property);

const isAdded = (sides: Sides, property: string): boolean =>
  !has(sides.old, property) && has(sides.new, property);

function modeOf(inputs: unknown): unknown {
  return ownValue(inputs, "mfaConfiguration");
}

function takenAway(sides: Sides): Problem[] {
  const problems: Problem[] = [];
  if (isTaken(sides, "smsConfiguration")) {
    problems.push({
      path: "userPool.sms",
      reason: "the pool has text messages, and neither Cognito nor the AWS provider takes them away",
      fix: "keep it; to stop them being a second factor, set `userPool.mfa.mode` to OFF",
    });
  }
  if (isTaken(sides, "emailMfaConfiguration") && modeOf(sides.new) !== MfaMode.Off) {
    problems.push({
      path: "userPool.mfa.email",
      reason: "email is a second factor of the pool, and the AWS provider doesn't turn it off",
      fix: "keep it, or remove it together with MFA, by `userPool.mfa.mode` OFF, and turn that on again in a later deployment",
    });
  }
  if (isTaken(sides, "webAuthnConfiguration")) {
    problems.push({
      path: "userPool.passwordless.passkeys",
      reason: "the pool keeps the settings of passkeys, so every later preview would show a diff",
      fix: 'keep it, or remove it with the resource option ignoreChanges: ["webAuthnConfiguration"] of the user pool',
    });
  }
  return problems;
}

function addedTooEarly(sides: Sides): Problem[] {
  const plan = changedPlan(sides);
  return [
    ...(isAdded(sides, "emailMfaConfiguration")
      ? before("userPool.mfa.email", [...changedFoundations(sides), ...plan])
      : []),
    ...(isAdded(sides, "webAuthnConfiguration") ? before("userPool.passwordless.passkeys", plan) : []),
  ];
}

/** The arguments on which email as a factor rests, as far as the same update changes them. */
function changedFoundations(sides: Sides): string[] {
  const account = (inputs: unknown): unknown =>
    ownValue(ownValue(inputs, "emailConfiguration"), "emailSendingAccount");
  const isByEmailAlone = (inputs: unknown): boolean =>
    recoveryOf(inputs).every((mechanism) => mechanism === "verified_email");
  return [
    ...(account(sides.old) === account(sides.new) ? [] : ["userPool.ses"]),
    ...(isByEmailAlone(sides.old) && !isByEmailAlone(sides.new) ? ["userPool.accountRecovery"] : []),
  ];
}

function changedPlan(sides: Sides): string[] {
  return isLite(sides.old) && !isLite(sides.new) ? ["userPool.featurePlan"] : [];
}

function isLite(inputs: unknown): boolean {
  return ownValue(inputs, "userPoolTier") === FeaturePlan.Lite;
}

function recoveryOf(inputs: unknown): unknown[] {
  return listOf(ownValue(ownValue(inputs, "accountRecoverySetting"), "recoveryMechanisms")).map((mechanism) =>
    ownValue(mechanism, "name"),
  );
}

function firstFactorsOf(inputs: unknown): unknown[] {
  return listOf(ownValue(ownValue(inputs, "signInPolicy"), "allowedFirstAuthFactors"));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

const isPasswordOnly = (inputs: unknown): boolean =>
  firstFactorsOf(inputs).every((factor) => factor === "PASSWORD");

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

/** MFA that is required excludes first factors and a recovery that the pool still has when the AWS provider sets it. */
function requiredTooEarly(sides: Sides): Problem[] {
  if (modeOf(sides.new) !== MfaMode.Required || modeOf(sides.old) === MfaMode.Required) return [];
  const recoversByPhone = recoveryOf(sides.old).includes("verified_phone_number");
  const excluded = [
    ...(isPasswordOnly(sides.old) ? [] : ["userPool.passwordless"]),
    ...(recoversByPhone && has(sides.new, "smsConfiguration") ? ["userPool.accountRecovery"] : []),
  ];
  if (excluded.length === 0) return [];
  const listed = excluded.map((argument) => `\`${argument}\``).join(" and ");
  return [
    {
      path: "userPool.mfa.mode",
      value: MfaMode.Required,
      reason: `the AWS provider sets it before it changes ${listed}, with which Cognito refuses it`,
      fix: `keep the mode that it was, deploy the change of ${listed}, and then set it`,
    },
  ];
}

/** The AWS provider sends the old first factors with the new plan, which has none but the password. */
function leftForLite(sides: Sides): Problem[] {
  if (isLite(sides.old) || !isLite(sides.new) || isPasswordOnly(sides.old)) return [];
  return [
    {
      path: "userPool.featurePlan",
      value: FeaturePlan.Lite,
      reason: "the pool still has first factors that this plan lacks",
      fix: "keep the plan, deploy without `userPool.passwordless`, and then set it",
    },
  ];
}
