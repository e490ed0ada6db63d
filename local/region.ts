/** The region of this repository's stacks, as their Pulumi.yaml has it. */
export const defaultRegion = "us-east-1";

/** Longer than any, and short enough to be shown. */
const longestRegion = 60;

/** Whether a name has the form of a region. */
export function isRegion(name: string): boolean {
  return name.length <= longestRegion && /^[a-z]+(-[a-z]+)+-\d+$/.test(name);
}
