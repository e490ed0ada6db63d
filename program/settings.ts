/** How a configuration value is written. */
export type SettingType = "string" | "integer" | "boolean" | "object";

/** A configuration key that sets an argument of `CognitoAuth`. */
export interface Setting {
  /** The key, without the project's name. */
  key: string;
  /** How its value is written. */
  type: SettingType;
  /** The argument that it sets. */
  path: string;
}

/** Every configuration key that sets an argument. `Pulumi.yaml` declares those that have a default. */
export const settings: readonly Setting[] = [
  { key: "userPoolName", type: "string", path: "userPool.name" },
  { key: "signInWith", type: "string", path: "userPool.signInWith" },
  { key: "selfSignUp", type: "boolean", path: "userPool.selfSignUp" },
  { key: "passwordMinimumLength", type: "integer", path: "userPool.passwordPolicy.minimumLength" },
  { key: "passwordRequireLowercase", type: "boolean", path: "userPool.passwordPolicy.requireLowercase" },
  { key: "passwordRequireUppercase", type: "boolean", path: "userPool.passwordPolicy.requireUppercase" },
  { key: "passwordRequireNumbers", type: "boolean", path: "userPool.passwordPolicy.requireNumbers" },
  { key: "passwordRequireSymbols", type: "boolean", path: "userPool.passwordPolicy.requireSymbols" },
  { key: "passwordHistorySize", type: "integer", path: "userPool.passwordPolicy.historySize" },
  {
    key: "temporaryPasswordValidityDays",
    type: "integer",
    path: "userPool.passwordPolicy.temporaryPasswordValidityDays",
  },
  { key: "mfa", type: "string", path: "userPool.mfa.mode" },
  { key: "customAttributes", type: "object", path: "userPool.customAttributes" },
  { key: "invitation", type: "object", path: "userPool.invitation" },
  { key: "verification", type: "object", path: "userPool.verification" },
  { key: "featurePlan", type: "string", path: "userPool.featurePlan" },
  { key: "deletionProtection", type: "boolean", path: "userPool.deletionProtection" },
  { key: "appClientName", type: "string", path: "appClient.name" },
  { key: "authFlows", type: "object", path: "appClient.authFlows" },
  { key: "accessTokenValidity", type: "object", path: "appClient.accessTokenValidity" },
  { key: "idTokenValidity", type: "object", path: "appClient.idTokenValidity" },
  { key: "refreshTokenValidity", type: "object", path: "appClient.refreshTokenValidity" },
  { key: "refreshTokenRotation", type: "object", path: "appClient.refreshTokenRotation" },
  { key: "tokenRevocation", type: "boolean", path: "appClient.tokenRevocation" },
  { key: "testUser", type: "object", path: "testUser" },
  { key: "tags", type: "object", path: "tags" },
];

/** The configuration key of an argument's path: `mfa` for `userPool.mfa.mode`, `testUser.email` for itself. */
export function configurationKeyOf(path: string): string {
  const setting = settings.find(
    (candidate) => path === candidate.path || path.startsWith(`${candidate.path}.`),
  );
  return setting === undefined ? path : setting.key + path.slice(setting.path.length);
}
