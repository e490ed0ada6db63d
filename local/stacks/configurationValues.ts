import { join, quote, showKey } from "../../components/validation/shown";
import { isMapping, type YamlMapping, type YamlValue } from "./yamlDocument";
import { UnreadableYaml } from "./yamlScalar";

/** The fields of a file, which may be empty. */
export function mappingIn(content: YamlValue): YamlMapping {
  if (content === null) return {};
  if (isMapping(content)) return content;
  throw new UnreadableYaml("expected an object", "write keys and values, such as config: {}");
}

/** The fields of an object in a file, which may be left out or empty. */
export function mappingAt(content: YamlMapping, key: string): YamlMapping {
  const value = content[key] ?? null;
  if (value === null) return {};
  if (isMapping(value)) return value;
  throw new UnreadableYaml(`${key}: expected an object`, "write keys and values under it");
}

/** The entries of a configuration, by full key. None may be there twice. */
export function entriesByFullKey(
  config: YamlMapping,
  project: string,
): ReadonlyMap<string, { readonly key: string; readonly value: YamlValue }> {
  const entries = new Map<string, { key: string; value: YamlValue }>();
  for (const [key, value] of Object.entries(config)) {
    const full = fullKey(key, project);
    const other = entries.get(full);
    if (other !== undefined) {
      throw new UnreadableYaml(
        `${quote(other.key)} and ${quote(key)} are the same key`,
        "remove one of them",
      );
    }
    entries.set(full, { key, value });
  }
  return entries;
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
    `${quote(key)} isn't a key of a configuration`,
    "write NAMESPACE:KEY, or KEY for the project's own",
  );
}

/** At the top, the CLI treats null as an empty string. */
export function asText(value: YamlValue): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * Refuses what the CLI has encrypted: an object with nothing but a string `secure`.
 *
 * @param key the full key of the value
 * @throws EncryptedValue
 */
export function refuseEncrypted(value: YamlValue, key: string): void {
  refuseEncryptedAt(value, showKey(key));
}

function refuseEncryptedAt(value: YamlValue, path: string): void {
  if (typeof value !== "object" || value === null) return;
  if (isMapping(value) && Object.keys(value).length === 1 && typeof value["secure"] === "string") {
    throw new EncryptedValue(path);
  }
  for (const [key, inner] of Object.entries(value)) {
    refuseEncryptedAt(inner, Array.isArray(value) ? `${path}[${key}]` : join(path, key));
  }
}

/** A value that only the stack's secrets provider can decrypt. */
export class EncryptedValue extends Error {
  /** @param path where it is, as messages show it, with the full key at its beginning */
  constructor(readonly path: string) {
    super(`${path} is encrypted`);
  }
}
