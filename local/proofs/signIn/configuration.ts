import { isDeepStrictEqual } from "node:util";
import { type CheckResult, holds } from "./claim";
import { violatedUnlessLax } from "./laxEndpoint";
import type { PasswordPolicy } from "./password";
import type { Proof } from "./proof";

/** The settings of a user pool and its app client that decide how users sign in. */
export interface SignInConfiguration {
  readonly passwordPolicy: PasswordPolicy;
  /** The attributes that are the usernames; none where users have names. */
  readonly usernamesAre: ReadonlySet<string>;
  readonly usernamesIgnoreCase: boolean;
  /** The attributes that sign in besides the username. */
  readonly aliases: ReadonlySet<string>;
  /** The attributes that every user must have. */
  readonly requiredAttributes: ReadonlySet<string>;
  /** The attributes that are verified at sign-up. */
  readonly verifiedAttributes: ReadonlySet<string>;
  /** The attributes that keep their value until the user has verified another one. */
  readonly verifiedBeforeUpdate: ReadonlySet<string>;
  /** Whether an email address is verified by a link, in place of a code. */
  readonly verifiesByLink: boolean;
  readonly sendsTexts: boolean;
  /** What passwords are recovered by, in its order: `verified_email`, `verified_phone_number` or `admin_only`. */
  readonly recovery: readonly string[];
  readonly secondFactorRequired: boolean;
  /** The second factors, by the names of their challenges. */
  readonly secondFactors: ReadonlySet<string>;
  /** The first factors, by the names of their challenges. */
  readonly firstFactors: ReadonlySet<string>;
  /** Whether anybody can sign up. */
  readonly allowsSignUp: boolean;
  readonly deletionProtected: boolean;
  /** The ways in which the app client asks for tokens. */
  readonly authFlows: ReadonlySet<string>;
}

/** How the settings are called. */
const names: Readonly<Record<keyof SignInConfiguration, string>> = {
  passwordPolicy: "password policy",
  usernamesAre: "attributes as usernames",
  usernamesIgnoreCase: "usernames ignore case",
  aliases: "aliases",
  requiredAttributes: "required attributes",
  verifiedAttributes: "attributes verified at sign-up",
  verifiedBeforeUpdate: "attributes verified before an update",
  verifiesByLink: "verification by link",
  sendsTexts: "text messages",
  recovery: "account recovery",
  secondFactorRequired: "required second factor",
  secondFactors: "second factors",
  firstFactors: "first factors",
  allowsSignUp: "sign-up by anybody",
  deletionProtected: "deletion protection",
  authFlows: "authentication flows",
};

const settings = Object.keys(names) as (keyof SignInConfiguration)[];

/** Whether the endpoint reports the settings that the deployment asks for. */
export function settingsDeployed({ target, facts }: Proof): CheckResult | Promise<CheckResult> {
  const { configuration } = target;
  if (configuration === undefined) return holds;
  const differences = settings
    .filter((name) => !isDeepStrictEqual(facts.deployed[name], configuration[name]))
    .map((name) => `${names[name]}: ${shown(facts.deployed[name])} instead of ${shown(configuration[name])}`);
  return differences.length === 0 ? holds : violatedUnlessLax(target.endpoint, differences.join("; "));
}

function shown(value: SignInConfiguration[keyof SignInConfiguration]): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value instanceof Set || Array.isArray(value)) return [...value].join(", ") || "none";
  return JSON.stringify(value);
}
