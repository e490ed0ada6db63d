import assert from "node:assert/strict";
import { providerServices } from "../../emulator";
import { normalizedDocument } from "../../provider/documents";
import { handlers } from "../../provider/resources";
import { isRecord, type Properties, unwrapSecrets } from "../../provider/wire";
import { exampleOf, examples } from "./examples";
import type { Example, Make } from "./examples/example";
import { type Deployed, plain, urnOf, withoutUnset } from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

describe("Every type of resource", () => {
  const aws = useLocalAws(providerServices);
  let needed: Deployed[];

  beforeEach(() => {
    needed = [];
  });

  const make: Make = async (type, others = {}) => {
    const inputs = await exampleOf(type).inputs(make, aws);
    const deployed = await aws.create(type, { ...inputs, ...others }, `needed${needed.length}`);
    needed.push(deployed);
    return deployed;
  };

  it("has an example", () => {
    assert.deepEqual(Object.keys(examples).sort(), Object.keys(handlers).sort());
  });

  it("that is in another is imported only with that one's id", async () => {
    const { provider } = aws.tested;
    for (const [type, { importedWith }] of Object.entries(handlers)) {
      if (importedWith.length === 0) continue;
      await assert.rejects(provider.read("abc", urnOf(type), {}), {
        message: `expected an import id of the form ${[...importedWith, "id"].join("/")}, not "abc"`,
      });
      await assert.rejects(provider.read("/abc", urnOf(type), {}), /not "\/abc"$/);
    }
  });

  for (const [type, row] of Object.entries(examples)) {
    it(`is created, read, imported, changed and deleted: ${type}`, async () => {
      const given = await row.inputs(make, aws);
      const created = await aws.create(type, given);
      assertHas(plain(created), given);
      const read = await assertRead(created);
      const importId = importIdOf(created, row);
      if (importId !== undefined) await assertImported(importId, { created, given, read }, row);
      const last = await assertChanged(created, given, row);
      if (row.lacks === undefined) assert.deepEqual(aws.tested.notices, []);
      else assert.notDeepEqual(aws.tested.notices, []);
      await assertDeleted(last, row);
    });
  }

  /** Asserts that it changes as a preview says, also back. */
  async function assertChanged(created: Deployed, given: Properties, row: Example): Promise<Deployed> {
    const change = typeof row.change === "function" ? await row.change(given, make, aws) : row.change;
    const changed = await applied(created, { ...given, ...change }, row);
    assertHas(plain(changed), change);
    const read = await assertRead(changed);
    if (row.replaces === undefined && row.lacks === undefined) await assertDrift(created, read, row);

    const restored = await applied(changed, given, row);
    assertHas(plain(restored), given);
    await assertRead(restored);
    return restored;
  }

  /** Asserts that a resource is read as its state has it, and that no preview shows a change, before and after. */
  async function assertRead(deployed: Deployed): Promise<Deployed> {
    assert.equal((await aws.preview(deployed, deployed.inputs)).changes, false, "A preview shows a change.");
    const read = (await aws.refresh(deployed)) ?? assert.fail("It isn't there.");
    assertSame(read.outputs, deployed.outputs);
    assert.equal((await aws.preview(read, deployed.inputs)).changes, false, "A refresh shows a change.");
    return read;
  }

  /** Asserts that an import finds the same as a refresh, and the inputs of the program. */
  async function assertImported(
    importId: string,
    { created, given, read }: { created: Deployed; given: Properties; read: Deployed },
    { unreadable = [] }: Example,
  ): Promise<void> {
    const imported = await aws.importOf(created.urn, importId);
    assert.equal(imported.id, created.id);
    assertSame(without(plain(imported), unreadable), without(plain(read), unreadable));
    assertHas(unwrapSecrets(imported.inputs), without(given, unreadable));

    const known = only(created.inputs, unreadable);
    const adopted = { ...imported, outputs: { ...imported.outputs, ...only(created.outputs, unreadable) } };
    assert.equal((await aws.preview(adopted, created.inputs)).changes, false, "An import shows a change.");
    const { changes } = await aws.preview(adopted, { ...imported.inputs, ...known });
    assert.equal(changes, false, "The inputs of an import show a change.");
  }

  /** Does what a preview says of new inputs: an update in place, or a replacement. */
  async function applied(
    deployed: Deployed,
    news: Properties,
    { replaces = [] }: Example,
  ): Promise<Deployed> {
    if (replaces.length === 0) return aws.update(deployed, news);
    const shown = await aws.preview(deployed, news);
    assert.deepEqual({ ...shown, replaces: [...shown.replaces].sort() }, { changes: true, replaces });
    await aws.remove(deployed);
    return aws.create(deployed.urn.split("::")[2] ?? "", news);
  }

  /** Asserts that a state from before a change, read again, has the change, which a preview then shows. */
  async function assertDrift(before: Deployed, read: Deployed, { unreadable = [] }: Example): Promise<void> {
    const drifted = (await aws.refresh(before)) ?? assert.fail("It isn't there.");
    assertSame(without(drifted.outputs, unreadable), without(read.outputs, unreadable));
    assert.deepEqual(await aws.preview(drifted, before.inputs), { changes: true, replaces: [] });
  }

  /** Asserts that it can be deleted twice, and again when that is deleted which it needed. */
  async function assertDeleted(deployed: Deployed, row: Example): Promise<void> {
    const isGone = async (): Promise<boolean> => (await aws.refresh(deployed)) === undefined;
    await aws.remove(deployed);
    const isFound = row.lacks === "all" || row.staysBecause !== undefined;
    assert.equal(await isGone(), !isFound);
    await aws.remove(deployed);
    for (const one of needed.reverse()) await aws.remove(one);
    if (needed.length === 0 || row.lacks === "all") return;
    assert.equal(await isGone(), true, "It is there without what it needs.");
    await aws.remove(deployed);
    const importId = importIdOf(deployed, row);
    if (importId === undefined) return;
    const imported = await aws.tested.provider.read(importId, deployed.urn, {});
    assert.deepEqual(imported, { id: "", props: {} });
  }
});

/** The id to import a resource by; undefined if it can't be imported. */
function importIdOf(deployed: Deployed, { importId = ({ id }) => id, lacks }: Example): string | undefined {
  return lacks === "all" ? undefined : importId?.(deployed);
}

/** Asserts that properties are as they are expected, as far as that says something of them. */
function assertHas(actual: Properties, expected: Properties): void {
  const said = withoutUnset(expected);
  assertSame(partLike(actual, said) as Properties, said);
}

function partLike(value: unknown, like: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(like)) {
    return value.map((item, index) => partLike(item, like[index]));
  }
  if (!isRecord(value) || !isRecord(like)) return value;
  return Object.fromEntries(Object.keys(like).map((name) => [name, partLike(value[name], like[name])]));
}

/**
 * Asserts that properties say the same: nothing can be null or empty, and documents are written in more than one way.
 */
function assertSame(actual: Properties, expected: Properties): void {
  assert.deepEqual(withDocuments(withoutUnset(actual)), withDocuments(withoutUnset(expected)));
}

function withDocuments(value: unknown): unknown {
  if (typeof value === "string" && value.startsWith("{")) return normalizedDocument(value);
  if (Array.isArray(value)) return value.map(withDocuments);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withDocuments(item)]));
}

function only(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}

function without(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}
