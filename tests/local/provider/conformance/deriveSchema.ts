import type { Property, Schema } from "../../../../local/provider/schema";
import { isRecord } from "../../../../local/provider/wire";
import { recorded, recordedSchema, recordedTypes, type RecordedProperty } from "./corpus";

/** The schemas of all types of resources, as `local/provider/awsSchema.json` has them, from what was recorded. */
export function derivedSchemas(): Record<string, Schema> {
  return Object.fromEntries(
    recordedTypes.map((name) => {
      const { type, cases } = recorded(name);
      const properties = recordedSchema[type];
      if (properties === undefined) throw new Error(`nothing was recorded of the schema of ${type}`);
      const previews = cases.flatMap(({ preview, checked }) => unaskedIn(preview, checked, ""));
      return [type, schemaFrom(properties, new Map(previews), "")];
    }),
  );
}

type Half = Readonly<Record<string, RecordedProperty>>;

function schemaFrom(
  halves: { readonly inputs: Half; readonly outputs: Half },
  unasked: ReadonlyMap<string, unknown>,
  prefix: string,
): Schema {
  const paths = [...new Set([...Object.keys(halves.inputs), ...Object.keys(halves.outputs)])];
  const here = paths
    .filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes("."))
    .filter((path) => path !== `${prefix}id`)
    .sort();
  return Object.fromEntries(
    here.map((path): [string, Property] => {
      const input = halves.inputs[path];
      const output = halves.outputs[path];
      const { type } = input ?? output ?? { type: "" };
      const kind = kinds[type];
      if (kind === undefined) throw new Error(`${path} is a ${type}, of which nothing is known`);
      const nested = kind === "block" ? `${path}.` : `${path}[].`;
      const property: Property = {
        kind,
        ...(input === undefined ? { output: true } : {}),
        ...(output === undefined ? { input: true } : {}),
        ...(input?.required === true ? { required: true } : {}),
        ...(input !== undefined && unasked.get(path) === "<unknown>" ? { computed: true } : {}),
        ...(input?.default === undefined || isPlaceholder(input.default) ? {} : { default: input.default }),
        ...(input === undefined ? {} : zeroDefaultOf(unasked.get(path))),
        ...(input?.replaces === true ? { replaces: true } : {}),
        ...(input?.secret === true || output?.secret === true ? { secret: true } : {}),
        ...(kind === "block" || kind === "blocks" ? { properties: schemaFrom(halves, unasked, nested) } : {}),
      };
      return [path.slice(prefix.length), property];
    }),
  );
}

const kinds: Readonly<Record<string, Property["kind"]>> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  "list of string": "list",
  "map of string": "map",
  object: "block",
  "list of object": "blocks",
  archive: "asset",
};

/** A name that the provider makes is different every time. */
function isPlaceholder(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("<");
}

function zeroDefaultOf(value: unknown): Pick<Property, "zeroDefault"> {
  return isZeroDefault(value) ? { zeroDefault: value } : {};
}

function isZeroDefault(value: unknown): value is false | 0 {
  return value === false || value === 0;
}

/** What a preview has where the program gives nothing, by path: what the provider will tell is unknown, the rest a default. */
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
