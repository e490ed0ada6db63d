import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { codeBlocks } from "../helpers/readme";

const repository = join(__dirname, "..", "..");
const guide = "docs/guides/whole-application.md";
const [picture = ""] = codeBlocks("mermaid", guide);

/** The outputs on the arrow from one stack to another. */
function arrow(from: string, to: string): string[] {
  const [, label = ""] = new RegExp(`^ +${from} -->\\|"(.+)"\\| ${to}$`, "m").exec(picture) ?? [];
  return label.split(/(?:<br\/>|\W)+/).sort();
}

/** The outputs of another stack that an example reads: what its code reads from the variable that holds that stack. */
function readBy(example: string, stack: "auth" | "api"): string[] {
  const folder = join(repository, "examples", example);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), "utf8").matchAll(new RegExp(`\\b${stack}\\??\\.(\\w+)`, "g")),
    ])
    .map(([, name = ""]) => name);
  return [...new Set(names)].sort();
}

/** The rows about outputs in a document: the outputs in the first cell, and the last cell. */
function outputsIn(document: string): { outputs: string[]; last: string }[] {
  const rows = readFileSync(join(repository, document), "utf8").match(/^\| `.*$/gm) ?? [];
  return rows.map((row) => {
    const cells = row.split("|").slice(1, -1);
    const outputs = [...(cells[0] ?? "").matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
    return { outputs, last: cells.at(-1) ?? "" };
  });
}

describe("The guide's picture of the application", () => {
  it("has on its arrows what each stack reads from those before it", () => {
    assert.deepEqual(arrow("auth", "api"), readBy("serverless-api", "auth"));
    assert.deepEqual(arrow("auth", "identity"), readBy("identity-pool", "auth"));
    assert.deepEqual(arrow("api", "identity"), readBy("identity-pool", "api"));
  });

  it("has a table below it that says of each of its outputs where it goes", () => {
    const drawn = [
      arrow("auth", "api"),
      arrow("auth", "identity"),
      arrow("api", "identity"),
      arrow("identity", "page"),
    ].flat();
    const explained = outputsIn(guide).flatMap(({ outputs }) => outputs);
    assert.deepEqual([...new Set(explained)].sort(), [...new Set(drawn)].sort());
  });

  it("agrees with the table of all outputs on who uses one", () => {
    const rows = outputsIn("docs/guides/read-the-outputs.md");
    assert.equal(rows.length, 19);
    for (const { outputs, last } of rows) {
      const [output = ""] = outputs;
      assert.equal(/\ban API\b/.test(last), readBy("serverless-api", "auth").includes(output), output);
      assert.equal(/\ban identity/.test(last), readBy("identity-pool", "auth").includes(output), output);
    }
  });
});
