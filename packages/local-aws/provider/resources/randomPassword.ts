import { randomInt } from "node:crypto";
import { defaultsOf } from "../diff";
import { resource } from "../resource";
import { between, charactersIn, conflict, type Rule, rule } from "../ruleChecks";
import type { Schema } from "../schema";
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

/** As the random provider has it, but without `bcryptHash`, because Node has no library for it. */
const schema: Schema = {
  keepers: { kind: "map", replaces: true },
  length: { kind: "number", required: true, replaces: true },
  ...Object.fromEntries(kinds.map((kind) => [kind, { kind: "boolean", default: true, replaces: true }])),
  ...Object.fromEntries(
    Object.values(minimums).map((name) => [name, { kind: "number", default: 0, replaces: true }]),
  ),
  // The old name of `numeric`.
  number: { kind: "boolean", computed: true, replaces: true },
  overrideSpecial: { kind: "string", replaces: true },
  result: { kind: "string", output: true, secret: true },
};

/** `random.RandomPassword`. Any change generates another password; its import id is the password. */
export const randomPassword = resource({
  schema,
  rules: [
    rule("length", between(1, Number.MAX_SAFE_INTEGER)),
    ...Object.values(minimums).map((name) => rule(name, between(0, Number.MAX_SAFE_INTEGER))),
    conflict("number", "numeric"),
    refuseImpossible(),
  ],
  create: (inputs) =>
    Promise.resolve({ id: anonymous, observed: { ...inputs, result: randomString(inputs) } }),
  find: (id, known) => Promise.resolve(id === anonymous ? known : imported(id)),
  delete: () => Promise.resolve(),
});

/** The id of every password, since it can't be looked up by its id, and an id isn't secret. */
const anonymous = "none";

function imported(password: string): Properties {
  return { ...defaultsOf(schema), id: anonymous, length: charactersIn(password).length, result: password };
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
 * A random string of the given length, of the given kinds of characters. As with the random provider, a kind that isn't
 * allowed still appears as often as its minimum says.
 */
function randomString(inputs: Properties): string {
  const required = kinds.flatMap((kind) => pick(charactersOf(inputs, kind), minimumOf(inputs, kind)));
  const allowed = kinds
    .filter((kind) => isAllowed(inputs, kind))
    .flatMap((kind) => charactersOf(inputs, kind));
  return shuffled([...required, ...pick(allowed, lengthOf(inputs) - required.length)]).join("");
}

function pick(from: readonly string[], count: number): string[] {
  return Array.from({ length: count }, () => from[randomInt(from.length)] ?? "");
}

function shuffled(characters: readonly string[]): string[] {
  const result = [...characters];
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
