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
/** Those in the folders of a folder, too, but not of what is installed or made there. */
const markdownBelow = (folder: string): string[] =>
  readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /^(?!.*(node_modules|venv|sdks)\/).*\.md$/.test(name))
    .map((name) => join(folder, name));
const documents = [
  ...["", "docs", "docs/guides", "packaging"].flatMap(markdownIn),
  ...["packages", "examples"].flatMap(markdownBelow),
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

/** Paths are relative to the repository, to the document, or to a folder that the text is about. */
function rootsOf(document: string): string[] {
  return ["", dirname(document), ...(document === "CONTRIBUTING.md" ? ["components"] : [])];
}

/** Paths with a folder of any name, such as `CAPABILITY`, or in a folder that Git ignores. */
const unchecked = /\/[A-Z_]+\/|^(\.local|node_modules)\//;

/** The code spans of a document that name a file or folder of the repository: the first folder is one that it has. */
function pathsIn(document: string): string[] {
  const prose = readFileSync(join(repository, document), "utf8").replaceAll(/^```.*?^```$/gms, "");
  return [...prose.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)].flatMap(([, path = ""]) => {
    const [first = "", ...rest] = path.split("/");
    const isPath =
      rest.length > 0 && rootsOf(document).some((root) => isFolder(join(repository, root, first)));
    return isPath && !unchecked.test(path) ? [path] : [];
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A path of the configuration as the reference has it, where the author's names and positions in lists are left out. */
function withoutNames(path: string): string {
  return path
    .replace(/\[\d+\]$/, "")
    .replace(/^(tags|testUser\.attributes)\..+/, "$1")
    .replace(/^groups\.\w+/, "groups.NAME")
    .replace(/^userPool\.standardAttributes\.\w+/, "userPool.standardAttributes.*")
    .replace(/^resourceServers\.\w+\.(\w+).*/, "resourceServers.NAME.$1")
    .replace(/^appClients\.\w+/, "appClient");
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

  it("name only paths that are there", () => {
    for (const document of documents.filter((name) => !name.startsWith("docs"))) {
      for (const path of pathsIn(document)) {
        const isThere = rootsOf(document).some((root) => existsSync(join(repository, root, path)));
        assert.ok(isThere, `${document}: ${path}`);
      }
    }
  });

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
      .flatMap(({ content }) => [...content.matchAll(/config set --path (?:--\S+ \w+ )*'?([\w.[\]]+)/g)])
      .map(([, path = ""]) => withoutNames(path));
    assert.ok(paths.length > 10);
    for (const path of paths) assert.ok(reference.includes(`| \`${path}\` |`), path);
  });
});
