import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TranspileOutput, TranspilerFactory } from "ts-node";

const repository = join(__dirname, "..", "..");

describe("The transpiler of the program", () => {
  let project: string;

  /** Transpiles as a new process would. */
  function transpile(input: string, fileName = "index.ts", options: object = {}): TranspileOutput {
    const path = join(project, "program", "tsNode", "transpiler.cjs");
    const load = createRequire(path);
    Reflect.deleteProperty(load.cache, path);
    const { create } = load(path) as { create: TranspilerFactory };
    const service = { config: { options: { esModuleInterop: true, ...options } } };
    return create({ service, nodeModuleEmitKind: "nodecjs" } as never).transpile(input, { fileName });
  }

  function cache(): string[] {
    return readdirSync(join(project, "node_modules", ".cache", "cognito-auth", "transpiled"));
  }

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "transpiler-"));
    cpSync(join(repository, "program", "tsNode"), join(project, "program", "tsNode"), { recursive: true });
    mkdirSync(join(project, "node_modules"));
    symlinkSync(
      join(repository, "node_modules", "sucrase"),
      join(project, "node_modules", "sucrase"),
      "junction",
    );
  });

  afterEach(() => {
    rmSync(project, { recursive: true });
  });

  it("strips the types", () => {
    assert.match(transpile("const one: number = 1;").outputText, /const one = 1;/);
  });

  it("gives the same again from its cache", () => {
    const first = transpile("const one: number = 1;");
    assert.deepEqual(transpile("const one: number = 1;", "other.ts"), first);
    assert.equal(cache().length, 1);
  });

  it("strips again what has another content, kind of file or option", () => {
    transpile("const one: number = 1;");
    transpile("const one: number = 2;");
    transpile("const one: number = 1;", "index.tsx");
    transpile("const one: number = 1;", "index.ts", { verbatimModuleSyntax: true });
    assert.equal(cache().length, 4);
  });

  it("strips again what is broken in its cache", () => {
    const first = transpile("const one: number = 1;");
    const [entry = ""] = cache();
    const folder = join(project, "node_modules", ".cache", "cognito-auth", "transpiled");
    writeFileSync(join(folder, entry), '{"outputText":');
    assert.deepEqual(transpile("const one: number = 1;"), first);
  });

  it("does without a cache where none can be written", () => {
    writeFileSync(join(project, "node_modules", ".cache"), "");
    assert.match(transpile("const one: number = 1;").outputText, /const one = 1;/);
  });
});
