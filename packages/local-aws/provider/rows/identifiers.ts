import { isZero } from "../values";
import type { Properties } from "../wire";

/**
 * The form of an id that is made of arguments, such as `userPoolId/name`: their names, with one character between them.
 * An argument that can be missing has a question mark.
 */
export type IdForm = string;

/** The arguments that an id of a form is made of. */
export function argumentsOf(form: IdForm): string[] {
  return partsOf(form).map(({ name }) => name);
}

/** The id of a resource with some arguments. */
export function idFrom(form: IdForm, properties: Properties): string {
  const given = argumentsOf(form).filter((name) => !isZero(properties[name]));
  return given.map((name) => String(properties[name])).join(separatorOf(form));
}

/**
 * The arguments that an id is made of.
 *
 * @throws Error when it doesn't have the form
 */
export function argumentsIn(form: IdForm, id: string): Properties {
  const separator = separatorOf(form);
  const parts = partsOf(form);
  const patterns = parts.map(({ name, isOptional }, index) => {
    const any = index === parts.length - 1 ? ".+" : (formsOfArguments[name] ?? `[^${separator}]+`);
    const value = index === 0 ? `(?<${name}>${any})` : `[${separator}](?<${name}>${any})`;
    return isOptional ? `(?:${value})?` : value;
  });
  const found = new RegExp(`^${patterns.join("")}$`).exec(id);
  if (found !== null) return { ...found.groups };
  throw new Error(`expected an id of the form ${form.replace("?", "")}, not ${JSON.stringify(id)}`);
}

function partsOf(form: IdForm): { name: string; isOptional: boolean }[] {
  return form
    .split(/[^\w?]/)
    .map((part) => ({ name: part.replace("?", ""), isOptional: part.endsWith("?") }));
}

function separatorOf(form: IdForm): string {
  return /[^\w?]/.exec(form)?.[0] ?? "";
}

/** What can hold the character that stands between two arguments. */
const formsOfArguments: Readonly<Record<string, string>> = { identityPoolId: "[\\w-]+:[\\w-]+" };
