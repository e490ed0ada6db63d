import assert from "node:assert/strict";
import { createProvider } from "../../../provider";
import { type Schema, schemaOf } from "../../../provider/schema";
import { urnOf } from "../providerUnderTest";
import { recorded, recordedTypes } from "./corpus";
import { isRefusalException } from "./exceptions";
import { filled } from "./placeholders";
import { withMarkers } from "./secretValues";

const provider = createProvider({
  endpoint: "http://127.0.0.1:9",
  region: "us-east-1",
  onNotice: () => undefined,
});

describe("A preview refuses what the AWS provider refuses", () => {
  for (const name of recordedTypes) {
    const { type, refusals } = recorded(name);
    const schema = schemaOf(type);
    for (const { name: what, inputs, refusedBy, failures } of refusals) {
      it(`${name}: ${what}`, async () => {
        const given = filled(withMarkers(inputs), new Map()) as Record<string, unknown>;
        const { failures: found = [] } = await provider.check(urnOf(type), {}, given);
        const actual = {
          isRefused: found.length > 0,
          paths: pathsOf(
            found.map(({ property }) => property),
            schema,
          ),
        };
        const isRefused = refusedBy !== "nothing before the request";
        const paths = pathsOf(
          failures.flatMap(({ at }) => (at === undefined ? [] : [at])),
          schema,
        );
        // Where the real provider names no path, any will do.
        const expected = { isRefused, paths: paths.length === 0 ? actual.paths : paths };
        if (isRefusalException(name, what)) assert.notDeepEqual(actual, expected);
        else assert.deepEqual(actual, expected);
      });
    }
  }
});

/** Paths up to a list: the real provider names the list in whose items something is wrong, or no position in a set. */
function pathsOf(paths: readonly string[], schema: Schema): string[] {
  const outside = paths.map((path) => {
    const [first = ""] = path.split(/[.[]/);
    return schema[first]?.kind === "blocks" ? first : path.replace(/\[\d*\].*$/, "");
  });
  return [...new Set(outside)].sort();
}
