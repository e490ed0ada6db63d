import assert from "node:assert/strict";
import { createProvider } from "../../../provider";
import { planned } from "../../../provider/plan";
import { handlers } from "../../../provider/resources";
import { isNull } from "../../../provider/values";
import { isRecord, isUnknown, type Properties, unwrapSecrets } from "../../../provider/wire";
import { urnOf } from "../providerUnderTest";
import { recorded, type RecordedChange, recordedTypes } from "./corpus";
import { isChangeException, unusedChangeExceptions } from "./exceptions";
import { type Bindings, filled } from "./placeholders";
import { withMarkers } from "./secretValues";

// Nothing is asked of it: previews need no endpoint.
const provider = createProvider({
  endpoint: "http://127.0.0.1:9",
  region: "us-east-1",
  onNotice: () => undefined,
});

describe("A change of one property is what it is with the AWS provider", () => {
  let left = 0;

  after("needs every exception", () => {
    // Where only some of the tests ran, the others may need what these don't.
    if (left === 0) assert.deepEqual(unusedChangeExceptions(), []);
  });

  for (const name of recordedTypes) {
    const { type, bases, cases } = recorded(name);
    left += bases.length;
    const minimal = cases[0]?.outputs ?? {};
    for (const { base, inputs, changes } of bases) {
      it(`${name}: ${base}`, async () => {
        const bindings: Bindings = new Map();
        const urn = urnOf(type);
        const { inputs: olds, state } = await deployed(
          type,
          filled(withMarkers(inputs), bindings),
          filled(withMarkers(minimal), bindings),
        );
        const found = await Promise.all(
          changes.map(async (change) => {
            const news = filled(withMarkers(changed(inputs, change)), bindings);
            const checked = await provider.check(urn, olds, news);
            const diff = await provider.diff("id", urn, state, checked.inputs as Properties);
            return [describeChange(change), resultOf(diff), (checked.failures ?? []).length > 0] as const;
          }),
        );
        const expected = changes.map(
          (change) =>
            [describeChange(change), recordedResult(change), (change.failures ?? []).length > 0] as const,
        );
        const differences = found
          .map((one, index) => ({
            change: one[0],
            recorded: expected[index]?.slice(1),
            // What Diff refuses in the real provider, Check may refuse here: it comes first.
            actual: one[2] && changes[index]?.error !== undefined ? ["error", false] : one.slice(1),
          }))
          .filter(({ recorded: one, actual }) => JSON.stringify(one) !== JSON.stringify(actual))
          .filter(({ change }) => !isChangeException(name, base, change));
        assert.deepEqual(differences, []);
        left--;
      });
    }
  }
});

/** A resource as the state has it after a creation; what isn't given is as in the first recorded case. */
async function deployed(
  type: string,
  inputs: unknown,
  observed: unknown,
): Promise<{ inputs: Properties; state: Properties }> {
  const handler = handlers[type];
  assert.ok(handler);
  const checked = await provider.check(urnOf(type), {}, inputs);
  const plain = unwrapSecrets(checked.inputs);
  const state = completed(planned(handler.schema, plain, handler.framework), observed);
  return { inputs: checked.inputs as Properties, state };
}

function completed(plan: unknown, observed: unknown): Properties {
  const entries = Object.entries(isRecord(plan) ? plan : {}).map(([name, value]) => {
    const other = isRecord(observed) ? observed[name] : undefined;
    if (isUnknown(value) || isNull(value)) return [name, unwrapSecrets({ other })["other"]];
    return [name, isRecord(value) && isRecord(other) ? completed(value, other) : value];
  });
  return Object.fromEntries(entries.filter(([, value]) => !isNull(value))) as Properties;
}

function describeChange({ property, from, to }: RecordedChange): string {
  return `${property}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`;
}

function recordedResult({
  result,
  replaces = [],
  deleteBeforeReplace = false,
  error,
}: RecordedChange): unknown {
  if (error !== undefined) return "error";
  // The real provider names a map once for each of its keys.
  return result === "replace" ? { replaces: [...new Set(replaces)].sort(), deleteBeforeReplace } : result;
}

function resultOf(diff: { changes?: boolean; replaces?: string[]; deleteBeforeReplace?: boolean }): unknown {
  const { changes = false, replaces = [], deleteBeforeReplace = false } = diff;
  if (replaces.length > 0) return { replaces: [...replaces].sort(), deleteBeforeReplace };
  return changes ? "update" : "none";
}

/** The inputs with another value at a path. */
function changed(inputs: unknown, { property, to }: RecordedChange): unknown {
  return withValue(inputs, property.split("."), to);
}

function withValue(value: unknown, [step, ...rest]: readonly string[], to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const index = Number(step);
    const items = [...(value as unknown[])];
    if (rest.length === 0 && to === "<absent>") items.splice(index, 1);
    else items[index] = withValue(items[index], rest, to);
    return items;
  }
  const object: Properties = isRecord(value) ? value : {};
  const { [step]: old, ...others } = object;
  return rest.length === 0 && to === "<absent>" ? others : { ...object, [step]: withValue(old, rest, to) };
}
