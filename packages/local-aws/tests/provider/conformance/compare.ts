import { isRecord, type Properties } from "../../../provider/wire";
import { type Bindings, matches } from "./placeholders";

/** What isn't compared: `__defaults` are the bridge's own records of what it filled in, which nothing else reads. */
const notes = new Set(["__defaults"]);

/** One difference: a path, what was recorded there, and what was found. */
export type Difference = readonly [path: string, recorded: unknown, actual: unknown];

/** How actual data differs from recorded data, in which every list is a set. */
export function differences(
  recorded: unknown,
  actual: unknown,
  bindings: Bindings,
  path = "",
): readonly Difference[] {
  if (typeof recorded === "string" && typeof actual === "string") {
    return matches(recorded, actual, bindings) ? [] : [[path, recorded, actual]];
  }
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    if (recorded.length !== actual.length) return [[path, recorded, actual]];
    const others = [...(actual as unknown[])];
    return recorded.flatMap((item: unknown) => {
      const index = others.findIndex((other) => differences(item, other, new Map(bindings)).length === 0);
      if (index < 0) return differences(item, others.shift(), bindings, `${path}[]`);
      return differences(item, others.splice(index, 1)[0], bindings, `${path}[]`);
    });
  }
  if (isRecord(recorded) && isRecord(actual)) return ofObjects(recorded, actual, bindings, path);
  return Object.is(recorded, actual) ? [] : [[path, shown(recorded), shown(actual)]];
}

/** How lists differ whose items have an order. */
export function differencesInOrder(
  recorded: readonly unknown[],
  actual: readonly unknown[],
  bindings: Bindings,
  path: string,
): readonly Difference[] {
  if (recorded.length !== actual.length) return [[path, recorded, actual]];
  return recorded.flatMap((item, index) => differences(item, actual[index], bindings, `${path}[${index}]`));
}

function ofObjects(
  recorded: Properties,
  actual: Properties,
  bindings: Bindings,
  path: string,
): readonly Difference[] {
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(actual)])].filter(
    (name) => !notes.has(name),
  );
  return names.flatMap((name) => {
    const inner = path === "" ? name : `${path}.${name}`;
    if (!(name in recorded)) return [[inner, "<absent>", shown(actual[name])] as const];
    if (!(name in actual)) return [[inner, shown(recorded[name]), "<absent>"] as const];
    return differences(recorded[name], actual[name], bindings, inner);
  });
}

function shown(value: unknown): unknown {
  return value === undefined ? "<absent>" : value;
}
