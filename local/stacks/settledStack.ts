import type { CognitoAuthArgs } from "../../components";
import type { Settled } from "../../components/settled";
import { settledArguments } from "../../components/validation";
import type { StackFiles } from "./stackFiles";
import { objectSetting } from "./stackSettings";

/** The arguments that the proofs read; each is a key of the configuration, of the same shape. */
const argumentNames = [
  "userPool",
  "appClient",
  "appClients",
  "domain",
  "resourceServers",
  "groups",
  "testUser",
  "triggers",
  "customSenders",
] as const satisfies readonly (keyof CognitoAuthArgs)[];

/** What a stack's configuration asks for, with all defaults filled in. It was checked before the deployment. */
export function settledStack(files: StackFiles): Settled {
  const given = argumentNames.map((name) => [name, objectSetting(files, name)]);
  return settledArguments("auth", Object.fromEntries(given));
}
