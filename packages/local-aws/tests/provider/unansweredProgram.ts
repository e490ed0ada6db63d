import { UserPool } from "@pulumi/aws/cognito/userPool";
import { inProcessEngine } from "../../engines/inProcess";
import { messageOf } from "../../errors";
import { region } from "./providerUnderTest";

/*
 * Deploys three user pools without the engine, one after the other, and deletes them where an answer may take no longer than
 * a few seconds. It's a process of its own because Pulumi's runtime is global. Argument: the endpoint. It prints, as
 * JSON, the ids and the error of the deletion.
 */

const [endpoint = ""] = process.argv.slice(2);

function load(): object {
  const first = new UserPool("first");
  const second = new UserPool("second", {}, { dependsOn: first });
  new UserPool("third", {}, { dependsOn: second });
  return {};
}

async function main(): Promise<void> {
  const retry = { attempts: 1, timeout: 5_000 };
  const target = { endpoint, region, onNotice: (notice: string) => process.stderr.write(notice), retry };
  const engine = inProcessEngine(target);
  const ids: (string | undefined)[] = [];
  await engine.deploy({ project: "shop", stack: "test", config: {}, load }, ({ id }) => ids.push(id));
  const error = await engine.destroy().then(() => "", messageOf);
  process.stdout.write(JSON.stringify({ ids, error }));
}

void main();
