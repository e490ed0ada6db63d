/** Where the local provider is meant to answer differently from the AWS provider. */
interface Exception {
  /** All types where this is left out. */
  readonly type?: string;
  /** A case, a base or a refusal; all where this is left out. */
  readonly name?: string;
  /** How the path of what differs, or the change, begins. */
  readonly path?: string;
  readonly reason: string;
}

const ofAnswers: readonly Exception[] = [
  {
    type: "UserPool",
    name: "tags",
    path: "preview: outputs.tagsAll",
    reason: "the AWS provider doesn't know all tags beforehand where one of them is empty",
  },
  { type: "Function", path: "import: inputs.publish", reason: "an input that is null is none to the engine" },
  ...[
    ...["create: ", "read: ", "import: "],
    ...["update another description, timeout and code: ", "update no environment: "].flatMap((update) => [
      update,
      `${update}read `,
    ]),
  ].map((step) => ({
    type: "Function",
    path: `${step}outputs.qualified`,
    reason: "ARNs of versions have these in them, also $LATEST, as the AWS provider's acceptance tests say",
  })),
  ...[
    ...["create: outputs.settings", "create: diff", "read: outputs.settings", "read: diff"],
    ...["import: outputs.settings", "import: inputs.settings", "import: diff"],
    "update other settings: diff.changes",
  ].map((path) => ({
    ...{ type: "ManagedLoginBranding", name: "settings", path },
    reason: "the recorded requests got the settings of the update that follows",
  })),
];

const ofChanges: readonly Exception[] = [
  {
    type: "Function",
    path: 'packageType: "<absent>" → "Image"',
    reason: "the local provider doesn't support images, and says so",
  },
  {
    type: "ManagedLoginBranding",
    path: 'useCognitoProvidedValues: "<absent>"',
    reason: "the state in this test has Cognito's own values beside the settings, which can't be",
  },
  {
    type: "UserPoolDomain",
    path: "certificateArn:",
    reason:
      "the recording has one placeholder for two certificates, and the bridge's own notes as what replaces",
  },
  {
    type: "UserPool",
    path: 'lambdaConfig.kmsKeyId: "arn:aws:kms:us-east-1:000000000000:key/<uuid>" → "arn:',
    reason: "the recording has one placeholder for two keys",
  },
];

const ofRefusals: readonly Exception[] = [
  {
    type: "ManagedLoginBranding",
    name: "settings that are no JSON",
    reason: "the AWS provider treats them as no settings, too, so that it names two arguments",
  },
  { name: "unknown region", reason: "an endpoint has every region, so that a wrong one would be served" },
  ...["LogDeliveryConfiguration", "ManagedLoginBranding", "UserPoolClient"].map((type) => ({
    type,
    name: "unknown argument",
    reason: "the AWS provider drops it silently; what isn't acted on is refused here",
  })),
  {
    type: "UserPoolClient",
    name: "unknown nested argument",
    reason: "the AWS provider drops it silently; what isn't acted on is refused here",
  },
];

const used = new Set<Exception>();

function isIn(exceptions: readonly Exception[], type: string, name: string, path: string): boolean {
  const fitting = exceptions.filter(
    (one) =>
      (one.type === undefined || one.type === type) &&
      (one.name === undefined || one.name === name) &&
      (one.path === undefined || path.startsWith(one.path)),
  );
  for (const one of fitting) used.add(one);
  return fitting.length > 0;
}

/** Whether a difference in an answer is expected. */
export function isAnswerException(type: string, name: string, path: string): boolean {
  return isIn(ofAnswers, type, name, path);
}

/** The exceptions for answers that no difference has needed by now. */
export function unusedAnswerExceptions(): readonly Exception[] {
  return ofAnswers.filter((one) => !used.has(one));
}

/** Whether a difference in what a change does is expected. */
export function isChangeException(type: string, base: string, change: string): boolean {
  return isIn(ofChanges, type, base, change);
}

/** The exceptions for changes that no difference has needed by now. */
export function unusedChangeExceptions(): readonly Exception[] {
  return ofChanges.filter((one) => !used.has(one));
}

/** Whether something else is refused than by the AWS provider. */
export function isRefusalException(type: string, name: string): boolean {
  return isIn(ofRefusals, type, name, "");
}

/*
 * The emulator behind the recorded provider accepted some requests that AWS's own models rule out. They are sent all
 * the same: that is what the provider does.
 */
const refusedRequests: Readonly<Record<string, readonly string[]>> = {
  "Function: environment and tags": [
    "CreateFunction: Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: " +
      "[Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
  ],
  "UserPool: CognitoAuth without arguments": [
    emptyInvitation("CreateUserPool", "sMSMessage"),
    emptyInvitation("UpdateUserPool", "sMSMessage"),
  ],
  "UserPool: CognitoAuth with e-mail addresses as usernames": [
    emptyInvitation("CreateUserPool", "sMSMessage"),
  ],
  "UserPool: CognitoAuth with every argument": [emptyInvitation("CreateUserPool", "sMSMessage")],
  "UserPool: CognitoAuth with MFA off": [emptyInvitation("CreateUserPool", "sMSMessage")],
  "UserPool: CognitoAuth with custom attributes of every type without limits": [
    emptyInvitation("CreateUserPool", "sMSMessage"),
  ],
  "UserPool: invitation with a subject only": [
    emptyInvitation("CreateUserPool", "emailMessage"),
    emptyInvitation("CreateUserPool", "sMSMessage"),
  ],
  "UserPool: empty password policy": [
    "CreateUserPool: Value '0' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: " +
      "Member must have value greater than or equal to 6",
  ],
  "UserGroup: everything": [
    "UpdateGroup: Value '' at 'roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: " +
      "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
    "UpdateGroup: Value '' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
  ],
  "UserPoolClient: analytics by id": [
    "CreateUserPoolClient: Value 'x' at 'analyticsConfiguration.applicationId' failed to satisfy constraint: " +
      "Member must satisfy regular expression pattern: ^[0-9a-fA-F]+$",
  ],
};

function emptyInvitation(operation: string, text: string): string {
  return (
    `${operation}: Value '' at 'adminCreateUserConfig.inviteMessageTemplate.${text}' failed to satisfy constraint: ` +
    "Member must have length greater than or equal to 6"
  );
}

/** What is wrong with the requests of a case by AWS's models, one line for each. */
export function requestsThatAwsRefuses(type: string, name: string): readonly string[] {
  return refusedRequests[`${type}: ${name}`] ?? [];
}
