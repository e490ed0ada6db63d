import { createRequire } from "node:module";
import { join } from "node:path";
import { inProcessEngine } from "@cognito-auth/local-aws/engines/inProcess";
import { messageOf } from "../../cli/errors";

/*
 * Deploys this project's program without the engine. It's a process of its own because Pulumi's runtime is global.
 * Arguments: the endpoint, and the stack's configuration as JSON. It prints the outputs as one line of JSON.
 */

const [endpoint = "", written = "{}"] = process.argv.slice(2);

async function main(): Promise<void> {
  const engine = inProcessEngine({
    endpoint,
    region: "us-east-1",
    onNotice: (notice) => process.stderr.write(notice),
  });
  const config = JSON.parse(written) as Record<string, string>;
  const load = (): object => createRequire(__filename)(join(__dirname, "..", "..", "index")) as object;
  const outputs = await engine.deploy(
    { project: "cognito-auth", stack: "test", config, load },
    () => undefined,
  );
  const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(values))}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
});
