import assert from "node:assert/strict";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../helpers/program";
import { codeBlocks, commandsBeginningWith } from "../../helpers/readme";
import { useTerminal } from "../terminal";

const projects = [".", "examples/serverless-api", "examples/identity-pool"];

describe("The guides' commands for the local AWS, in a clone of the repository,", () => {
  const user = useTerminal();

  before(async () => {
    const { terminal } = user;
    await cp(join(projectFolder, ".gitignore"), join(terminal.folder, ".gitignore"));
    const git = "git -c user.name=jane -c user.email=jane@example.com";
    await terminal.succeed("git init --quiet");
    // A link here; a folder, which .gitignore names, in a clone.
    await writeFile(join(terminal.folder, ".git", "info", "exclude"), "node_modules\n");
    await terminal.succeed(`git add --all && ${git} commit --quiet --message clone`);
  });

  async function assertClean(): Promise<void> {
    assert.equal(await user.terminal.succeed("git status --porcelain"), "");
  }

  it("leave no change of a file that git knows, nor a new one, also when the stack is removed", async () => {
    const { terminal } = user;
    for (const command of commandsBeginningWith(". .local/local-aws.env", "local-aws.md")) {
      await terminal.succeed(command);
    }
    await assertClean();
    await terminal.succeed("pulumi stack rm --yes local");
    await assertClean();
  });

  it("deploy the application without such changes", async () => {
    const { terminal } = user;
    const [block = ""] = codeBlocks("sh", "docs/guides/whole-application.md").filter((content) =>
      content.startsWith("cp Pulumi.dev.yaml Pulumi.local.yaml"),
    );
    assert.equal(block.match(/pulumi up/g)?.length, projects.length);
    await terminal.succeed(`set -e\n${block}`);
    await assertClean();
    const outputs = await terminal.succeed("cd examples/identity-pool && pulumi stack output --json");
    assert.match(outputs, /"identityPoolId":/);
  });

  it("leave the stack dev to another backend with another passphrase", async () => {
    const { terminal } = user;
    const elsewhere = 'export PULUMI_BACKEND_URL="file://$TMPDIR" PULUMI_CONFIG_PASSPHRASE=other';
    for (const project of projects) {
      await terminal.succeed(`${elsewhere}; cd ${project} && pulumi stack init dev`);
    }
  });
});
