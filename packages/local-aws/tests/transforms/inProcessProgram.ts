import { inProcessEngine } from "../../engines/inProcess";
import { region } from "../provider/providerUnderTest";
import { transformedProgram } from "./program";

/*
 * Deploys the program with transforms without the engine, and deletes it. It's a process of its own because Pulumi's
 * runtime is global. Its argument is the endpoint. It prints the stack's outputs as JSON, and what was created.
 */

const [endpoint = ""] = process.argv.slice(2);

async function main(): Promise<void> {
  const engine = inProcessEngine({ endpoint, region, onNotice: (notice) => process.stderr.write(notice) });
  const created: string[] = [];
  const outputs = await engine.deploy(
    { project: "shop", stack: "test", config: {}, load: transformedProgram },
    ({ type, name, parent = "the stack" }) => created.push(`${type} ${name} of ${parent}`),
  );
  await engine.destroy();
  process.stdout.write(JSON.stringify({ outputs, created: created.sort() }));
}

void main();
