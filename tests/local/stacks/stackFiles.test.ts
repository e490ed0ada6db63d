import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { CommandError } from "../../../cli/errors";
import { readStackFiles } from "../../../local/stacks/stackFiles";
import { stackFileContents } from "../../helpers/stackFileContents";
import { filesOf, readProjects, refusedProjects } from "./projectFileCases";
import { readCases } from "./readCases";
import { refusedCases } from "./refusedCases";

describe("The files of a stack", () => {
  let folder = "";

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "stack-files-test-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function configOf(
    stackFile: string | Uint8Array,
    projectFile = "name: shop\n",
  ): Promise<Readonly<Record<string, string>>> {
    await writeFile(join(folder, "Pulumi.yaml"), projectFile);
    await writeFile(join(folder, "Pulumi.dev.yaml"), stackFile);
    const { project, config } = await readStackFiles(folder, "dev");
    assert.equal(project, "shop");
    return config;
  }

  async function refusalOf(...files: Parameters<typeof configOf>): Promise<{ message: string; fix: string }> {
    const error: unknown = await configOf(...files).catch((reason: unknown) => reason);
    assert.ok(error instanceof CommandError, String(error));
    return { message: error.message, fix: error.fix };
  }

  /** The error about a file, or an empty one where there is none. */
  async function errorOf(stackFile: string): Promise<{ message: string; fix: string }> {
    const error: unknown = await configOf(stackFile).catch((reason: unknown) => reason);
    if (!(error instanceof Error)) return { message: "", fix: "" };
    assert.ok(error instanceof CommandError, error.stack);
    return error;
  }

  for (const { what, file, config } of readCases) {
    it(`are read as the CLI reads them: ${what}`, async () => {
      assert.deepEqual(await configOf(file), config);
    });
  }

  for (const { what, file, message, fix } of refusedCases) {
    it(`are refused where they can't be read in the same way: ${what}`, async () => {
      assert.deepEqual(await refusalOf(file), { message: `Pulumi.dev.yaml can't be used: ${message}`, fix });
    });
  }

  it("are refused where they aren't in UTF-8", async () => {
    assert.deepEqual(await refusalOf(Buffer.from("config:\n  a: \xe9\n", "latin1")), {
      message: "Pulumi.dev.yaml can't be used: expected text in UTF-8",
      fix: "save it as UTF-8",
    });
  });

  for (const [path, value] of [
    ["shop:a", "{secure: AAABAEQ}"],
    ["shop:a.b", "{b: {secure: AAABAEQ}, c: 1}"],
    ["shop:a.b[1].c", "{b: [x, {c: {secure: AAABAEQ}}]}"],
    ["shop:a", "{<<: {secure: AAABAEQ}}"],
  ] as const) {
    it(`say where a value is encrypted, and what to do: ${value}`, async () => {
      assert.deepEqual(await refusalOf(`config:\n  a: ${value}\n`), {
        message: `${path} in Pulumi.dev.yaml is encrypted, and a local deployment can't decrypt it.`,
        fix: "copy Pulumi.dev.yaml to Pulumi.local.yaml, write a value for tests there instead, and use --stack local",
      });
    });
  }

  it("have no key twice, with and without its namespace", async () => {
    assert.deepEqual(await refusalOf("config:\n  shop:a: 1\n  a: 2\n"), {
      message: 'Pulumi.dev.yaml can\'t be used: "a" and "shop:a" are the same key',
      fix: "remove one of them",
    });
  });

  it("never show a value in an error, nor more than the beginning of a key", async () => {
    await fc.assert(
      fc.asyncProperty(stackFileContents, async (content) => {
        const hidden = content.replaceAll(/http:\/\/x/g, "hunter2hunter2");
        const error = await errorOf(hidden);
        assert.doesNotMatch(error.message + error.fix, /hunter2|\p{Cc}|\p{Cf}/u);
        assert.ok(error.message.length < 250);
      }),
      { numRuns: 300 },
    );
  });

  it("show nothing in an error but keys, whatever is mistyped where", async () => {
    const markers = fc.constantFrom(
      "hunter2",
      " hunter2",
      "|hunter2",
      ">S3cret!hunter2",
      '"hunter2',
      "\\hunter2",
    );
    await fc.assert(
      fc.asyncProperty(stackFileContents, fc.nat(), markers, async (content, place, marker) => {
        const start = place % (content.length + 1);
        const error = await errorOf(content.slice(0, start) + marker + content.slice(start));
        // A key is in quotes, or the beginning of the path of an encrypted value.
        const shown = error.message.replace(/"(\\.|[^"\\])*"|^.* in (?=Pulumi\.dev\.yaml is encrypted)/g, "");
        assert.doesNotMatch(shown + error.fix, /hunter2|\p{Cc}|\p{Cf}/u);
        assert.ok(error.message.length < 400);
      }),
      { numRuns: 500 },
    );
  });

  for (const [value, problem] of [
    [">S3cret!hunter2", "something unexpected"],
    ["|hunter2", "something unexpected"],
    ["[x] hunter2", "something unexpected"],
    ['"\\hunter2"', "an escape that YAML doesn't have"],
    ['"hunter2', "a quote, bracket, brace, colon, comma or space is missing"],
    ["@hunter2", "something that isn't YAML"],
    ["[hunter2", "a line that isn't indented as those around it"],
  ] as const) {
    it(`say of what isn't YAML only what it is: ${value}`, async () => {
      const { message } = await refusalOf(`config:\n  testUser:\n    email: ${value}\n`);
      assert.match(message, new RegExp(`^Pulumi\\.dev\\.yaml can't be used: line \\d: ${problem}$`));
    });
  }

  it("show a key in one short line, whatever it is", async () => {
    const key = JSON.stringify("k\n\u001b\u009b\u202e".repeat(4_000));
    for (const [stackFile, projectFile] of [
      [`config:\n  ? ${key}\n  : {secure: x}\n`],
      [`config:\n  a: {? ${key} : {secure: x}}\n`],
      [`config:\n  a:\n    ? ${key}\n    : {secure: x}\n`],
      [`? ${key}\n: x\n`],
      [`config:\n  ? ${key.replace("k", "a:b:")}\n  : x\n`],
      ["", `name: shop\nconfig:\n  ? ${key}\n  : {type: string}\n`],
      ["", `name: shop\nconfig:\n  ? ${key}\n  :\n`],
    ] as const) {
      const { message, fix } = await refusalOf(stackFile, projectFile);
      assert.doesNotMatch(message + fix, /[\p{Cc}\p{Cf}]/u);
      assert.ok(message.length < 600, message);
    }
  });

  const deep = "more than 20 objects and arrays in one another";
  for (const [what, file, problem] of [
    ["objects", `config:\n  a: ${"{a: ".repeat(19)}1${"}".repeat(19)}\n`, `line 2: ${deep}`],
    ["many more objects", `config:\n  a: ${"{a: ".repeat(5_000)}1${"}".repeat(5_000)}\n`, deep],
    ["arrays without an end", `config:\n  a: ${"[".repeat(50_000)}\n`, deep],
    ["lists", `config:\n  a:\n    ${"- ".repeat(19)}1\n`, `line 3: ${deep}`],
    ["many more lists", `config:\n  a:\n    ${"- ".repeat(40_000)}1\n`, `line 3: ${deep}`],
    ["bytes", `config:\n  a: "${"x".repeat(100_000)}"\n`, "more than 100 kB"],
  ] as const) {
    it(`have limits: too many ${what}`, async () => {
      assert.equal((await refusalOf(file)).message, `Pulumi.dev.yaml can't be used: ${problem}`);
    });
  }

  it("are read up to their limits", async () => {
    const nested = `${"[".repeat(18)}${"]".repeat(18)}`;
    const long = "\\\\/".repeat(30_000);
    assert.deepEqual(await configOf(`config:\n  a: ${nested}\n  b: "${long}"\n`), {
      "shop:a": nested,
      "shop:b": "\\/".repeat(30_000),
    });
  });

  describe("with what the project declares", () => {
    for (const { what, config, ...files } of readProjects) {
      it(`are read as the CLI reads them: ${what}`, async () => {
        const { projectFile, stackFile } = filesOf(files);
        assert.deepEqual(await configOf(stackFile, projectFile), config);
      });
    }

    for (const { what, file = "Pulumi.yaml", message, fix, ...files } of refusedProjects) {
      it(`are refused where they can't be read in the same way: ${what}`, async () => {
        const { projectFile, stackFile } = filesOf(files);
        assert.deepEqual(await refusalOf(stackFile, projectFile), {
          message: `${file} can't be used: ${message}`,
          fix,
        });
      });
    }

    for (const declaration of [
      "value: { email: { secure: AAABAEQ } }",
      "type: object, default: { email: { secure: AAABAEQ } }",
    ]) {
      it(`say where a value is encrypted, and what to do: ${declaration}`, async () => {
        assert.deepEqual(await refusalOf("", `name: shop\nconfig:\n  testUser: { ${declaration} }\n`), {
          message:
            "shop:testUser.email in Pulumi.yaml is encrypted, and a local deployment can't decrypt it.",
          fix: "write a value that isn't encrypted there, or set it in the stack's file",
        });
      });
    }

    it("say which keys the stack lacks", async () => {
      const file =
        "name: shop\nconfig:\n  a: { type: string }\n  b: { type: string }\n  c: { type: string }\n";
      assert.deepEqual(await refusalOf("config:\n  b: x\n", file), {
        message: "Pulumi.dev.yaml lacks a, c, which Pulumi.yaml declares without a default.",
        fix: "add it under config in Pulumi.dev.yaml",
      });
    });

    it("say of many keys which are the first that the stack lacks", async () => {
      const keys = Array.from({ length: 12 }, (_, index) => `k${10 + index}`);
      const file = `name: shop\nconfig:\n${keys.map((key) => `  ${key}: { type: string }\n`).join("")}`;
      assert.equal(
        (await refusalOf("", file)).message,
        "Pulumi.dev.yaml lacks k10, k11, k12, k13, k14, k15, k16, k17, k18, k19, and 2 more, " +
          "which Pulumi.yaml declares without a default.",
      );
    });

    for (const [file, message, fix] of [
      ["runtime: nodejs\n", "it has no name", "add the project's name"],
      ["name: 7\n", "it has no name", "add the project's name"],
      ["- name\n", "expected an object", "write keys and values, such as config: {}"],
      [
        "name: shop\nconfig: stacks\n",
        "its stack files are in another folder",
        "keep them next to it, without stackConfigDir",
      ],
      [
        "name: shop\nstackConfigDir: stacks\n",
        "its stack files are in another folder",
        "keep them next to it, without stackConfigDir",
      ],
      ...["p:q", "../p", "a b", "é", "x".repeat(101)].map((name) => [
        `name: "${name}"\n`,
        "its name isn't one of at most 100 ASCII letters, digits, hyphens, underscores and periods",
        "choose another name",
      ]),
    ] as const) {
      it(`refuse a project that can't be read as the CLI reads it: ${JSON.stringify(file)}`, async () => {
        assert.deepEqual(await refusalOf("", file), {
          message: `Pulumi.yaml can't be used: ${message}`,
          fix,
        });
      });
    }
  });
});
