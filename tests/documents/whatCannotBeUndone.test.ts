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

/** What the description of an argument says of a change or a removal. */
const saysSo = /\bchange[sd]?\b|\bremov|\banother key\b/i;

/** Arguments whose description says of a change that it is harmless, or how it is done. */
const canBeUndone = [
  ...["userPool.name", "userPool.mfa.mode", "userPool.featurePlan"],
  ...["appClient.branding", "appClient.branding.settings", "appClient.branding.assets"],
  ...["resourceServers", "resourceServers.NAME.scopes"],
];

describe("The list of what can't be undone", () => {
  it("names only arguments that are there, each of which says itself what a change does", () => {
    assert.ok(listed.length > 20);
    for (const argument of [...listed, ...canBeUndone]) {
      assert.match(described.get(argument) ?? "", saysSo, argument);
    }
  });

  it("has every argument that says so, or the one that it is part of, unless the change can be undone", () => {
    const missing = [...described].flatMap(([argument, description]) => {
      const isListed = listed.some((other) => argument === other || argument.startsWith(`${other}.`));
      return saysSo.test(description) && !isListed && !canBeUndone.includes(argument) ? [argument] : [];
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
