import { differs, fieldsIn, type Fields } from "./fields";
import { isRecord, type Properties } from "./wire";

/** What came of a request. */
export interface Settled {
  /** What is deployed, as far as the endpoint tells, and what was asked for. */
  readonly properties: Properties;
  /** The paths of arguments that the endpoint took without acting on them. */
  readonly ignored: readonly string[];
  /** The paths of arguments that the program no longer has, but the endpoint still does. */
  readonly kept: readonly string[];
}

/**
 * Compares what was asked for with what is deployed then. What the endpoint ignored or kept is as the program wants it
 * in the properties all the same: the user is told once, rather than shown a change for ever.
 */
export function settle(
  fields: Fields,
  asked: Properties,
  deployed: Properties,
  before: Properties = {},
): Settled {
  const properties: Record<string, unknown> = {};
  const ignored: string[] = [];
  const kept: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const [wanted, found, old] = [asked[name], deployed[name], before[name]];
    if (isRecord(wanted) && isRecord(found)) {
      const older = isRecord(old) ? old : {};
      const inner = settle(fieldsIn(field, wanted, found), wanted, found, older);
      properties[name] = inner.properties;
      ignored.push(...inner.ignored.map((path) => `${name}.${path}`));
      kept.push(...inner.kept.map((path) => `${name}.${path}`));
    } else if (wanted !== undefined) {
      properties[name] = wanted;
      if (field.writeOnly !== true && differs({ ...field, computed: false }, found, wanted))
        ignored.push(name);
    } else if (found !== undefined) {
      const isKept = field.computed !== true && differs(field, found, undefined);
      if (isKept) kept.push(name);
      else properties[name] = found;
    }
  }
  return { properties, ignored, kept };
}

/**
 * What is deployed, in the words of the state where these say the same, so that a list in another order is no drift;
 * with the arguments that only the state knows.
 */
export function inWordsOf(fields: Fields, state: Properties, deployed: Properties): Properties {
  const entries = Object.entries(fields).map(([name, field]) => {
    const [known, found] = [state[name], deployed[name]];
    if (field.writeOnly === true) return [name, known];
    if (isRecord(known) && isRecord(found))
      return [name, inWordsOf(fieldsIn(field, known, found), known, found)];
    return [name, known !== undefined && !differs(field, found, known) ? known : found];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Properties;
}
