/** A version of Semantic Versioning, without what follows a plus sign: that says nothing about order. */
export interface Version {
  readonly numbers: readonly number[];
  /** What follows the hyphen, such as `beta` and `2`; empty for a release proper. */
  readonly prerelease: readonly string[];
}

const number = "(?:0|[1-9]\\d*)";
const identifier = `(?:${number}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
const format = new RegExp(
  `^(${number})\\.(${number})\\.(${number})(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+[0-9A-Za-z.-]+)?$`,
);

/** Reads a version; undefined where it is none. */
export function parseVersion(text: string): Version | undefined {
  const found = format.exec(text);
  if (found === null) return undefined;
  const [, major, minor, patch, prerelease] = found;
  return { numbers: [major, minor, patch].map(Number), prerelease: prerelease?.split(".") ?? [] };
}

/** Below 0 where the first version is the lower one, above 0 where it is the higher one, else 0. */
export function compareVersions(one: Version, other: Version): number {
  for (const [index, part] of one.numbers.entries()) {
    const difference = part - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // A release proper comes after all that led to it.
  if (one.prerelease.length === 0 || other.prerelease.length === 0)
    return other.prerelease.length - one.prerelease.length;
  for (const [index, part] of one.prerelease.entries()) {
    const difference = compareIdentifiers(part, other.prerelease[index]);
    if (difference !== 0) return difference;
  }
  return one.prerelease.length - other.prerelease.length;
}

function compareIdentifiers(one: string, other: string | undefined): number {
  if (other === undefined) return 1;
  if (one === other) return 0;
  const [isNumber, otherIsNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isNumber && otherIsNumber) return Number(one) - Number(other);
  if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
  return one < other ? -1 : 1;
}
