import type { Property, Schema } from "../../../provider/schema";
import { isZero } from "../../../provider/values";
import { isRecord } from "../../../provider/wire";
import {
  recorded,
  type RecordedBase,
  type RecordedCase,
  type RecordedProperty,
  recordedSchema,
  recordedTypes,
} from "./corpus";

/**
 * The schemas of all types of resources, as `packages/local-aws/provider/awsSchema.json` has them, from what was
 * recorded.
 */
export function derivedSchemas(): Record<string, Schema> {
  return Object.fromEntries(
    recordedTypes.map((name) => {
      const { type, cases, bases } = recorded(name);
      const properties = recordedSchema[type];
      if (properties === undefined) throw new Error(`nothing was recorded of the schema of ${type}`);
      const previews = cases.flatMap(({ preview, checked }) => unaskedIn(preview, checked, ""));
      const facts: RecordedFacts = {
        unasked: new Map(previews),
        kept: keptPaths(bases),
        isImported: (path, value) => cases.some((one) => isInImport(one, path, value)),
      };
      return [type, schemaFrom(properties, facts, "")];
    }),
  );
}

type Half = Readonly<Record<string, RecordedProperty>>;

/** What the schema doesn't say, but the recorded answers show. */
interface RecordedFacts {
  /** What a preview has where the program gives nothing. */
  readonly unasked: ReadonlyMap<string, unknown>;
  readonly kept: ReadonlySet<string>;
  /** Whether an import has a value among the inputs. */
  readonly isImported: (path: string, value: unknown) => boolean;
}

function schemaFrom(
  halves: { readonly inputs: Half; readonly outputs: Half },
  facts: RecordedFacts,
  prefix: string,
): Schema {
  const { unasked, kept, isImported } = facts;
  const paths = [...new Set([...Object.keys(halves.inputs), ...Object.keys(halves.outputs)])];
  const here = paths
    .filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes("."))
    .filter((path) => path !== "id")
    .sort();
  return Object.fromEntries(
    here.map((path): [string, Property] => {
      const input = halves.inputs[path];
      const output = halves.outputs[path];
      const { type } = input ?? output ?? { type: "" };
      const kind = kinds[type];
      if (kind === undefined) throw new Error(`${path} is a ${type}, of which nothing is known`);
      const given = unasked.get(path);
      const hasDefault = input?.default !== undefined && !isPlaceholder(input.default);
      const nested = kind === "block" ? `${path}.` : `${path}[].`;
      const property: Property = {
        kind,
        // The bridge treats it as an input, too, though programs don't give it.
        ...(path === "tagsAll" ? { computed: true } : input === undefined ? { output: true } : {}),
        ...(output === undefined ? { input: true } : {}),
        ...(input?.required === true ? { required: true } : {}),
        ...(input !== undefined && given === "<unknown>" ? { computed: true } : {}),
        ...(kept.has(path) && given !== "<unknown>" && !hasDefault ? { kept: true } : {}),
        ...(!hasDefault
          ? {}
          : {
              default: input.default,
              ...(isImported(path, input.default) ? { importedDefault: true } : {}),
            }),
        ...(input !== undefined && isZeroDefault(given) ? { zeroDefault: given } : {}),
        ...(input?.replaces === true ? { replaces: true } : {}),
        ...(input?.secret === true || output?.secret === true ? { secret: true } : {}),
        ...(kind === "block" || kind === "blocks" ? { properties: schemaFrom(halves, facts, nested) } : {}),
      };
      return [path.slice(prefix.length), property];
    }),
  );
}

const kinds: Readonly<Record<string, Property["kind"]>> = {
  string: "string",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  "list of string": "list",
  "map of string": "map",
  object: "block",
  "list of object": "blocks",
  archive: "asset",
};

/** What always stays the same if the program omits it; what was empty before proves nothing. */
function keptPaths(bases: readonly RecordedBase[]): ReadonlySet<string> {
  const leftOut = bases
    .flatMap(({ changes }) => changes)
    .filter(({ from, to }) => to === "<absent>" && !isZero(from))
    .map(({ property, result }) => ({ path: property.replace(/\.\d+/g, "[]"), isKept: result === "none" }));
  const changed = new Set(leftOut.filter(({ isKept }) => !isKept).map(({ path }) => path));
  return new Set(leftOut.map(({ path }) => path).filter((path) => !changed.has(path)));
}

function isInImport({ import: { inputs, outputs } }: RecordedCase, path: string, value: unknown): boolean {
  return valueAt(outputs, path) === value && valueAt(inputs, path) === value;
}

function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce((inner, name) => (isRecord(inner) ? inner[name] : undefined), value);
}

/** A name that the provider makes is different every time. */
function isPlaceholder(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("<");
}

function isZeroDefault(value: unknown): value is false | 0 {
  return value === false || value === 0;
}

/**
 * What a preview has where the program gives nothing, by path: what the provider computes is unknown, the rest is a
 * default.
 */
function unaskedIn(preview: unknown, inputs: unknown, path: string): [string, unknown][] {
  if (Array.isArray(preview) && Array.isArray(inputs)) {
    return preview.flatMap((item, index) => unaskedIn(item, inputs[index], `${path}[]`));
  }
  if (!isRecord(preview)) return [];
  return Object.entries(preview).flatMap(([name, value]): [string, unknown][] => {
    const inner = path === "" ? name : `${path}.${name}`;
    const input = isRecord(inputs) ? inputs[name] : undefined;
    if (input !== undefined) return unaskedIn(value, input, inner);
    return value === "<unknown>" || isZeroDefault(value) ? [[inner, value]] : [];
  });
}
