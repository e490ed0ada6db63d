import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { codeBlocksOf } from "../helpers/markdown";

const repository = join(__dirname, "..", "..");
const folder = join(repository, "docs", "guides");
const guides = readdirSync(folder).filter((name) => name !== "README.md");
const index = readFileSync(join(folder, "README.md"), "utf8");

/** What TypeScript says of programs, by this repository's own settings. */
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
  const options = { ...configuration.options, noUnusedLocals: false };
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
    const linked = [...index.matchAll(/\]\(([^):#]+)\)/g)].map(([, link]) => link);
    assert.deepEqual(linked.sort(), guides.sort());
    assert.ok(readFileSync(join(repository, "README.md"), "utf8").includes("(docs/guides/README.md)"));
  });

  it("lead to files that are there, and to headings in them", () => {
    for (const guide of guides) {
      const text = readFileSync(join(folder, guide), "utf8");
      for (const [, link = "", anchor] of text.matchAll(/\]\(([^):#]*)(?:#([^)]+))?\)/g)) {
        const target = join(folder, link === "" ? guide : link);
        assert.ok(existsSync(target), `${guide}: ${link}`);
        if (anchor === undefined) continue;
        const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
          title
            .toLowerCase()
            .replaceAll(/[^\w -]/g, "")
            .replaceAll(" ", "-"),
        );
        assert.ok(headings.includes(anchor), `${guide}: ${link}#${anchor}`);
      }
    }
  });

  it("have TypeScript that compiles", function () {
    this.timeout(120_000);
    const programs = new Map(
      guides.flatMap((guide) =>
        codeBlocksOf(`docs/guides/${guide}`)
          .filter(({ language }) => language === "typescript")
          .map(({ content }, number) => [join(repository, `${guide}-${number}.ts`), content] as const),
      ),
    );
    assert.ok(programs.size > 5);
    assert.deepEqual(problemsIn(programs), []);
  });
});
