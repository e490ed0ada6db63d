import assert from "node:assert/strict";
import { formatOwnFrames, type Frame } from "../../program/tsNode/ownFrames";

const own = "create (/shop/index.ts:4:9)";
const others = [
  "applyHelperAsync (/shop/node_modules/@pulumi/pulumi/output.js:516:31)",
  "C:\\shop\\node_modules\\@pulumi\\pulumi\\output.js:378:13",
  "new Promise (<anonymous>)",
  "node:internal/main:1:1",
];

function framesOf(...frames: string[]): Frame[] {
  return frames.map((frame) => ({ toString: () => frame }));
}

describe("The stack trace of an error", () => {
  const asked: string[] = [];
  const format = formatOwnFrames((error, frames) => {
    asked.push(...frames.map(String));
    return String(error) + frames.map((frame) => `\n    at mapped ${frame.toString()}`).join("");
  });

  beforeEach(() => {
    asked.length = 0;
  });

  it("has the places of own frames looked up, and those of no others", () => {
    const stack = format(new TypeError("boom"), framesOf(others[0] ?? "", own, ...others.slice(1)));
    const [first, ...rest] = others.map((line) => `    at ${line}`);
    assert.equal(stack, ["TypeError: boom", first, `    at mapped ${own}`, ...rest].join("\n"));
    assert.deepEqual(asked, [own]);
  });

  it("has each place looked up once", () => {
    const place = "other (/shop/index.ts:5:1)";
    const expected = `Error: boom\n    at mapped ${place}`;
    assert.equal(format(new Error("boom"), framesOf(place)), expected);
    assert.equal(format(new Error("boom"), framesOf(place)), expected);
    assert.deepEqual(asked, [place]);
  });
});
