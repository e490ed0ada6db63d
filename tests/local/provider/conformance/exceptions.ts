/** Where the local provider may answer otherwise than the AWS provider did. */
interface Exception {
  /** The type of resources; all of them where it isn't there. */
  readonly type?: string;
  /** The case, base or refusal; all of the type's where it isn't there. */
  readonly name?: string;
  /** How the path of the difference, or the change, begins. */
  readonly path: string;
  /** Why it can't be, or should not be, the same. */
  readonly reason: string;
}

/** In what is answered in the life of a resource. */
const answers: readonly Exception[] = [];

/** In what a change of a property does. */
const changes: readonly Exception[] = [
  {
    path: 'region: "<absent>" → "eu-west-1"',
    reason: "The local AWS is one region; Check refuses any other, so that nothing is replaced by nowhere.",
  },
];

/** In what Check refuses. */
const refusals: readonly (Omit<Exception, "path"> & { isRefused: boolean; paths: string[] })[] = [];

/** Whether a difference in an answer is expected. */
export function exceptions(type: string, name: string, path: string): boolean {
  return isIn(answers, type, name, path);
}

/** Whether a difference in what a change does is expected. */
export function expectedDifference(type: string, base: string, change: string): boolean {
  return isIn(changes, type, base, change);
}

function isIn(list: readonly Exception[], type: string, name: string, path: string): boolean {
  return list.some(
    (one) => (one.type ?? type) === type && (one.name ?? name) === name && path.startsWith(one.path),
  );
}

/** What is refused instead, where that differs. */
export function expectedRefusal(
  type: string,
  name: string,
): { isRefused: boolean; paths: string[] } | undefined {
  const found = refusals.find((one) => one.type === type && one.name === name);
  return found && { isRefused: found.isRefused, paths: found.paths };
}
