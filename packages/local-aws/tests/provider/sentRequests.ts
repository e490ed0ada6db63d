import { awsClientsAt } from "../../provider/awsClients";
import type { Context } from "../../provider/resource";
import type { Properties } from "../../provider/wire";

/** What AWS answers, by operation; nothing where it isn't named. */
export type Answers = Readonly<Record<string, Properties>>;

interface SentCommand {
  readonly constructor: { readonly name: string };
  readonly input: unknown;
}

/** The requests that some work makes, by operation. None leaves this process. */
export async function requestsOf(
  work: (context: Context) => Promise<unknown>,
  answers: Answers = {},
): Promise<Record<string, unknown>> {
  const clients = awsClientsAt({ endpoint: "http://127.0.0.1:9", region: "eu-west-1" });
  const requests: Record<string, unknown> = {};
  const send = (command: SentCommand): Promise<object> => {
    const operation = command.constructor.name.replace(/Command$/, "");
    requests[operation] = command.input;
    return Promise.resolve({ ...answers[operation] });
  };
  for (const client of Object.values<object>({ ...clients })) Object.assign(client, { send });
  await work({ ...clients, region: "eu-west-1", notice: () => undefined });
  return requests;
}
