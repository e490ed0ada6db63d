import { readFileSync } from "node:fs";

/**
 * The newest of the versions of Pulumi's packages whose resources are handled: the engine warns of a provider that is
 * older than the package that a program uses.
 */
export const version = ["@pulumi/aws", "@pulumi/random"].map(versionOf).reduce(newer);

/** The version of an npm package that programs here use. */
export function versionOf(packageName: string): string {
  const content = readFileSync(require.resolve(`${packageName}/package.json`), "utf8");
  return (JSON.parse(content) as { version: string }).version;
}

function newer(one: string, other: string): string {
  return one.localeCompare(other, "en", { numeric: true }) < 0 ? other : one;
}
