import { UserPool } from "@pulumi/aws/cognito/userPool";
import type * as pulumi from "@pulumi/pulumi";
import { inProcessEngine } from "../../engines/inProcess";
import { messageOf } from "../../errors";
import { region } from "./providerUnderTest";

/*
 * Deploys a program without the engine that fails as soon as the first of its user pools exists, and deletes it. It's a process of its
 * own because Pulumi's runtime is global. Argument: the endpoint. It prints, as JSON, the error and the names of what
 * was created until the process had nothing more to do.
 */

const [endpoint = ""] = process.argv.slice(2);
const created: string[] = [];

function load(): pulumi.Inputs {
  const pool = new UserPool("pool");
  pool.id.apply(() => {
    throw new Error("not with this pool");
  });
  let last = pool;
  for (let count = 0; count < 20; count++) last = new UserPool(`pool-${count}`, { name: last.name });
  return { id: last.id };
}

async function main(): Promise<void> {
  const engine = inProcessEngine({ endpoint, region, onNotice: (notice) => process.stderr.write(notice) });
  const program = { project: "shop", stack: "test", config: {}, load };
  const error = await engine.deploy(program, ({ name }) => created.push(name)).then(() => "", messageOf);
  await engine.destroy();
  process.on("exit", () => {
    process.stdout.write(JSON.stringify({ error, created }));
  });
}

void main();
