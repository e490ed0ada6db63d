import { join } from "node:path";
import { inProcessEngine } from "@cognito-auth/local-aws/engines/inProcess";
import { messageOf } from "../../../cli/errors";
import type { DeployedStack } from "../../../local/stacks/deployment";
import { type Projects, projectsIn } from "../../../local/stacks/projects";
import { readStackFiles } from "../../../local/stacks/stackFiles";

/*
 * Deploys stacks without the engine. It's a process of its own because Pulumi's runtime is global. Arguments: the endpoint, the
 * stacks' name, and the projects, by their names in `Projects`. It prints the deployed stacks as one line of JSON.
 */

const [endpoint = "", stack = "", ...names] = process.argv.slice(2);
const repository = join(__dirname, "..", "..", "..");

async function main(): Promise<void> {
  const target = {
    endpoint,
    region: "us-east-1",
    onNotice: (notice: string) => process.stderr.write(notice),
  };
  const engine = inProcessEngine(target);
  const deployed: DeployedStack[] = [];
  const projects = projectsIn(repository);
  for (const name of names as (keyof Projects)[]) {
    const { folder, load } = projects[name];
    const files = await readStackFiles(folder, stack);
    const resources: DeployedStack["resources"][number][] = [];
    const outputs = await engine.deploy({ ...files, stack, load }, (resource) => resources.push(resource));
    deployed.push({ files, resources, outputs });
  }
  process.stdout.write(`${JSON.stringify(deployed)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
});
