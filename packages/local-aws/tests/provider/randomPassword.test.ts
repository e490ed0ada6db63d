import assert from "node:assert/strict";
import fc from "fast-check";
import { characters } from "../../provider/resources/randomPassword";
import { secretMarker } from "../../provider/wire";
import { check, create, importOf, plain, preview, providerAt, types, urnOf } from "./providerUnderTest";

const tested = providerAt("http://127.0.0.1:1");
const urn = urnOf(types.password);

const minimum = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });
const flag = fc.option(fc.boolean(), { nil: undefined });

const specs = fc.record({
  length: fc.integer({ min: 0, max: 24 }),
  lower: flag,
  upper: flag,
  numeric: flag,
  special: flag,
  minLower: minimum,
  minUpper: minimum,
  minNumeric: minimum,
  minSpecial: minimum,
  overrideSpecial: fc.constantFrom(undefined, "", "_", "-.~", "é€😀"),
});

describe("A random password", () => {
  it("is as its arguments say, or refused where nothing could be", async () => {
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        const kinds = [
          { allowed: spec.lower ?? true, least: spec.minLower ?? 0, from: characters.lower },
          { allowed: spec.upper ?? true, least: spec.minUpper ?? 0, from: characters.upper },
          { allowed: spec.numeric ?? true, least: spec.minNumeric ?? 0, from: characters.numeric },
          {
            allowed: spec.special ?? true,
            least: spec.minSpecial ?? 0,
            from:
              spec.overrideSpecial === "" ? characters.special : (spec.overrideSpecial ?? characters.special),
          },
        ];
        const required = kinds.reduce((sum, { least }) => sum + least, 0);
        const isPossible =
          spec.length >= 1 && required <= spec.length && kinds.some(({ allowed }) => allowed);
        const { failures } = await check(tested, urn, spec);
        assert.equal(failures.length === 0, isPossible);
        if (!isPossible) return;

        const password = Array.from(String(plain(await create(tested, types.password, spec))["result"]));
        assert.equal(password.length, spec.length);
        for (const { least, from } of kinds) {
          assert.ok(password.filter((character) => from.includes(character)).length >= least);
        }
        const usable = kinds.filter(({ allowed, least }) => allowed || least > 0).map(({ from }) => from);
        assert.ok(password.every((character) => usable.join("").includes(character)));
      }),
    );
  });

  it("has any of its characters at any place", async () => {
    const seen = [new Set<string>(), new Set<string>()];
    const spec = { length: 2, minNumeric: 1, upper: false, special: false, lower: true };
    for (let count = 0; count < 3_000; count++) {
      const { result } = plain(await create(tested, types.password, spec));
      Array.from(String(result)).forEach((character, place) => seen[place]?.add(character));
    }
    const all = Array.from(characters.numeric + characters.lower).sort();
    assert.deepEqual(
      seen.map((set) => [...set].sort()),
      [all, all],
    );
  });

  it("is a secret, and its id isn't", async () => {
    const password = await create(tested, types.password, { length: 8 });
    assert.equal(password.id, "none");
    assert.deepEqual(password.outputs["result"], secretMarker(plain(password)["result"]));
  });

  it("accepts number as the old name of numeric", async () => {
    const spec = { length: 200, number: false };
    assert.doesNotMatch(String(plain(await create(tested, types.password, spec))["result"]), /\d/);
    const { failures } = await check(tested, urn, { ...spec, numeric: true });
    assert.deepEqual(failures, [
      { property: "number", reason: "conflicts with numeric" },
      { property: "numeric", reason: "conflicts with number" },
    ]);
  });

  it("may depend on what isn't known yet", async () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const { failures } = await check(tested, urn, { length: unknown, minLower: 30 });
    assert.deepEqual(failures, []);
  });

  it("is imported by itself, and then stays", async () => {
    const imported = await importOf(tested, urn, "Imported-1");
    assert.equal(imported.id, "none");
    assert.deepEqual(imported.outputs["result"], secretMarker("Imported-1"));
    assert.equal(imported.inputs["length"], 10);
    assert.equal("result" in imported.inputs, false);
    assert.equal((await preview(tested, imported, { length: 10 })).changes, false);
  });
});
