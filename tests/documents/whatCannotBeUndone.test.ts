import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const documents = join(__dirname, "..", "..", "docs");
const read = (document: string): string => readFileSync(join(documents, document), "utf8");

/** The first cell and the last one of each row that begins with an argument. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const rows = text.match(/^\| \[?`.*$/gm) ?? [];
  return new Map(
    rows.map((row) => {
      const [first = "", ...others] = row.split(" | ");
      return [/`([^`]+)`/.exec(first)?.[1] ?? "", others.at(-1) ?? ""] as const;
    }),
  );
}

const [argumentsOnly = ""] = read("reference.md").split("\n## What goes with what\n");
const described = rowsOf(argumentsOnly);
const listed = [...rowsOf(read("guides/what-cannot-be-undone.md")).keys()];

/** How the description of an argument says that a change can't be undone, or loses something. */
const saysSo = new RegExp(
  [
    "A change replaces the (pool|client|group|user)",
    "A change (deletes|makes|of one)",
    "can't be removed|can't be changed later|neither changed nor removed|changed but not removed",
    "can't remove it|don't remove it|fixed when|is another (client|group)|keeps their settings|no longer works",
  ].join("|"),
);

describe("The list of what can't be undone", () => {
  it("names only arguments that are there, each of which says so itself", () => {
    assert.ok(listed.length > 20);
    for (const argument of listed) assert.match(described.get(argument) ?? "", saysSo, argument);
  });

  it("has every argument that says so, or the one that it is part of", () => {
    const missing = [...described].flatMap(([argument, description]) => {
      const isListed = listed.some((other) => argument === other || argument.startsWith(`${other}.`));
      return saysSo.test(description) && !isListed ? [argument] : [];
    });
    assert.deepEqual(missing, []);
  });

  it("leads to the section of each argument in the reference", () => {
    const links = read("guides/what-cannot-be-undone.md").matchAll(
      /`([\w.]+)`\]\(\.\.\/reference\.md#(\w+)\)/g,
    );
    const anchors = [...links].map(([, argument = "", anchor]) => [argument, anchor] as const);
    assert.equal(anchors.length, listed.length);
    for (const [argument, anchor] of anchors) assert.equal(argument.split(".")[0]?.toLowerCase(), anchor);
  });
});
