import { randomBytes } from "node:crypto";
import type { Properties } from "./wire";

const suffix = /-[0-9a-f]{7}$/;

/** A name for a resource of the program that gives it none: the resource's name in the program and seven random digits. */
export function autoName(logicalName: string, longest: number): string {
  const random = randomBytes(4).toString("hex").slice(0, 7);
  return `${logicalName.slice(0, longest - random.length - 1)}-${random}`;
}

/** How many digits follow the beginning of a name that the program gives. */
export const randomDigits = 26;

const withRandomDigits = new RegExp(`^(.*)[0-9a-f]{${randomDigits}}$`, "s");

/** The name among inputs; where they have only its beginning, one that begins so. */
export function nameIn({ name, namePrefix }: Properties): string {
  if (typeof name === "string" && name !== "") return name;
  const prefix = typeof namePrefix === "string" ? namePrefix : "";
  return prefix + randomBytes(randomDigits / 2).toString("hex");
}

/** How a name begins that `nameIn`, or the AWS provider, made; empty for any other name. */
export function prefixOf(name: string): string {
  return withRandomDigits.exec(name)?.[1] ?? "";
}

/** Whether a name is one that `autoName` makes, perhaps for a resource that was called otherwise then. */
export function isAutoName(name: unknown): name is string {
  return typeof name === "string" && suffix.test(name);
}
