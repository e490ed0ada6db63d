import { RotationFeature } from "../../components/appClient/args";
import { passwordPolicyDefaults } from "../../components/userPool/settled";
import { ownValue } from "../../components/validation/checks";
import type { StackFiles } from "./stackFiles";

/** A configuration key of a stack whose value is an object; undefined where it isn't set. */
export function objectSetting(files: StackFiles, key: string): Readonly<Record<string, unknown>> | undefined {
  const value = settingOf(files, key);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** A configuration key of a stack whose value is a list; undefined where it isn't set. */
export function listSetting(files: StackFiles, key: string): readonly unknown[] | undefined {
  const value = settingOf(files, key);
  return Array.isArray(value) ? value : undefined;
}

function settingOf({ project, config }: StackFiles, key: string): unknown {
  const written = config[`${project}:${key}`];
  return written === undefined ? undefined : JSON.parse(written);
}

/** Whether the stack asks for refresh tokens that rotate. Not every endpoint stores this setting of the app client. */
export function rotatesRefreshTokens(files: StackFiles): boolean {
  const rotation = ownValue(objectSetting(files, "appClient"), "refreshTokenRotation");
  return rotation !== undefined && ownValue(rotation, "feature") !== RotationFeature.Disabled;
}

/** For how many days the stack asks for temporary passwords to be valid. */
export function temporaryPasswordDays(files: StackFiles): number {
  const policy = ownValue(objectSetting(files, "userPool"), "passwordPolicy");
  const days = ownValue(policy, "temporaryPasswordValidityDays");
  return typeof days === "number" ? days : passwordPolicyDefaults.temporaryPasswordValidityDays;
}
