import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { DeployedStack } from "../../../local/stacks/deployment";
import type { Projects } from "../../../local/stacks/projects";

const run = promisify(execFile);

/** Deploys the stacks of a name in some projects to an endpoint, one after the other. */
export async function deployStacks(
  endpoint: string,
  stack: string,
  ...projects: (keyof Projects)[]
): Promise<DeployedStack[]> {
  const script = join(__dirname, "deployInProcess.ts");
  const args = ["--require", "ts-node/register", script, endpoint, stack, ...projects];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout) as DeployedStack[];
}
