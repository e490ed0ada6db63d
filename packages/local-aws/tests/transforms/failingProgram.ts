import { UserPool } from "@pulumi/aws/cognito/userPool";
import { inProcessEngine } from "../../engines/inProcess";
import { messageOf } from "../../errors";
import { region } from "../provider/providerUnderTest";

/*
 * Deploys, without the engine, a program with a transform that fails, and prints why it failed. Its argument is the
 * endpoint. It ends only once nothing is left open.
 */

const [endpoint = ""] = process.argv.slice(2);

function load(): object {
  const fail = (): never => {
    throw new Error("no such pool");
  };
  new UserPool("pool", {}, { transforms: [fail] });
  return {};
}

async function main(): Promise<void> {
  const engine = inProcessEngine({ endpoint, region, onNotice: () => undefined });
  const program = { project: "shop", stack: "test", config: {}, load };
  await engine
    .deploy(program, ({ name }) => process.stdout.write(`${name}\n`))
    .catch((error: unknown) => process.stdout.write(messageOf(error)));
}

void main();
