import { closest } from "../../components/validation/closest";
import { isMapping, type YamlMapping, type YamlValue } from "./yamlDocument";
import { UnreadableYaml } from "./yamlScalar";

/** Configuration by full key, each value as Pulumi passes it to a program. */
export type FullConfiguration = Record<string, string>;

/** What a project declares of a key. */
interface Declaration {
  readonly key: string;
  /** Undefined where a stack has to set it. */
  readonly text: string | undefined;
}

const stackFileKeys = ["config", "environment", "encryptionsalt", "encryptedkey", "secretsprovider"];

/**
 * The configuration in a stack file.
 *
 * @throws UnreadableYaml where a local deployment can't have the same configuration as one by the CLI
 */
export function configurationOfStack(content: YamlValue, project: string): FullConfiguration {
  const fields = mappingIn(content);
  // The CLI ignores other keys, so that a misspelled one would be without effect.
  const unknown = Object.keys(fields).find((key) => !stackFileKeys.includes(key));
  if (unknown !== undefined) {
    const other = closest(unknown, stackFileKeys);
    throw new UnreadableYaml(
      `Pulumi has no setting ${shownKey(unknown)} there`,
      other === undefined ? "remove it, or put it under config" : `did you mean ${other}?`,
    );
  }
  if ((fields["environment"] ?? null) !== null) {
    throw new UnreadableYaml(
      "it imports environments of Pulumi ESC, which a local deployment can't open",
      "use --stack with a stack that has all its values in its file",
    );
  }
  const config: FullConfiguration = {};
  const written = new Map<string, string>();
  for (const [key, value] of Object.entries(mappingAt(fields, "config"))) {
    const full = fullKey(key, project);
    const other = written.get(full);
    if (other !== undefined) {
      throw new UnreadableYaml(
        `${shownKey(other)} and ${shownKey(key)} are the same key`,
        "remove one of them",
      );
    }
    written.set(full, key);
    refuseEncrypted(value, full);
    config[full] = asText(value);
  }
  return config;
}

/**
 * The keys that a project declares, by full key.
 *
 * @throws UnreadableYaml where a local deployment can't have the same configuration as one by the CLI
 */
export function declarationsOfProject(content: YamlMapping, project: string): Declaration[] {
  if (typeof content["config"] === "string" || (content["stackConfigDir"] ?? null) !== null) {
    throw new UnreadableYaml(
      "its stack files are in another folder",
      "keep them next to it, without stackConfigDir",
    );
  }
  return Object.entries(mappingAt(content, "config")).map(([key, declaration]) => {
    if (/[.[\]"]/.test(key)) {
      throw new UnreadableYaml(
        `${shownKey(key)} is a path, which a local deployment can't declare`,
        "declare keys only",
      );
    }
    // A declaration is either a typed one, with a default or a value, or the value itself.
    const value = isMapping(declaration)
      ? (declaration["default"] ?? declaration["value"] ?? null)
      : declaration;
    return { key: fullKey(key, project), text: value === null ? undefined : asText(value) };
  });
}

/** The fields of a file, which may be empty. */
export function mappingIn(content: YamlValue): YamlMapping {
  if (content === null) return {};
  if (isMapping(content)) return content;
  throw new UnreadableYaml("expected an object", "write keys and values, such as config: {}");
}

function mappingAt(content: YamlMapping, key: string): YamlMapping {
  const value = content[key] ?? null;
  if (value === null) return {};
  if (isMapping(value)) return value;
  throw new UnreadableYaml(`${key}: expected an object`, "write keys and values under it");
}

/** NAMESPACE:KEY. In NAMESPACE:config:KEY, the form of earlier versions, "config" says nothing. */
function fullKey(key: string, project: string): string {
  const parts = key.split(":");
  const [namespace = "", middle, last = ""] = parts;
  if (parts.length === 1) return `${project}:${key}`;
  if (parts.length === 2) return key;
  if (parts.length === 3 && middle === "config" && namespace !== "" && last !== "") {
    return `${namespace}:${last}`;
  }
  throw new UnreadableYaml(
    `${shownKey(key)} isn't a key of a configuration`,
    "write NAMESPACE:KEY, or KEY for the project's own",
  );
}

/** At the top, the CLI treats null as an empty string. */
function asText(value: YamlValue): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What the CLI has encrypted is an object with nothing but a string `secure`. */
function refuseEncrypted(value: YamlValue, path: string): void {
  if (typeof value !== "object" || value === null) return;
  if (isMapping(value) && Object.keys(value).length === 1 && typeof value["secure"] === "string") {
    throw new EncryptedValue(path);
  }
  for (const [key, inner] of Object.entries(value)) {
    refuseEncrypted(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
  }
}

/** A value that only the stack's secrets provider can decrypt. */
export class EncryptedValue extends Error {
  /** @param path where it is, with the full key at its beginning */
  constructor(readonly path: string) {
    super(`${path} is encrypted`);
  }
}

/** A key may be anything, and is shown on one line. */
function shownKey(key: string): string {
  return JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key);
}
