/**
 * The value without what is unset in it: null and an empty string, list or object mean the same as absent.
 */
export function withoutUnset(written: unknown): unknown {
  if (written === null || written === "") return undefined;
  if (typeof written !== "object") return written;
  if (Array.isArray(written)) return written.length === 0 ? undefined : written;
  const parts = Object.entries(written).flatMap(([name, part]: [string, unknown]) => {
    const kept = withoutUnset(part);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
