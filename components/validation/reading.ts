/** Stands for what can't be read, such as a field whose getter throws. */
export const unreadable = Symbol("unreadable");

/** What looking at a value results in. A getter can throw, and looking at a revoked proxy always does. */
export function read<T>(look: () => T): T | typeof unreadable {
  try {
    return look();
  } catch {
    return unreadable;
  }
}

/**
 * Whether a value is an object as a literal, JSON or YAML makes it. All others keep what they contain elsewhere, like a
 * Map, or in their prototype, so that they would count as empty.
 */
export function isPlainObject(value: unknown): value is object {
  return read(() => typeof value === "object" && value !== null && isPlain(value)) === true;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  // Each realm, such as that of a test in Jest, has an Object.prototype of its own.
  return (
    typeof prototype === "object" &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, "isPrototypeOf") &&
    // Neither `Math` nor the arguments of a function.
    Object.prototype.toString.call(value) === "[object Object]"
  );
}

/** The names of an object's fields; `undefined` where they can't be read. */
export function keysOf(value: object): string[] | undefined {
  const keys = read(() => Object.keys(value));
  return keys === unreadable ? undefined : keys;
}
