import * as pulumi from "@pulumi/pulumi";

/** The properties of a resource as plain values. */
export type Properties = Readonly<Record<string, unknown>>;

/** What stands for a value that isn't known yet, as an id isn't in a preview. */
export const { unknownValue } = pulumi.runtime;

const { specialSigKey, specialResourceSig, specialSecretSig } = pulumi.runtime;

/** Whether a value is an object with keys of its own, and so neither a list, a scalar nor a file of the program's. */
export function isRecord(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isAsset(value);
}

/** The objects in a list; none where it isn't one. */
export function recordsIn(value: unknown): Properties[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Whether a value is an asset or archive as programs have them; the engine sends it as a plain object. */
export function isAsset(value: unknown): value is pulumi.asset.Asset | pulumi.asset.Archive {
  return pulumi.asset.Asset.isInstance(value) || pulumi.asset.Archive.isInstance(value);
}

/** Whether a value isn't known yet, as an id is in a preview. */
export function isUnknown(value: unknown): boolean {
  return value === unknownValue;
}

/** A value as Pulumi marks a secret on its way between the engine and a provider. */
export function secretMarker(value: unknown): Properties {
  return { [specialSigKey]: specialSecretSig, value };
}

/** Whether an object is such a marked secret. */
export function isSecret(record: Properties): boolean {
  return record[specialSigKey] === specialSecretSig;
}

/** A copy in which every object, however deep, has been changed. */
function mapRecords(value: unknown, change: (record: Properties) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapRecords(item, change));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, mapRecords(item, change)]);
  return change(Object.fromEntries(entries) as Properties);
}

/** What a provider can use of an object: the id of a resource, and what has a value of anything else. */
function usable(record: Properties): unknown {
  if (record[specialSigKey] === specialResourceSig) return record["id"];
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The properties as they came, without those that have no value; a resource is its id, as in the AWS provider. */
export function given(properties: unknown): Properties {
  const cleaned = mapRecords(properties, usable);
  return isRecord(cleaned) ? cleaned : {};
}

/** The properties as plain values: secrets are unwrapped, and what has no value is left out. */
export function unwrapSecrets(properties: unknown): Properties {
  const plain = mapRecords(given(properties), (record) => (isSecret(record) ? record["value"] : record));
  return isRecord(plain) ? plain : {};
}

/** The names of the properties that are a secret or hold one. */
export function secretNames(properties: unknown): string[] {
  return Object.entries(given(properties)).flatMap(([name, value]) =>
    secretsIn(value).length > 0 ? [name] : [],
  );
}

/** The strings that must not be shown: those in secrets, and those of the named properties. */
export function secretStrings(properties: unknown, names: readonly string[]): string[] {
  const plain = unwrapSecrets(properties);
  const named = names.map((name) => plain[name]);
  return [...secretsIn(properties), ...named].flatMap(stringsIn);
}

function secretsIn(value: unknown): unknown[] {
  if (isRecord(value) && isSecret(value)) return [value["value"]];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(secretsIn) : [];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Plain values as the engine wants them back: the named properties marked as secrets, and nothing undefined. */
export function withSecrets(properties: Properties, names: readonly string[]): Properties {
  const entries = Object.entries(defined(properties)).map(([name, value]) => [
    name,
    names.includes(name) && !(isRecord(value) && isSecret(value)) ? secretMarker(value) : value,
  ]);
  return Object.fromEntries(entries) as Properties;
}

function defined(properties: Properties): Properties {
  const cleaned = mapRecords(properties, (record) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)),
  );
  return isRecord(cleaned) ? cleaned : {};
}

/**
 * What `withSecrets` made, as a resource's state for Pulumi's mock monitor: each marked value becomes a secret output.
 */
export function toMonitorState(properties: unknown): Record<string, unknown> {
  const state = mapRecords(properties, (record) =>
    isSecret(record) ? pulumi.secret(record["value"]) : record,
  );
  return isRecord(state) ? { ...state } : {};
}
