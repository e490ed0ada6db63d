/**
 * An output as it may be, whatever the types of a package say: where the AWS provider has no value, it answers
 * null, an empty string, list or block, or omits the output, one thing after a creation and another after a refresh.
 * Where outputs enter our code, all of these become one: what is unset is absent.
 */
export type WithoutUnset<T> = T extends readonly (infer Item)[]
  ? WithoutUnset<NonNullable<Item>>[]
  : T extends Date
    ? T
    : T extends object
      ? { [Name in keyof T]?: WithoutUnset<NonNullable<T[Name]>> }
      : T;

/** The outputs, in which nothing is unset. */
export function withoutUnset<T extends object>(outputs: T): WithoutUnset<T> {
  // The type says just what the function does, which TypeScript can't follow.
  return (isUnset(outputs) ? {} : clean(outputs)) as WithoutUnset<T>;
}

/** Whether an output is null, empty or absent. */
export function isUnset(output: unknown): boolean {
  return clean(output) === undefined;
}

function clean(output: unknown): unknown {
  if (output === null || output === "") return undefined;
  if (typeof output !== "object") return output;
  if (Array.isArray(output)) {
    const items = output.map(clean).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (output instanceof Date) return output;
  const parts = Object.entries(output).flatMap(([name, part]: [string, unknown]) => {
    const cleaned = clean(part);
    return cleaned === undefined ? [] : [[name, cleaned] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
