/**
 * Where the value of a key from before the first release belongs now. Only the error about such a key needs it, so it can
 * go once nobody has a stack from then.
 */
export const newPaths: ReadonlyMap<string, string> = new Map([
  ["userPoolName", "userPool.name"],
  ["signInWith", "userPool.signInWith"],
  ["selfSignUp", "userPool.selfSignUp"],
  ["passwordMinimumLength", "userPool.passwordPolicy.minimumLength"],
  ["passwordRequireLowercase", "userPool.passwordPolicy.requireLowercase"],
  ["passwordRequireUppercase", "userPool.passwordPolicy.requireUppercase"],
  ["passwordRequireNumbers", "userPool.passwordPolicy.requireNumbers"],
  ["passwordRequireSymbols", "userPool.passwordPolicy.requireSymbols"],
  ["passwordHistorySize", "userPool.passwordPolicy.historySize"],
  ["temporaryPasswordValidityDays", "userPool.passwordPolicy.temporaryPasswordValidityDays"],
  ["mfa", "userPool.mfa.mode"],
  ["customAttributes", "userPool.customAttributes"],
  ["invitation", "userPool.invitation"],
  ["verification", "userPool.verification"],
  ["featurePlan", "userPool.featurePlan"],
  ["deletionProtection", "userPool.deletionProtection"],
  ["appClientName", "appClient.name"],
  ["authFlows", "appClient.authFlows"],
  ["accessTokenValidity", "appClient.accessTokenValidity"],
  ["idTokenValidity", "appClient.idTokenValidity"],
  ["refreshTokenValidity", "appClient.refreshTokenValidity"],
  ["refreshTokenRotation", "appClient.refreshTokenRotation"],
  ["tokenRevocation", "appClient.tokenRevocation"],
]);
