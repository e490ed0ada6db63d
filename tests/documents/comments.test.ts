import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const repository = join(__dirname, "..", "..");
const read = (...path: string[]): string => readFileSync(join(repository, ...path), "utf8");

/** Where the arguments and outputs are documented. */
const sources = [
  ...readdirSync(join(repository, "components"), { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)(args|\w+Args)\.ts$/.test(file),
  ),
  "cognitoAuth.ts",
];

/** The comment of each property in a file, of interfaces, classes and choices. */
function commentsIn(file: string): string[] {
  const comments: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) {
      const texts = ts.getJSDocCommentsAndTags(node).map(({ comment }) => ts.getTextOfJSDocComment(comment));
      if (texts.length > 0) comments.push(texts.join("\n"));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read("components", file), ts.ScriptTarget.Latest, true));
  return comments;
}

interface Described {
  readonly description?: string;
}

interface Members {
  readonly inputProperties?: Readonly<Record<string, Described>>;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly enum?: readonly Described[];
}

describe("The descriptions in the schema", () => {
  // The tests of the plugin generate the schema anew, which takes 10 times as long as all tests of the documents.
  it("are the comments of the arguments, choices and outputs", () => {
    const { resources, types } = JSON.parse(read("plugin", "schema.json")) as Readonly<
      Record<"resources" | "types", Readonly<Record<string, Members>>>
    >;
    const described = [...Object.values(resources), ...Object.values(types)].flatMap((members) => [
      ...Object.values(members.inputProperties ?? {}),
      ...Object.values(members.properties ?? {}),
      ...(members.enum ?? []),
    ]);
    const descriptions = described.map(({ description = "" }) => description);
    const renew = "renew it by `npm run schema`, and review the differences";
    assert.deepEqual(descriptions.sort(), sources.flatMap(commentsIn).sort(), renew);
  });
});
