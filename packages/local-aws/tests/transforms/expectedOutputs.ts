const group = "urn:pulumi:test::shop::test:index:Group";

/** What the program exports. */
export const expectedOutputs = {
  mfaConfiguration: "OFF",
  message: "Code: {####}",
  enabled: false,
  username: "jane",
  region: "eu-north-1",
  seen: {
    "aws:index/getRegion:getRegion": ['{"region":"us-west-2"}'],
    client: [
      "inner userPoolId: an id, ignoring [], depending on 1, with a parent",
      "group userPoolId: an id, ignoring [], depending on 1, with a parent",
      "stack userPoolId: an id, ignoring [], depending on 1, with a parent",
    ],
    group: [
      "group ignoring [], depending on 0, with a parent",
      "stack ignoring [], depending on 0, with a parent",
    ],
    "group-of-all": [
      "inner ignoring [], depending on 0, with a parent",
      "group ignoring [], depending on 0, with a parent",
      "stack ignoring [], depending on 0, with a parent",
    ],
    namesake: [
      'group aliasAttributes: ["email"], ignoring [], depending on 0, with a parent',
      'group aliasAttributes: ["email"], ignoring [], depending on 0, with a parent',
      'inner aliasAttributes: ["email"], ignoring [], depending on 0, with a parent',
      'stack aliasAttributes: ["email"], mfaConfiguration: "OFF", ignoring ["name"], depending on 0, with a parent',
      'stack aliasAttributes: ["email"], mfaConfiguration: "OFF", ignoring ["name"], depending on 0, with a parent',
    ],
    pool: [
      'own emailVerificationSubject: "Welcome", ignoring [], depending on 0, with a parent',
      'after emailVerificationSubject: "Welcome", smsVerificationMessage: "Code: {####}", ignoring [], depending on 0, with a parent',
      'inner emailVerificationSubject: "Welcome", smsVerificationMessage: "Code: {####}", ignoring [], depending on 0, with a parent',
      'group emailVerificationSubject: "Welcome", smsVerificationMessage: "Code: {####}", ignoring [], depending on 0, with a parent',
      'stack emailVerificationSubject: "Welcome", mfaConfiguration: "OFF", smsVerificationMessage: "Code: {####}", ignoring ["name"], depending on 0, with a parent',
    ],
    "secret-client": [
      "own name: an output, userPoolId: an output, ignoring [], depending on 1, with a parent",
      "inner name: an output, userPoolId: an output, ignoring [], depending on 1, with a parent",
      "group name: an output, userPoolId: an output, ignoring [], depending on 1, with a parent",
      "stack name: an output, userPoolId: an output, ignoring [], depending on 1, with a parent",
    ],
    user: [
      'own enabled: false, userPoolId: an output, username: "jane", ignoring [], depending on 1, with a parent',
      'inner enabled: false, messageAction: "SUPPRESS", userPoolId: an id, username: "jane", ignoring [], depending on 2, with a parent',
      'group enabled: false, messageAction: "SUPPRESS", userPoolId: an id, username: "jane", ignoring [], depending on 2, with a parent',
      'stack enabled: false, messageAction: "SUPPRESS", userPoolId: an id, username: "jane", ignoring [], depending on 2, with a parent',
    ],
  },
  urns: [
    `${group}::group`,
    `${group}$test:index:Group::group-of-all`,
    `${group}$test:index:Group$aws:cognito/userPool:UserPool::pool`,
    `${group}$aws:cognito/userPool:UserPool::namesake`,
    `${group}$test:index:Group$aws:cognito/userPool:UserPool::namesake`,
  ],
};
