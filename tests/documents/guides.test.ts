import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { codeBlocksOf } from "../helpers/markdown";

const repository = join(__dirname, "..", "..");
const folder = join(repository, "docs", "guides");
const guides = readdirSync(folder).filter((name) => name !== "README.md");
const index = readFileSync(join(folder, "README.md"), "utf8");

/** What TypeScript reports for programs, with this repository's own settings but for imports without file extensions. */
function problemsIn(programs: ReadonlyMap<string, string>): string[] {
  const configuration = ts.getParsedCommandLineOfConfigFile(
    join(repository, "tsconfig.json"),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
      },
    },
  );
  assert.ok(configuration !== undefined);
  // What is unused in an example is there to be shown.
  const options = {
    ...configuration.options,
    noUnusedLocals: false,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  host.fileExists = (file) => programs.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => programs.get(file) ?? ts.sys.readFile(file);
  const program = ts.createProgram([...programs.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ""}: ${JSON.stringify(messageText)}`);
}

describe("The guides", () => {
  it("are all in the index, which the README leads to", () => {
    const linked = [...index.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, link]) => link);
    assert.deepEqual(linked.sort(), guides.sort());
    assert.ok(readFileSync(join(repository, "README.md"), "utf8").includes("(docs/guides/README.md)"));
  });

  it("have TypeScript that compiles, as has the README", () => {
    const documents = ["README.md", ...guides.map((guide) => `docs/guides/${guide}`)];
    const programs = new Map(
      documents.flatMap((document) =>
        codeBlocksOf(document)
          .filter(({ language }) => language === "typescript")
          .map(
            ({ content }, number) =>
              [join(repository, `${document.replaceAll("/", "-")}-${number}.ts`), content] as const,
          ),
      ),
    );
    assert.ok(programs.size > 5);
    assert.deepEqual(problemsIn(programs), []);
  });
});
