/** A string of a configuration, none of which comes from another resource. */
export function plainValue(value: unknown): string {
  if (typeof value !== "string") throw new Error("this isn't a string");
  return value;
}
