import { NormalizedSchema } from "@smithy/core/schema";
import type { AwsClients } from "../awsClients";
import type { Properties } from "../wire";

/** A command of the AWS SDK. It carries the schemas of its request and of its answer. */
export type Command = new (input: never) => WithSchema;

interface WithSchema {
  readonly schema?: unknown;
}

/** The members of a structure of AWS's API, by name. */
export type Members = ReadonlyMap<string, NormalizedSchema>;

/** An operation of AWS's API. */
export interface Operation {
  /** The members of its request. */
  readonly request: Members;
  /** The members of its answer. */
  readonly answer: Members;
  send(request: Properties, clients: AwsClients): Promise<Properties>;
}

/** What the clients of all services have in common. */
interface Sender {
  send(command: never): Promise<object>;
}

/** Describes the operation that a command of a service stands for. */
export function operationOf(service: keyof AwsClients, Command: Command): Operation {
  // The types of commands don't matter here: what a request may hold is known from the schema.
  const commandWith = (request: Properties): WithSchema => new Command(request as never);
  const { schema } = commandWith({});
  // The schema of an operation is a tuple that ends with those of its request and its answer.
  const [request, answer] = (schema as SchemaRef[]).slice(4);
  return {
    request: membersOf(request),
    answer: membersOf(answer),
    async send(input, clients) {
      const client: Sender = clients[service];
      const members = Object.entries(await client.send(commandWith(input) as never));
      return Object.fromEntries(members.filter(([name]) => name !== "$metadata"));
    },
  };
}

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

function membersOf(schema: SchemaRef | undefined): Members {
  return schema === undefined ? new Map() : structure(NormalizedSchema.of(schema));
}

/** The members of a structure, or of the structures in a list; none where it is something else. */
export function structure(schema: NormalizedSchema): Members {
  const inner = schema.isListSchema() ? schema.getValueSchema() : schema;
  return new Map(inner.isStructSchema() ? inner.structIterator() : []);
}
