import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { scripts } from "../../package.json";
import { codeBlocksOf } from "../helpers/markdown";

const repository = join(__dirname, "..", "..");
const markdownIn = (folder: string): string[] =>
  readdirSync(join(repository, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
const documents = [
  ...["", "docs", "docs/guides", "packaging", "packages/local-aws"].flatMap(markdownIn),
  ...readdirSync(join(repository, "examples")).flatMap((example) => markdownIn(`examples/${example}`)),
];
/** Documents whose commands are run in this repository. */
const ownDocuments = documents.filter((name) => /^(README|CONTRIBUTING|docs)/.test(name));

/** The anchors of a document's headings, as Markdown on the web names them. */
function anchorsOf(document: string): string[] {
  return [...readFileSync(document, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );
}

describe("The documents", () => {
  for (const document of documents) {
    it(`lead to files and headings that are there: ${document}`, () => {
      const file = join(repository, document);
      const links = readFileSync(file, "utf8").matchAll(/\]\(([^):#]*)(?:#([^)]+))?\)/g);
      for (const [, link = "", anchor] of links) {
        const target = link === "" ? file : join(dirname(file), link);
        assert.ok(existsSync(target), link);
        const isDocument = statSync(target).isFile();
        if (anchor !== undefined) assert.ok(isDocument && anchorsOf(target).includes(anchor), anchor);
      }
    });
  }

  it("have npm run only scripts that are there", () => {
    for (const document of ownDocuments) {
      const text = readFileSync(join(repository, document), "utf8");
      const names = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
      for (const name of names) assert.ok(name in scripts, `${document}: ${name}`);
    }
  });

  it("set only configuration that the reference has", () => {
    const reference = readFileSync(join(repository, "docs", "reference.md"), "utf8");
    const paths = ownDocuments
      .flatMap((document) => codeBlocksOf(document))
      .flatMap(({ content }) => [...content.matchAll(/config set --path (?:--\S+ \w+ )*([\w.]+)/g)])
      .map(([, path = ""]) => path.replace(/^tags\..+/, "tags"));
    assert.ok(paths.length > 5);
    for (const path of paths) assert.ok(reference.includes(`| \`${path}\` |`), path);
  });
});
