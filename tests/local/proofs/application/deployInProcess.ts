import { join } from "node:path";
import { inProcessEngine } from "@cognito-auth/local-aws/engines/inProcess";
import { messageOf } from "../../../../cli/errors";
import { projectsIn } from "../../../../local/stacks/projects";
import { readStackFiles } from "../../../../local/stacks/stackFiles";

/*
 * Deploys the stacks of the whole application without the engine. It's a process of its own because Pulumi's
 * runtime is global. Arguments: the endpoint, and the stacks' name. It prints the outputs of all stacks, and the name of the log group of the API's calls, as one line of JSON.
 */

const [endpoint = "", stack = ""] = process.argv.slice(2);
const repository = join(__dirname, "..", "..", "..", "..");

async function main(): Promise<void> {
  const target = {
    endpoint,
    region: "us-east-1",
    onNotice: (notice: string) => process.stderr.write(notice),
  };
  const engine = inProcessEngine(target);
  const all: Record<string, unknown> = {};
  const { auth, api, identityPool } = projectsIn(repository);
  for (const { folder, load } of [auth, api, identityPool]) {
    const program = { ...(await readStackFiles(folder, stack)), stack, load };
    const outputs = await engine.deploy(program, ({ name, id }) => {
      if (name === "access-logs") all["accessLogGroup"] = id;
    });
    for (const [name, { value }] of Object.entries(outputs)) all[name] = value;
  }
  process.stdout.write(`${JSON.stringify(all)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
});
