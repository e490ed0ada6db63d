import assert from "node:assert/strict";
import fc from "fast-check";
import { EncryptedValue } from "../../local/stacks/configurationValues";
import { configurationOfStack } from "../../local/stacks/stackConfiguration";
import { readYaml } from "../../local/stacks/yamlDocument";
import { UnreadableYaml } from "../../local/stacks/yamlScalar";
import { findPulumi } from "../../packages/local-aws/tests/helpers/pulumiCommand";
import { stackFileContents } from "../helpers/stackFileContents";
import { filesOf, readProjects, refusedProjects } from "../local/stacks/projectFileCases";
import { readCases } from "../local/stacks/readCases";
import { refusedCases } from "../local/stacks/refusedCases";
import {
  openStackConfigurationReader,
  project,
  type StackConfigurationReader,
} from "./stackConfigurationReader";

type Config = Readonly<Record<string, string>>;

/** What a local deployment reads; undefined where it refuses the file. */
function readLocally(content: string): Config | undefined {
  try {
    return configurationOfStack(readYaml(Buffer.from(content)), project);
  } catch (error) {
    if (error instanceof UnreadableYaml || error instanceof EncryptedValue) return undefined;
    throw error;
  }
}

/** The values as a program sees them: Go writes some characters of JSON as escapes. */
function seen(config: Config | undefined): unknown {
  return config && Object.fromEntries(Object.entries(config).map(([key, text]) => [key, parsed(text)]));
}

function parsed(text: string): unknown {
  return /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text;
}

describe("A stack file, read by the pulumi command,", () => {
  let reader: StackConfigurationReader | undefined;

  before(async function () {
    if ((await findPulumi()) === undefined) this.skip();
    reader = await openStackConfigurationReader();
  });

  after(() => reader?.close());

  async function readByCli(content: string): Promise<Config | undefined> {
    return (reader ?? assert.fail("there is no pulumi command")).read(content);
  }

  async function readProjectByCli(projectFile: string, stackFile: string): Promise<Config | undefined> {
    return (reader ?? assert.fail("there is no pulumi command")).readProject(projectFile, stackFile);
  }

  it("is what a local deployment reads, in every recorded case", async () => {
    for (const { what, file, config } of readCases) {
      assert.deepEqual(seen(await readByCli(file)), seen(config), what);
    }
  });

  it("is something else than a local deployment could read, or is refused, where that refuses it", async () => {
    for (const { what, file, config } of refusedCases) {
      assert.deepEqual(seen(await readByCli(file)), seen(config), what);
    }
  });

  it("has what a local deployment reads of what its project declares, in every recorded case", async () => {
    for (const { what, config, ...files } of readProjects) {
      const { projectFile, stackFile } = filesOf(files);
      assert.deepEqual(seen(await readProjectByCli(projectFile, stackFile)), seen(config), what);
    }
  });

  it("is refused where a local deployment refuses it for what its project declares, but in the cases that say so", async () => {
    for (const { what, acceptedByCli = false, ...files } of refusedProjects) {
      const { projectFile, stackFile } = filesOf(files);
      assert.equal((await readProjectByCli(projectFile, stackFile)) !== undefined, acceptedByCli, what);
    }
  });

  it("is what a local deployment reads, where that doesn't refuse it, whatever the file", async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(stackFileContents, async (content) => {
        const config = readLocally(content);
        if (config === undefined) return;
        read += 1;
        assert.deepEqual(seen(config), seen(await readByCli(content)));
      }),
      { numRuns: 150 },
    );
    assert.ok(read > 30, `${read} files were read`);
  });
});
