import { randomBytes } from "node:crypto";

const suffix = /-[0-9a-f]{7}$/;

/** A name for a resource of the program that gives it none: the resource's name in the program and seven random digits. */
export function autoName(logicalName: string, longest: number): string {
  const random = randomBytes(4).toString("hex").slice(0, 7);
  return `${logicalName.slice(0, longest - random.length - 1)}-${random}`;
}

/** Whether a name is one that `autoName` makes, perhaps for a resource that was called otherwise then. */
export function isAutoName(name: unknown): name is string {
  return typeof name === "string" && suffix.test(name);
}
