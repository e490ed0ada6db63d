import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "../../../cli/errors";
import { InvalidArgumentsError } from "../../../components";
import { readProjectFiles } from "../../../local/stacks/projectFiles";

describe("The files of projects that are deployed", () => {
  let folder = "";

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "project-files-test-"));
    await writeFile(join(folder, "Pulumi.yaml"), "name: shop\n");
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function read(
    stackFile: string,
    readConfiguration: () => unknown = () => undefined,
  ): ReturnType<typeof readProjectFiles> {
    await writeFile(join(folder, "Pulumi.dev.yaml"), stackFile);
    const project = { folder, load: () => ({}), readConfiguration };
    return readProjectFiles({ options: { stack: "dev" }, folder }, { projects: [project] });
  }

  it("say which region the stacks are in", async () => {
    assert.equal((await read("config:\n  aws:region: eu-west-1\n")).region, "eu-west-1");
  });

  it("are refused for the settings of the AWS provider in them", async () => {
    await assert.rejects(read("config:\n  aws:regoin: eu-west-1\n"), {
      name: CommandError.name,
      message: 'Pulumi.dev.yaml can\'t be deployed: the AWS provider has no setting "aws:regoin".',
      fix: "did you mean aws:region?",
    });
  });

  it("are refused for the problems that the program has with them", async () => {
    const problem = { path: "tags", reason: "expected an object", fix: "write one" };
    const refuse = (): never => {
      throw new InvalidArgumentsError("The configuration of this stack", [problem]);
    };
    await assert.rejects(read("", refuse), {
      name: CommandError.name,
      message:
        "Pulumi.dev.yaml can't be deployed. The configuration of this stack has a problem:\n\n" +
        "  tags\n    why: expected an object\n    fix: write one",
      fix: "correct Pulumi.dev.yaml",
    });
  });

  it("aren't said to have a problem where the program has a bug", async () => {
    const bug = new TypeError("x is undefined");
    const fail = (): never => {
      throw bug;
    };
    await assert.rejects(read("", fail), (error) => error === bug);
  });
});
