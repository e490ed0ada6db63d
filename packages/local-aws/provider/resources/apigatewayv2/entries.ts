import { isRecord, recordsIn } from "../../wire";

/** An object of AWS's API as a list of blocks: each key is a property of a block. */
export function toBlocks(entries: unknown, key: string, properties: (entry: unknown) => object): object[] {
  return Object.entries(isRecord(entries) ? entries : {}).map(([name, entry]) => ({
    [key]: name,
    ...properties(entry),
  }));
}

/** A list of blocks as an object of AWS's API: the opposite of `toBlocks`. */
export function fromBlocks<Entry>(
  blocks: unknown,
  key: string,
  entry: (properties: Readonly<Record<string, unknown>>) => Entry,
): Record<string, Entry> {
  return Object.fromEntries(recordsIn(blocks).map((block) => [String(block[key]), entry(block)]));
}

/** What changes the entries to the requested ones: API Gateway removes an entry that is set to the empty value. */
export function withRemovals<Entry>(
  old: Readonly<Record<string, unknown>>,
  asked: Readonly<Record<string, Entry>>,
  empty: Entry,
): Record<string, Entry> {
  const removed = Object.keys(old).filter((key) => !(key in asked));
  return { ...Object.fromEntries(removed.map((key) => [key, empty])), ...asked };
}

/** The strings by key without empty ones, which API Gateway doesn't have; not every endpoint removes them. */
export function withoutEmpty(values: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}
