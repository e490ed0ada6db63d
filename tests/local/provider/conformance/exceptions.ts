/** Where the local provider is meant to answer otherwise than the AWS provider. */
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
];

const ofChanges: readonly Exception[] = [
  { path: "region:", reason: "an endpoint stands for one region, so that another one is refused" },
  {
    type: "Function",
    path: 'packageType: "<absent>" → "Image"',
    reason: "the local provider doesn't support images, and says so",
  },
  {
    type: "UserPool",
    path: 'lambdaConfig.kmsKeyId: "arn:aws:kms:us-east-1:000000000000:key/<uuid>" → "arn:',
    reason: "the recording has one placeholder for two keys",
  },
];

const ofRefusals: readonly Exception[] = [
  { name: "another region", reason: "an endpoint stands for one region" },
  { name: "unknown region", reason: "an endpoint stands for one region" },
  {
    type: "UserPoolClient",
    name: "unknown argument",
    reason: "the AWS provider drops it silently; what isn't acted on is refused here",
  },
  {
    type: "UserPoolClient",
    name: "unknown nested argument",
    reason: "the AWS provider drops it silently; what isn't acted on is refused here",
  },
];

function isIn(exceptions: readonly Exception[], type: string, name: string, path: string): boolean {
  return exceptions.some(
    (one) =>
      (one.type === undefined || one.type === type) &&
      (one.name === undefined || one.name === name) &&
      (one.path === undefined || path.startsWith(one.path)),
  );
}

/** Whether a difference in an answer is expected. */
export function isAnswerException(type: string, name: string, path: string): boolean {
  return isIn(ofAnswers, type, name, path);
}

/** Whether a difference in what a change does is expected. */
export function isChangeException(type: string, base: string, change: string): boolean {
  return isIn(ofChanges, type, base, change);
}

/** Whether something else is refused than by the AWS provider. */
export function isRefusalException(type: string, name: string): boolean {
  return isIn(ofRefusals, type, name, "");
}
