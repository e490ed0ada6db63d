import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import { Role } from "@pulumi/aws/iam/role";
import * as pulumi from "@pulumi/pulumi";
import { inProcessEngine } from "../../engines/inProcess";
import { messageOf } from "../../errors";
import { region } from "./providerUnderTest";

/*
 * Deploys, without the engine, a program that requests what exists already, or what can't be had, and deletes it. It's a
 * process of its own because Pulumi's runtime is global. Arguments: the endpoint, which of the programs, and an id, for
 * some. It prints, as JSON, the stack's outputs or the error, the names of what was created, and the notices.
 */

const [endpoint = "", which = "", id = "", otherId = ""] = process.argv.slice(2);

class Site extends pulumi.ComponentResource {
  constructor() {
    super("test:index:Site", "site", {}, {}, true);
  }
}

/** Continues the program after its end, once. */
let continueProgram: () => void = () => undefined;

const programs: Readonly<Record<string, () => pulumi.Inputs>> = {
  read: () => {
    const { name, arn } = UserPool.get("pool", id);
    const client = UserPoolClient.get("client", otherId, { userPoolId: id });
    return { name, arn, client: client.name };
  },
  imported: () => {
    const pool = new UserPool("pool", { name: "existing" }, { import: id });
    const client = new UserPoolClient(
      "client",
      { userPoolId: id, name: "web" },
      { import: `${id}/${otherId}` },
    );
    return { name: pool.name, pool: pool.id, client: client.id };
  },
  different: () => ({ id: new UserPool("pool", { name: "other" }, { import: id }).id }),
  missing: () => ({ id: UserPool.get("pool", id).id }),
  missingImport: () => ({ id: new Role("role", { assumeRolePolicy: "{}" }, { import: "nobody" }).id }),
  remote: () => ({ urn: new Site().urn }),
  method: () => ({ words: pulumi.runtime.call("test:index:Site/describe", {}) }),
  late: () => {
    const late = new Promise<string>((resolve) => {
      continueProgram = () => {
        resolve("late");
      };
    });
    pulumi.output(late).apply((name) => new UserPool("late", { name }));
    return {};
  },
};

async function main(): Promise<void> {
  const notices: string[] = [];
  const created: string[] = [];
  const engine = inProcessEngine({ endpoint, region, onNotice: (notice) => notices.push(notice) });
  const load = programs[which] ?? (() => ({}));
  const program = { project: "shop", stack: "test", config: {}, load };
  const before = process.listeners("unhandledRejection");
  const result = await engine
    .deploy(program, ({ name }) => created.push(name))
    .then(
      (outputs) => Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
      messageOf,
    );
  continueProgram();
  await engine.destroy();
  await engine.close();
  const isRestored = process.listeners("unhandledRejection").every((one, index) => one === before[index]);
  process.stdout.write(JSON.stringify({ result, created, notices, isRestored }));
}

void main();
