import assert from "node:assert/strict";
import { createProvider } from "../../../provider";
import { urnOf } from "../deployed";
import { recorded, recordedTypes } from "./corpus";
import { isRefusalException } from "./exceptions";
import { filled } from "./placeholders";
import { withMarkers } from "./secrets";

const provider = createProvider({
  endpoint: "http://127.0.0.1:9",
  region: "us-east-1",
  onNotice: () => undefined,
});

describe("A preview refuses what the AWS provider refuses", () => {
  for (const name of recordedTypes) {
    const { type, refusals } = recorded(name);
    for (const { name: what, inputs, refusedBy, failures } of refusals) {
      it(`${name}: ${what}`, async () => {
        const given = filled(withMarkers(inputs), new Map()) as Record<string, unknown>;
        const { failures: found = [] } = await provider.check(urnOf(type), {}, given);
        const actual = { isRefused: found.length > 0, paths: pathsOf(found.map(({ property }) => property)) };
        const isRefused = refusedBy !== "nothing before the request";
        const paths = pathsOf(failures.flatMap(({ at }) => (at === undefined ? [] : [at])));
        // Where the real provider names no path, any will do.
        const expected = { isRefused, paths: paths.length === 0 ? actual.paths : paths };
        if (isRefusalException(name, what)) assert.notDeepEqual(actual, expected);
        else assert.deepEqual(actual, expected);
      });
    }
  }
});

/** Paths without positions: the real provider names the list in whose items something is wrong. */
function pathsOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.replace(/\[\d*\].*$/, "")))].sort();
}
