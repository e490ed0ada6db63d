import { isRecord, isSecret, type Properties, secretMarker, unknownValue } from "../../../provider/wire";

/** Recorded data with secrets as Pulumi marks them. */
export function withMarkers(value: unknown): unknown {
  return mapObjects(value, (object) => ("<secret>" in object ? secretMarker(object["<secret>"]) : object));
}

/** Data with secrets as the recording has them. */
export function withoutMarkers(value: unknown): unknown {
  return mapObjects(value, (object) => (isSecret(object) ? { "<secret>": object["value"] } : object));
}

/** Data of a preview with what isn't known as the recording has it. */
export function withUnknowns(value: unknown): Properties {
  return JSON.parse(JSON.stringify(value).replaceAll(unknownValue, "<unknown>")) as Properties;
}

function mapObjects(value: unknown, change: (object: Properties) => Properties): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, mapObjects(item, change)]);
  return change(Object.fromEntries(entries) as Properties);
}
