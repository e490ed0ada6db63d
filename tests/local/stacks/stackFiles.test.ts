import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { CommandError } from "../../../cli/errors";
import { readStackFiles } from "../../../local/stacks/stackFiles";
import { stackFileContents } from "../../helpers/stackFileContents";
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
        const error: unknown = await configOf(hidden).catch((reason: unknown) => reason);
        if (!(error instanceof Error)) return;
        assert.ok(error instanceof CommandError, error.stack);
        assert.doesNotMatch(error.message + error.fix, /hunter2|\n/);
        assert.ok(error.message.length < 250);
      }),
      { numRuns: 300 },
    );
    const { message } = await refusalOf(`config:\n  ${"k\u202e".repeat(1_000)}:a:b: 1\n`);
    assert.ok(message.length < 250);
  });

  describe("with what the project declares", () => {
    const declared = [
      "name: shop",
      "config:",
      "  aws:region: us-east-1",
      "  plain: 010",
      "  typed: { type: boolean, default: false }",
      "  both: { value: 1, default: 2 }",
      "  list: { type: array, items: { type: string }, default: [a, 1] }",
      "  aws:profile: { description: x }",
      "",
    ].join("\n");
    const defaults = {
      ...{ "aws:region": "us-east-1", "shop:plain": "8", "shop:typed": "false", "shop:both": "2" },
      "shop:list": '["a",1]',
    };

    it("have its defaults", async () => {
      assert.deepEqual(await configOf("", declared), defaults);
    });

    it("have the stack's values before its defaults", async () => {
      assert.deepEqual(await configOf("config:\n  typed: true\n  shop:plain: x\n", declared), {
        ...defaults,
        ...{ "shop:typed": "true", "shop:plain": "x" },
      });
    });

    it("say which keys the stack lacks", async () => {
      const file =
        "name: shop\nconfig:\n  a: { type: string }\n  b: { type: string }\n  c: { type: string }\n";
      assert.deepEqual(await refusalOf("config:\n  b: x\n", file), {
        message: "Pulumi.dev.yaml lacks a, c, which Pulumi.yaml declares without a default.",
        fix: "add it under config in Pulumi.dev.yaml",
      });
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
      [
        "name: shop\nconfig:\n  a.b: { default: 1 }\n",
        '"a.b" is a path, which a local deployment can\'t declare',
        "declare keys only",
      ],
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
