import { randomInt } from "node:crypto";
import type { RandomPasswordArgs } from "@pulumi/random/randomPassword";
import { between, charactersIn, conflict, rule, type Rule } from "../checks";
import { fieldsOf, type Fields } from "../fields";
import type { ResourceHandler } from "../resource";
import { isUnknown, type Properties } from "../wire";

/** The characters of each kind, as the random provider has them. */
export const characters = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  numeric: "0123456789",
  special: "!@#$%&*()-_=+[]{}<>:?",
} as const;

type Kind = keyof typeof characters;

const minimums: Readonly<Record<Kind, string>> = {
  lower: "minLower",
  upper: "minUpper",
  numeric: "minNumeric",
  special: "minSpecial",
};

const kinds = Object.keys(characters) as Kind[];

type CurrentArgs = Omit<RandomPasswordArgs, "number">;

// Nothing of it goes to an API, so each argument is its own name.
const currentFields = fieldsOf<CurrentArgs, CurrentArgs>({
  keepers: "keepers",
  length: "length",
  lower: "lower",
  minLower: "minLower",
  minNumeric: "minNumeric",
  minSpecial: "minSpecial",
  minUpper: "minUpper",
  numeric: "numeric",
  overrideSpecial: "overrideSpecial",
  special: "special",
  upper: "upper",
});

/** `number` is the old name of `numeric`. */
const fields: Fields = { ...currentFields, number: { api: "number" } };

/**
 * `random.RandomPassword`. Any change makes another password; to import one, its id is the password.
 *
 * It has no `bcryptHash`, for want of a library that Node brings along.
 */
export const randomPassword: ResourceHandler = {
  fields,
  replaces: Object.keys(fields),
  secrets: ["result"],
  rules: [
    rule("length", between(1, Number.MAX_SAFE_INTEGER)),
    ...Object.values(minimums).map((name) => rule(name, between(0, Number.MAX_SAFE_INTEGER))),
    conflict("number", "numeric"),
    refuseImpossible(),
  ],
  defaults: {
    ...Object.fromEntries(kinds.map((kind) => [kind, true])),
    ...Object.fromEntries(Object.values(minimums).map((name) => [name, 0])),
  },
  create: (inputs) => Promise.resolve({ id: anonymous, outputs: { ...inputs, result: randomText(inputs) } }),
  read: (id, state) => Promise.resolve(id === anonymous ? found(state) : found(imported(id))),
  update: (_id, state) => Promise.resolve(state),
  delete: () => Promise.resolve(),
};

/** The id of every password, since one can't be looked up by its id, and an id is no secret. */
const anonymous = "none";

function found(properties: Properties): { id: string; outputs: Properties; inputs: Properties } {
  const inputs = Object.entries(properties).filter(([name]) => name in fields);
  return { id: anonymous, outputs: properties, inputs: Object.fromEntries(inputs) };
}

function imported(password: string): Properties {
  return { ...randomPassword.defaults, length: charactersIn(password).length, result: password };
}

function refuseImpossible(): Rule {
  return (inputs) => {
    if (Object.values(inputs).some(isUnknown)) return [];
    const required = kinds.reduce((sum, kind) => sum + minimumOf(inputs, kind), 0);
    if (required > lengthOf(inputs)) {
      return [{ property: "length", reason: `must be at least ${required}, the sum of the minimums` }];
    }
    return kinds.some((kind) => isAllowed(inputs, kind))
      ? []
      : [{ property: "lower", reason: "or upper, numeric or special must be true" }];
  };
}

/**
 * A random text of the given length, of the given kinds of characters. As with the random provider, a kind that isn't
 * allowed still appears as often as its minimum says.
 */
export function randomText(inputs: Properties): string {
  const required = kinds.flatMap((kind) => pick(charactersOf(inputs, kind), minimumOf(inputs, kind)));
  const allowed = kinds
    .filter((kind) => isAllowed(inputs, kind))
    .flatMap((kind) => charactersOf(inputs, kind));
  return shuffled([...required, ...pick(allowed, lengthOf(inputs) - required.length)]).join("");
}

function pick(from: readonly string[], count: number): string[] {
  return Array.from({ length: count }, () => from[randomInt(from.length)] ?? "");
}

function shuffled(texts: readonly string[]): string[] {
  const result = [...texts];
  for (let last = result.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [result[last], result[other]] = [result[other] ?? "", result[last] ?? ""];
  }
  return result;
}

function charactersOf(inputs: Properties, kind: Kind): string[] {
  const special = inputs["overrideSpecial"];
  return charactersIn(
    kind === "special" && typeof special === "string" && special !== "" ? special : characters[kind],
  );
}

function isAllowed(inputs: Properties, kind: Kind): boolean {
  return (kind === "numeric" ? (inputs["number"] ?? inputs[kind]) : inputs[kind]) !== false;
}

function minimumOf(inputs: Properties, kind: Kind): number {
  return Number(inputs[minimums[kind]] ?? 0);
}

function lengthOf(inputs: Properties): number {
  return Number(inputs["length"]);
}
