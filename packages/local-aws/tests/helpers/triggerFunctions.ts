import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { createAwsClient } from "../../awsClient";
import { signInServices } from "../../emulator";
import { eventually } from "../../provider/rows/waiting";
import { makeTemporaryFolder } from "../../temporaryFolder";
import { createRole } from "../provider/lambdaFixtures";
import type { CognitoUnderTest } from "./cognitoUnderTest";

/** What a local AWS has to serve so that user pools invoke functions. */
export const triggerServices: readonly string[] = [...signInServices, "iam", "lambda"];

/** What Cognito passes to a function. */
export interface TriggerEvent {
  readonly triggerSource: string;
  readonly userName: string;
  readonly userPoolId: string;
  readonly callerContext: { readonly clientId: string };
  readonly request: Readonly<Record<string, unknown>>;
}

/** A function that keeps the events that it gets. */
export interface TriggerFunction {
  readonly name: string;
  readonly arn: string;
  readonly lambda: LambdaClient;
  /** The events so far. */
  readonly events: () => Promise<TriggerEvent[]>;
  /** The events once there are so many: nothing waits for the functions that send messages. */
  readonly received: (count: number) => Promise<TriggerEvent[]>;
}

/** A function that answers none of its calls before it is released. */
export interface HeldFunction extends TriggerFunction {
  readonly release: () => Promise<void>;
}

type Settings = Pick<CreateFunctionCommandInput, "Timeout">;

let functions = 0;

/**
 * Creates a function without any permission.
 *
 * @param body what it does with `event`, in JavaScript, at the nth of its `calls`; then it gives the event back
 */
export async function createFunction(
  cognito: CognitoUnderTest,
  body = "",
  settings: Settings = {},
): Promise<TriggerFunction> {
  const lambda = createAwsClient(LambdaClient, cognito);
  const file = join(makeTemporaryFolder().path, "events");
  const name = `function${String((functions += 1))}`;
  const code = `
    const { appendFileSync, readFileSync } = require("node:fs");
    const file = ${JSON.stringify(file)};
    exports.handler = async (event) => {
      appendFileSync(file, JSON.stringify(event) + "\\n");
      const calls = readFileSync(file, "utf8").split("\\n").length - 1;
      ${body}
      return event;
    };`;
  const { FunctionArn: arn = "" } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: "nodejs24.x",
      Role: await createRole(cognito.endpoint, name),
      Handler: "index.handler",
      Code: { ZipFile: zipSync({ "index.js": strToU8(code) }) },
      // Enough also where the machine is slow.
      Timeout: 60,
      ...settings,
    }),
  );
  return {
    ...{ name, arn, lambda },
    events: () => readEvents(file),
    received: (count) =>
      eventually(
        `Event ${String(count)} of ${name}`,
        async () => {
          const events = await readEvents(file);
          return events.length < count ? undefined : events;
        },
        { limit: 20_000 },
      ),
  };
}

/** Creates a function that every user pool may invoke. */
export async function createTrigger(
  cognito: CognitoUnderTest,
  body = "",
  settings: Settings = {},
): Promise<TriggerFunction> {
  const created = await createFunction(cognito, body, settings);
  await allow(created);
  return created;
}

/** Creates such a function that answers none of its calls before it is released. */
export async function createHeldTrigger(cognito: CognitoUnderTest): Promise<HeldFunction> {
  const file = join(makeTemporaryFolder().path, "released");
  const body = `
    const { existsSync } = require("node:fs");
    while (!existsSync(${JSON.stringify(file)})) await new Promise((resolve) => setTimeout(resolve, 20));`;
  const trigger = await createTrigger(cognito, body, { Timeout: 60 });
  return { ...trigger, release: () => writeFile(file, "") };
}

/** A pool with a function, and a client of it. */
export interface PoolWithTrigger {
  readonly trigger: TriggerFunction;
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** Creates a pool whose only trigger is a function with this body, and a client. */
export async function poolWithTrigger(
  cognito: CognitoUnderTest,
  name: "PostAuthentication" | "PreAuthentication" | "UserMigration",
  body: string,
  PreventUserExistenceErrors: "ENABLED" | "LEGACY" = "LEGACY",
): Promise<PoolWithTrigger> {
  const trigger = await createTrigger(cognito, body);
  const UserPoolId = await cognito.createPool({ LambdaConfig: { [name]: trigger.arn } });
  const ClientId = await cognito.createClient(UserPoolId, { PreventUserExistenceErrors });
  return { trigger, UserPoolId, ClientId };
}

/** Lets user pools invoke a function, or whom the settings name, and resolves to the statement's id. */
export async function allow(
  { name, lambda }: TriggerFunction,
  settings: Partial<Omit<AddPermissionCommandInput, "FunctionName">> = {},
): Promise<string> {
  const statement = { Action: "lambda:InvokeFunction", Principal: "cognito-idp.amazonaws.com" };
  const StatementId = `statement${String((functions += 1))}`;
  await lambda.send(new AddPermissionCommand({ FunctionName: name, StatementId, ...statement, ...settings }));
  return StatementId;
}

async function readEvents(file: string): Promise<TriggerEvent[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as TriggerEvent);
}
