import { quote } from "../../components/validation/shown";
import { asText, entriesByFullKey, mappingAt, refuseEncrypted } from "./configurationValues";
import { isMapping, type YamlMapping, type YamlValue } from "./yamlDocument";
import { UnreadableYaml } from "./yamlScalar";

/** What a project declares of a key of its configuration. */
export interface Declaration {
  /** The full key. */
  readonly key: string;
  /** The value where a stack sets none; undefined where a stack has to set it. */
  readonly text: string | undefined;
  /** Undefined where it may be anything. */
  readonly type?: ConfigurationType;
}

interface ConfigurationType {
  /** As in Pulumi.yaml. */
  readonly name: string;
  readonly accepts: (value: YamlValue) => boolean;
}

/**
 * The keys that a project declares. Beyond its schema, the CLI checks them by the rules that are here.
 *
 * @throws UnreadableYaml where the CLI refuses them, or a local deployment can't have the same configuration as one by the CLI
 */
export function declarationsOfProject(content: YamlMapping, project: string): Declaration[] {
  if (typeof content["config"] === "string" || (content["stackConfigDir"] ?? null) !== null) {
    throw new UnreadableYaml(
      "its stack files are in another folder",
      "keep them next to it, without stackConfigDir",
    );
  }
  const entries = entriesByFullKey(mappingAt(content, "config"), project);
  return Array.from(entries, ([full, { key, value }]) => {
    if (/[.[\]"]/.test(key)) {
      throw new UnreadableYaml(
        `${quote(key)} is a path, which a local deployment can't declare`,
        "declare keys only",
      );
    }
    if (value === null) {
      throw new UnreadableYaml(
        `${quote(key)} has no declaration`,
        "write its value, or a type such as { type: string }",
      );
    }
    const isOwn = full.startsWith(`${project}:`);
    // A declaration is either an object, or the value itself.
    return isMapping(value) ? readDeclaration(value, full, key, isOwn) : { key: full, text: asText(value) };
  });
}

const fieldsOfDeclaration = ["type", "items", "description", "secret", "default", "value"];

function readDeclaration(fields: YamlMapping, full: string, key: string, isOwn: boolean): Declaration {
  const shown = quote(key);
  const unknown = Object.keys(fields).find((field) => !fieldsOfDeclaration.includes(field));
  if (unknown !== undefined) {
    throw new UnreadableYaml(
      `the declaration of ${shown} has a field ${quote(unknown)}`,
      "put an object under value, next to which there may be a description",
    );
  }
  const { type = null, secret = false, default: byDefault = null, value = null } = fields;
  if (secret !== false) {
    throw new UnreadableYaml(
      `${shown} is declared with secret, so that Pulumi requires it to be encrypted, and a local deployment can't decrypt it`,
      "remove secret from its declaration; a stack can still set it with --secret",
    );
  }
  if (byDefault !== null && value !== null) {
    throw new UnreadableYaml(`${shown} has both a default and a value`, "remove one of them");
  }
  if (!isOwn && (type !== null || value === null)) {
    throw new UnreadableYaml(
      `${shown} isn't the project's own key, so that Pulumi expects a value of it and no type or default`,
      "write { value: … } for it",
    );
  }
  const declared = byDefault ?? value;
  refuseEncrypted(declared, full);
  const text = declared === null ? undefined : asText(declared);
  if (type === null) return { key: full, text };
  const expected = typeOf(fields) ?? refuseType(shown);
  if (byDefault !== null && !expected.accepts(byDefault)) {
    throw new UnreadableYaml(`the default of ${shown} isn't of type ${expected.name}`, "correct the default");
  }
  if (value !== null && !expected.accepts(asKept(value))) {
    throw new UnreadableYaml(`the value of ${shown} isn't of type ${expected.name}`, "correct the value");
  }
  return { key: full, text, type: expected };
}

function refuseType(shown: string): never {
  throw new UnreadableYaml(
    `${shown} has a type that Pulumi doesn't have`,
    "use one of string, integer, boolean, object, or array with the type of its items, as in items: { type: string }",
  );
}

const scalarTypes: ReadonlyMap<unknown, ConfigurationType> = new Map(
  [
    { name: "string", accepts: (value: YamlValue) => typeof value === "string" },
    {
      name: "integer",
      accepts: (value: YamlValue) => Number.isInteger(typeof value === "string" ? integerIn(value) : value),
    },
    {
      name: "boolean",
      accepts: (value: YamlValue) => [true, false, "true", "false"].some((one) => one === value),
    },
    { name: "object", accepts: isMapping },
  ].map((type) => [type.name, type]),
);

/** Beyond what is exact here, the CLI accepts further ones. */
function integerIn(text: string): number | undefined {
  return /^[-+]?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

function typeOf({ type = null, items = null }: YamlMapping): ConfigurationType | undefined {
  if (type !== "array") return scalarTypes.get(type);
  const item = isMapping(items) ? typeOf(items) : undefined;
  return (
    item && {
      name: `array<${item.name}>`,
      accepts: (value) => Array.isArray(value) && value.every(item.accepts),
    }
  );
}

/**
 * Refuses a stack's value that isn't of the declared type.
 *
 * @throws UnreadableYaml where it isn't
 */
export function refuseOtherType(declaration: Declaration | undefined, value: YamlValue): void {
  if (declaration?.type === undefined) return;
  if (declaration.type.accepts(asKept(value))) return;
  throw new UnreadableYaml(
    `${quote(declaration.key)} isn't of type ${declaration.type.name}, as Pulumi.yaml declares it`,
    "correct the value, or the type in Pulumi.yaml",
  );
}

/** Before it checks a value, but not a default, the CLI makes a string of a scalar, whatever it is in the file. */
function asKept(value: YamlValue): YamlValue {
  return typeof value === "object" && value !== null ? value : asText(value);
}
