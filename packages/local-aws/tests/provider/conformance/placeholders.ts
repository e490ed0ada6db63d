import { isRecord, type Properties } from "../../../provider/wire";

/** What the recording has placeholders for, by these, such as `<id>`. */
export type Bindings = Map<string, string>;

const placeholder = /<(?!secret>|unknown>|absent>)[a-z][a-zA-Z0-9.]*>/g;

/** Values that fit anywhere, for placeholders that nothing has bound yet. */
const inventions: Readonly<Record<string, string>> = {
  // Of the form that AWS's models ask for.
  "<pool.id>": "us-east-1_AbCdEfGhI",
  "<client.id>": "2example23456789",
  "<other.id>": "us-east-1_JkLmNoPqR",
  "<identityPool.id>": "us-east-1:22222222-3333-4444-8555-666666666666",
  "<time>": "2026-01-02T03:04:05Z",
  "<uuid>": "11111111-2222-4333-8444-555555555555",
  "<uniqueId>": "AROA12345678901234567",
  "<clientSecret>": "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnop",
  "<hex7>": "0123abc",
  "<hash>": "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=",
  "<version>": "1",
  "<location>": "https://example.com/code",
  "<endpoint>": "127.0.0.1:4566",
};

/** What `<id>` stands for at first, where AWS makes the ids and has them of some form. */
const ids: Readonly<Record<string, string>> = {
  UserPool: "us-east-1_StUvWxYzA",
  UserPoolClient: "1example23456789",
  IdentityPool: "us-east-1:77777777-8888-4999-8aaa-bbbbbbbbbbbb",
};

/** The bindings in the beginning of a case. */
export function firstBindings(type: string): Bindings {
  const id = ids[type];
  return new Map(id === undefined ? [] : [["<id>", id]]);
}

/** The value of a placeholder. */
export function valueOf(name: string, bindings: Bindings): string {
  const value = bindings.get(name) ?? inventions[name] ?? `bound-${name.slice(1, -1).replace(".", "-")}`;
  bindings.set(name, value);
  return value;
}

/** Recorded data with values in the place of placeholders; times are numbers where an API has them so. */
export function filled(recordedValue: unknown, bindings: Bindings, time?: number): unknown {
  if (typeof recordedValue === "string") {
    if (recordedValue === "<time>" && time !== undefined) return time;
    return recordedValue.replace(placeholder, (name) => valueOf(name, bindings));
  }
  if (Array.isArray(recordedValue)) return recordedValue.map((item) => filled(item, bindings, time));
  if (!isRecord(recordedValue)) return recordedValue;
  const entries = Object.entries(recordedValue).map(([name, value]) => [
    filled(name, bindings),
    filled(value, bindings, time),
  ]);
  return Object.fromEntries(entries) as Properties;
}

/** Recorded XML with values in the place of placeholders, which stand among its tags as they are. */
export function filledXml(xml: string, bindings: Bindings): string {
  return xml.replace(placeholder, (name) =>
    xml.includes(`</${name.slice(1)}`) ? name : valueOf(name, bindings),
  );
}

/**
 * Whether an actual string matches a recorded one, with any value for a placeholder that isn't bound yet, which is
 * bound then.
 */
export function matches(recordedText: string, actual: string, bindings: Bindings): boolean {
  const names = recordedText.match(placeholder) ?? [];
  const pattern = recordedText
    .split(placeholder)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("(.+?)");
  const found = new RegExp(`^${pattern}$`, "s").exec(actual);
  if (found === null) return false;
  return names.every((name, index) => {
    const value = found[index + 1] ?? "";
    // A time or an id of something else differs every time.
    if (bindings.has(name) && !/^<(time|uuid|hash|version)>$/.test(name)) return bindings.get(name) === value;
    bindings.set(name, value);
    return true;
  });
}
