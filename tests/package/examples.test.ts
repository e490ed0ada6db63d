import assert from "node:assert/strict";
import { version } from "typescript";
import { useBuiltPackage } from "../helpers/builtPackage";
import { codeBlocks } from "../helpers/readme";
import { typeCheck } from "../helpers/typeCheck";

/** Documents whose examples are programs of those who have installed the package. */
const documents = ["packaging/README.md", "docs/api/cognito-auth.md", "docs/api/cognito-auth/testing.md"];

describe("The examples for those who install the package", () => {
  const built = useBuiltPackage();

  it("compile, in a project as Pulumi's template makes it, and more strictly", async () => {
    const examples = documents.flatMap((document) => {
      const blocks = codeBlocks("typescript", document);
      assert.ok(blocks.length > 0, document);
      return blocks.map(
        (block, index) => [`${document.replaceAll("/", "-")}-${index + 1}.ts`, block] as const,
      );
    });
    const folder = await built.project({
      ...Object.fromEntries(examples),
      "index.ts": "export {};",
      "tsconfig.json": JSON.stringify({ compilerOptions }),
    });
    await typeCheck(folder);
  });
});

const compilerOptions = {
  ...{
    module: "commonjs",
    moduleResolution: "node10",
    target: "es2022",
    types: ["node", "mocha"],
    noEmit: true,
  },
  // TypeScript 6 requires an option to accept node10; TypeScript 5 doesn't have that option.
  ...(version.startsWith("5.") ? {} : { ignoreDeprecations: "6.0" }),
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noPropertyAccessFromIndexSignature: true, skipLibCheck: true },
};
