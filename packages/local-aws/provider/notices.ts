import { isDeepStrictEqual } from "node:util";
import { differs } from "./diff";
import type { Schema } from "./schema";
import { isNull, isZero } from "./values";
import { isRecord, isUnknown, type Properties } from "./wire";

/** What an endpoint did differently from the request. */
export interface Unheeded {
  /** The paths of what was requested but isn't so. */
  readonly ignored: readonly string[];
  /** The paths of what was removed, but is still there. */
  readonly kept: readonly string[];
}

/** Compares what was requested with what the endpoint then returns. AWS returns exactly what was requested. */
export function unheeded(
  schema: Schema,
  observed: Properties,
  plan: Properties,
  before: Properties,
  prefix = "",
): Unheeded {
  const parts = Object.entries(schema).map(([name, property]): Unheeded => {
    const [found, asked, old] = [observed[name], plan[name], before[name]];
    const path = prefix + name;
    // `tagsAll` repeats the tags.
    if (property.output === true || name === "tagsAll" || found === undefined || isUnknown(asked)) {
      return nothing;
    }
    // What the program leaves to AWS stays the same in the plan of an update, but may change.
    if (property.computed === true && isDeepStrictEqual(asked, old)) return nothing;
    if (isRecord(found) && isRecord(asked) && property.properties !== undefined) {
      return unheeded(property.properties, found, asked, isRecord(old) ? old : {}, `${path}.`);
    }
    if (!isNull(asked)) {
      return differs(property, found, asked, false) ? { ignored: [path], kept: [] } : nothing;
    }
    const isTakenAway = !isZero(old) && property.computed !== true && property.kept !== true;
    return isTakenAway && !isZero(found) ? { ignored: [], kept: [path] } : nothing;
  });
  return {
    ignored: parts.flatMap(({ ignored }) => ignored),
    kept: parts.flatMap(({ kept }) => kept),
  };
}

const nothing: Unheeded = { ignored: [], kept: [] };
