import type { Command } from "./operation";

/** What an SDK has commands for by the name of a verb, such as `Group` for `CreateGroupCommand`. */
type Noun<Sdk, Verb extends string> = {
  [Name in keyof Sdk]: Name extends `${Verb}${infer Noun}Command` ? Noun : never;
}[keyof Sdk];

/** The commands that a row needs. */
export interface Commands {
  readonly create: Command;
  readonly read: Command;
  readonly update?: Command;
  readonly delete: Command;
}

/** The commands that create, read, update and delete what an SDK has a noun for. */
export function crud<Sdk extends object>(
  sdk: Sdk,
  noun: Noun<Sdk, "Create"> & Noun<Sdk, "Delete">,
): Commands {
  const update = commandOf(sdk, "Update", noun);
  return {
    create: required(sdk, noun, "Create"),
    read: required(sdk, noun, "Describe", "Get"),
    ...(update && { update }),
    delete: required(sdk, noun, "Delete"),
  };
}

/** The commands of a setting, which one operation sets, updates and clears. */
export function setting<Sdk extends object>(sdk: Sdk, noun: Noun<Sdk, "Set">): Commands {
  const set = required(sdk, noun, "Set");
  return { create: set, read: required(sdk, noun, "Describe", "Get"), update: set, delete: set };
}

function required(sdk: object, noun: string, ...verbs: string[]): Command {
  const [command] = verbs.flatMap((verb) => commandOf(sdk, verb, noun) ?? []);
  if (command === undefined) throw new Error(`the SDK has no ${verbs.join(" or ")} of ${noun}`);
  return command;
}

function commandOf(sdk: object, verb: string, noun: string): Command | undefined {
  const command: unknown = Reflect.get(sdk, `${verb}${noun}Command`);
  return isCommand(command) ? command : undefined;
}

function isCommand(value: unknown): value is Command {
  return typeof value === "function";
}
