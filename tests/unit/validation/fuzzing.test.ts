import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { CognitoAuth, InvalidArgumentsError } from "../../../components";
import { attempt } from "../../../components/testing/attempt";
import { validArguments } from "../../helpers/arbitraries";
import { beyondAws } from "../../helpers/awsLimits";
import { outputsOf } from "../../helpers/deployProgram";

/** Is in everything that may be a secret, and in nothing else. */
const marker = "hunter2";

const characters = Array.from(
  "aZ0é日😀𝒳 \t\n{}#@.,;:<>\"'`\\/-_+=1[]()\0\u001b\u007f\u0085\u009b\u00a0\u200b\u2028\u202e\u3000\ufeff",
);

const edgeStrings = fc.oneof(
  fc.string({ unit: fc.constantFrom(...characters, "\ud800"), maxLength: 40 }),
  fc
    .tuple(
      fc.constantFrom("x", "😀", "é", "0"),
      fc.constantFrom(1, 20, 21, 128, 129, 140, 141, 256, 257, 2_048, 2_049),
    )
    .map(([unit, length]) => unit.repeat(length)),
  fc.constantFrom(
    ...["", "{####}", "{username}: {####}", "jane@example.com", "<jane@example.com>", "ON", "LITE", "email"],
    ...[
      "2026-02-30",
      "2000-01-31",
      "31.1.2026",
      "0x10",
      "1e3",
      "-7",
      "true",
      "custom:plan",
      "aws:team",
      "phone",
    ],
  ),
);

const edgeNumbers = fc.oneof(
  fc.constantFrom(
    -1,
    -0,
    0,
    0.5,
    1e-7,
    1,
    5,
    6,
    24,
    25,
    60,
    61,
    99,
    100,
    365,
    366,
    3_650,
    2_048,
    2_049,
    2 ** 53,
  ),
  fc.double(),
);

const edgeKeys = fc.oneof(
  edgeStrings,
  fc.constantFrom("__proto__", "toString", "constructor", "birthdate", "updated_at", "sub", "pulumi:stack"),
  fc.constant(pulumi.runtime.specialSigKey),
);

const plainEdges = fc.oneof(
  { weight: 4, arbitrary: edgeStrings },
  { weight: 2, arbitrary: edgeNumbers },
  fc.boolean(),
  fc.dictionary(edgeKeys, edgeStrings, { maxKeys: 60, noNullPrototype: false }),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    new Map([["mode", "ON"]]),
    new Date(0),
    Symbol("x"),
    () => 1,
    7n,
    Object.create({ a: 1 }),
  ),
  fc.record({ value: edgeNumbers, unit: edgeStrings }),
  fc.record(
    { type: fc.constantFrom("String", "Number", "Text"), minLength: edgeNumbers, maxValue: edgeNumbers },
    { requiredKeys: ["type"] },
  ),
);

/** A value that becomes known later, with the marker in every string and key. */
const laterEdges = fc
  .tuple(plainEdges, fc.constantFrom("output", "secret", "promise", "apply" as const))
  .map(([value, kind]) => {
    const marked = withMarker(value);
    switch (kind) {
      case "output":
        return pulumi.output(marked);
      case "secret":
        return pulumi.secret(marked);
      case "promise":
        return Promise.resolve(marked);
      case "apply":
        return pulumi.output(1).apply(() => marked);
    }
  });

const edges: fc.Arbitrary<unknown> = fc.oneof({ weight: 2, arbitrary: plainEdges }, laterEdges);

/** Arguments that are right but for up to two of them, and up to one with a key that may be anything. */
const nearlyRight = fc
  .tuple(
    validArguments,
    fc.array(fc.tuple(fc.nat(), edges), { maxLength: 2 }),
    fc.option(
      fc.tuple(
        fc.constantFrom(["tags"], ["userPool", "customAttributes"], ["testUser", "attributes"], []),
        edgeKeys,
        edges,
      ),
    ),
  )
  .map(([args, changes, added]) => {
    const changed = changes.reduce<object>((current, [which, value]) => {
      const paths = pathsIn(current);
      const path = paths[which % Math.max(1, paths.length)];
      return path === undefined ? current : replaced(current, path, value);
    }, args);
    return added === null ? changed : replaced(changed, [...added[0], added[1]], added[2]);
  });

const componentNames = fc.oneof({ weight: 5, arbitrary: fc.constant("auth") }, edgeStrings);

describe("The component, whatever it is given,", () => {
  it("refuses it with a path, or asks for nothing that AWS would refuse; and shows no secret", async () => {
    await fc.assert(
      fc.asyncProperty(nearlyRight, async (args) => {
        const { failures, ...deployment } = await attempt(() => outputsOf(new CognitoAuth("auth", args)), {});
        for (const failure of failures) assertRefusal(failure);
        // Of a pool with a bad later value, nothing is created; the rest still has to be right.
        assert.deepEqual(beyondAws(deployment), []);
      }),
      { numRuns: 300 },
    );
  });

  it("refuses a bad name in one line", () => {
    fc.assert(
      fc.property(componentNames, (name) => {
        try {
          // Nothing is created from these, so that only the name decides.
          new CognitoAuth(name, { tags: { "aws:x": "x" } });
        } catch (error) {
          assertRefusal(error);
          return;
        }
        assert.fail("it should have been refused");
      }),
      { numRuns: 200 },
    );
  });
});

const knownBeginning =
  /^(args$|name$|\["|(userPool|appClients?|domain|resourceServers|groups|triggers|customSenders|testUser|tags)\b)/;
// What ends a line of a terminal, or changes it; the lines of a message end in a line feed.
const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function assertRefusal(error: unknown): void {
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  assert.notEqual(error.problems.length, 0);
  for (const { path, value = "", reason, fix } of error.problems) {
    if (!knownBeginning.test(path)) assert.match(reason, /^there is no argument /);
    for (const part of [path, value, reason, fix]) assert.doesNotMatch(part, control);
    assert.equal([reason, fix].includes(""), false);
    assert.equal(path.length + value.length + reason.length + fix.length < 1_000, true);
  }
  assert.equal(error.message.split("\n").length, 2 + 4 * error.problems.length);
  assert.doesNotMatch(error.message + JSON.stringify(error.problems), new RegExp(marker));
}

function withMarker(value: unknown): unknown {
  if (typeof value === "string") return marker + value;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [marker + key, withMarker(inner)]));
}

function isObject(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !pulumi.Output.isInstance(value) &&
    !(value instanceof Promise)
  );
}

/** The paths of everything in an object. */
function pathsIn(value: unknown): string[][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsIn(inner).map((path) => [key, ...path]),
  ]);
}

/** The same object with another value at a path. */
function replaced(value: unknown, [key = "", ...rest]: readonly string[], other: unknown): object {
  const entries = isObject(value) ? Object.entries(value) : [];
  const inner = rest.length === 0 ? other : replaced(new Map<string, unknown>(entries).get(key), rest, other);
  return Object.fromEntries([...entries.filter(([name]) => name !== key), [key, inner]]);
}
