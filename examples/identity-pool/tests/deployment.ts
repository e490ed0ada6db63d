import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { mockAnswer } from "cognito-auth/testing";
import { parse } from "yaml";

/** A resource as the engine is asked for it. */
export interface Resource {
  type: string;
  /** With `pulumi.unknown` for what isn't known in a preview. */
  inputs: Record<string, unknown>;
}

/** What the program asked for. */
export interface Deployment {
  /** The resources by name. */
  resources: Record<string, Resource>;
  /** The names of the stacks that it read. */
  stacksRead: string[];
  outputs: Record<string, unknown>;
  /** Why it failed; empty where it didn't. */
  failures: unknown[];
}

/** How the program is deployed. */
export interface Options {
  /** Changes of the configuration of the stack dev, by key without the project's name; undefined removes one. */
  config?: Record<string, string | undefined>;
  /** Whether this is a preview, where ids are unknown. Default: false. */
  preview?: boolean;
  /** Other stacks' outputs by the stack's full name. */
  stacks: Record<string, Record<string, unknown>>;
  /** What a resource of a type has instead of what `mockAnswer` gives, its id among it. */
  answers: Record<string, Answer>;
}

/** Outputs of a resource. */
export interface Answer {
  /** Default: the resource's name with `-id`. */
  id?: string;
  [output: string]: unknown;
}

const folder = join(__dirname, "..");

/** Runs index.ts as the stack dev of the organization acme, and fails where it fails. */
export async function deploy(options: Options): Promise<Deployment> {
  const deployment = await attempt(options);
  for (const failure of deployment.failures) throw failure;
  return deployment;
}

/** Runs index.ts, which has to fail. */
export async function failToDeploy(options: Options): Promise<Deployment & { error: unknown }> {
  const deployment = await attempt(options);
  assert.notEqual(deployment.failures.length, 0, "the deployment should have failed");
  return { ...deployment, error: deployment.failures[0] };
}

async function attempt({ config = {}, preview = false, stacks, answers }: Options): Promise<Deployment> {
  const deployment: Deployment = { resources: {}, stacksRead: [], outputs: {}, failures: [] };
  const newResource = (request: pulumi.runtime.MockResourceArgs): pulumi.runtime.MockResourceResult => {
    const { type, name, inputs } = request as { type: string; name: string; inputs: Record<string, unknown> };
    if (type === "pulumi:pulumi:Stack") return { id: name, state: inputs };
    if (type === "pulumi:pulumi:StackReference") {
      const outputs = stacks[name];
      if (outputs === undefined) throw new Error(`unknown stack "${name}"`);
      deployment.stacksRead.push(name);
      return { id: name, state: { name, outputs, secretOutputNames: ["testUserTemporaryPassword"] } };
    }
    assert.equal(deployment.resources[name], undefined, `two resources are named ${name}`);
    deployment.resources[name] = { type, inputs };
    const answer = mockAnswer({ type, name, inputs, preview });
    const { id = answer.id, ...outputs } = preview ? {} : (answers[type] ?? {});
    return { id, state: { ...answer.outputs, ...outputs } };
  };
  const call = ({ token }: pulumi.runtime.MockCallArgs): never => assert.fail(`unexpected call of ${token}`);
  const { project, values } = readDevelopmentConfiguration();
  const reset = (): Promise<void> =>
    pulumi.runtime.setMocks({ newResource, call }, project, "dev", preview, "acme");

  await reset();
  const entries = Object.entries({ ...values, ...config }).filter((entry) => entry[1] !== undefined);
  pulumi.runtime.setAllConfig(
    Object.fromEntries(entries.map(([key, value]) => [`${project}:${key}`, String(value)])),
  );
  deployment.failures = await failuresOf(async () => {
    await pulumi.runtime.runInPulumiStack(() => {
      const exported = loadProgram();
      for (const [name, output] of Object.entries(exported)) {
        pulumi.output(output).apply((value: unknown) => (deployment.outputs[name] = value));
      }
      return Promise.resolve(exported);
    });
    await pulumi.runtime.disconnect();
  });
  // What depends on a failed value never settles, which Pulumi would report when the process ends.
  if (deployment.failures.length > 0) await reset();
  return deployment;
}

/** The configuration of the stack dev as the Pulumi CLI hands it over, with the defaults of Pulumi.yaml. */
function readDevelopmentConfiguration(): { project: string; values: Record<string, unknown> } {
  const read = (file: string): { name: string; config: Record<string, unknown> } =>
    parse(readFileSync(join(folder, file), "utf8")) as { name: string; config: Record<string, unknown> };
  const { name: project, config: declared } = read("Pulumi.yaml");
  const values: Record<string, unknown> = {};
  for (const [key, declaration] of Object.entries(declared)) {
    const { default: value } = declaration as { default?: unknown };
    if (!key.includes(":") && value !== undefined) values[key] = value;
  }
  for (const [key, value] of Object.entries(read("Pulumi.dev.yaml").config)) {
    values[key.replace(`${project}:`, "")] = value;
  }
  return { project, values };
}

/** Runs index.ts, also where it has run before. */
function loadProgram(): object {
  const load = createRequire(__filename);
  const program = join(folder, "index.ts");
  Reflect.deleteProperty(load.cache, program);
  return load(program) as object;
}

/** Pulumi tells that a property can't be resolved by an unhandled rejection only, and the deployment never ends. */
async function failuresOf(run: () => Promise<void>): Promise<unknown[]> {
  const failures: unknown[] = [];
  let stop: (() => void) | undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const onFailure = (reason: unknown): void => {
    failures.push(reason);
    stop?.();
  };
  process.on("unhandledRejection", onFailure);
  // Pulumi takes a stack trace for each of its many promises, which takes longer than all the rest.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    await Promise.race([run().catch(onFailure), stopped]);
    // Nothing here waits for anything outside, so this is time enough for all that follows.
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    process.off("unhandledRejection", onFailure);
  }
  return failures;
}
