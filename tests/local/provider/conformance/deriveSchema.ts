import type { Property, Schema } from "../../../../local/provider/schema";
import { isRecord, type Properties } from "../../../../local/provider/wire";
import { recorded, recordedSchema, recordedTypes, type RecordedProperty } from "./corpus";

/** The schemas of all types of resources, as `local/provider/awsSchema.json` has them, from what was recorded. */
export function derivedSchemas(): Record<string, Schema> {
  return Object.fromEntries(
    recordedTypes.map((name) => {
      const { type, cases } = recorded(name);
      const properties = recordedSchema[type];
      if (properties === undefined) throw new Error(`nothing was recorded of the schema of ${type}`);
      const unknownPaths = new Set(
        cases.flatMap(({ preview, checked }) => unknownPathsIn(preview, checked, "")),
      );
      return [type, schemaFrom(properties, unknownPaths, "")];
    }),
  );
}

type Half = Readonly<Record<string, RecordedProperty>>;

function schemaFrom(
  halves: { readonly inputs: Half; readonly outputs: Half },
  unknownPaths: ReadonlySet<string>,
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
        // The bridge takes it for an input, too, though programs don't give it.
        ...(path === "tagsAll" ? { computed: true } : input === undefined ? { output: true } : {}),
        ...(output === undefined ? { input: true } : {}),
        ...(input?.required === true ? { required: true } : {}),
        ...(input !== undefined && unknownPaths.has(path) ? { computed: true } : {}),
        ...(input?.keptWhenLeftOut === true && input.default === undefined && !unknownPaths.has(path)
          ? { kept: true }
          : {}),
        ...(input?.default === undefined ? {} : { default: input.default }),
        ...(input?.replaces === true ? { replaces: true } : {}),
        ...(input?.secret === true || output?.secret === true ? { secret: true } : {}),
        ...(kind === "block" || kind === "blocks"
          ? { properties: schemaFrom(halves, unknownPaths, nested) }
          : {}),
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

/** What a preview doesn't know although the program doesn't give it: the provider will tell. */
function unknownPathsIn(preview: unknown, inputs: unknown, path: string): string[] {
  if (Array.isArray(preview) && Array.isArray(inputs)) {
    return preview.flatMap((item, index) => unknownPathsIn(item, inputs[index], `${path}[]`));
  }
  if (!isRecord(preview)) return [];
  return Object.entries(preview).flatMap(([name, value]) => {
    const inner = path === "" ? name : `${path}.${name}`;
    const input = isRecord(inputs) ? (inputs as Properties)[name] : undefined;
    return input === undefined && value === "<unknown>" ? [inner] : unknownPathsIn(value, input, inner);
  });
}
