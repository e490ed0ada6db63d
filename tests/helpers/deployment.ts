import assert from "node:assert/strict";
import { mock } from "node:test";
import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, InvalidArgumentsError, type CognitoAuthArgs } from "../../components";

/** A resource as the engine is asked for it. */
export interface RegisteredResource {
  type: string;
  /** The parent's name; undefined for a child of the stack. */
  parent: string | undefined;
  /** With secrets as `secretValue` makes them, and `pulumi.unknown` for what isn't known in a preview. */
  inputs: Record<string, unknown>;
  protect: boolean;
  ignoreChanges: string[];
  /** The name of an explicit provider. */
  provider: string | undefined;
  /** The names of its aliases. */
  aliases: (string | undefined)[];
}

/** What a program asked for under Pulumi's mocks. */
export interface MockDeployment {
  /** The resources by name. */
  resources: Record<string, RegisteredResource>;
  /** The stack's outputs, with secrets and unknown values as in the inputs. */
  outputs: Record<string, unknown>;
  /** What each component registered as its outputs, once for each time that it did. */
  registeredOutputs: Record<string, Record<string, unknown>[]>;
}

/** A deployment that didn't work, with everything that was asked for nevertheless. */
export interface FailedDeployment extends MockDeployment {
  error: unknown;
}

export interface MockOptions {
  /** Whether this is a preview, where ids are unknown. Default: false. */
  preview?: boolean;
  /** Default: shop. */
  project?: string;
  /** Default: test. */
  stack?: string;
  /** The stack's configuration by full key. Default: none. */
  config?: Record<string, string>;
  /** Other stacks' outputs by the stack's full name; a secret is a `pulumi.secret`. Default: no other stacks. */
  stacks?: Record<string, Record<string, unknown>>;
}

export interface ComponentOptions extends MockOptions {
  /** The component's options. */
  opts?: pulumi.ComponentResourceOptions;
}

/** The temporary password that the mocks give. */
export const mockPassword = "Temporary_Password_1";

/** The client secret that the mocks give. */
export const mockClientSecret = "client-secret-of-the-mocks";

/** What the mocks answer besides the inputs. */
const answers: Record<string, Record<string, unknown>> = {
  "aws:cognito/userPool:UserPool": {
    arn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc",
    endpoint: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
    region: "eu-west-1",
  },
  "aws:cognito/userPoolClient:UserPoolClient": { clientSecret: mockClientSecret },
  "random:index/randomPassword:RandomPassword": { result: mockPassword },
};

/** A secret as it is sent to the engine. */
export function secretValue(value: unknown): Record<string, unknown> {
  return { [pulumi.runtime.specialSigKey]: pulumi.runtime.specialSecretSig, value };
}

/** The inputs of every resource by its name. */
export function inputsOf({ resources }: MockDeployment): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(resources).map(([name, { inputs }]) => [name, inputs]));
}

/** Creates one CognitoAuth named "auth" under Pulumi's mocks and waits until everything is registered. */
export function deployComponent(
  args?: CognitoAuthArgs,
  options: ComponentOptions = {},
): Promise<MockDeployment> {
  return deployProgram(() => outputsOf(new CognitoAuth("auth", args, options.opts)), options);
}

/** The component's outputs by name. */
export function outputsOf(auth: CognitoAuth): Record<string, unknown> {
  const isOutput = ([name, value]: [string, unknown]): boolean =>
    name !== "urn" && pulumi.Output.isInstance(value);
  return Object.fromEntries(Object.entries(auth).filter(isOutput));
}

/** Runs a program under Pulumi's mocks and waits until everything is registered. */
export async function deployProgram(
  program: () => unknown,
  options: MockOptions = {},
): Promise<MockDeployment> {
  const { failures, ...deployment } = await attempt(program, options);
  for (const failure of failures) throw failure;
  return deployment;
}

/** Runs a program that has to fail. */
export async function failToDeploy(
  program: () => unknown,
  options: MockOptions = {},
): Promise<FailedDeployment> {
  const { failures, ...deployment } = await attempt(program, options);
  assert.notEqual(failures.length, 0, "the deployment should have failed");
  return { ...deployment, error: failures[0] };
}

/** A component that could not be created because of its arguments. */
export interface RefusedDeployment extends FailedDeployment {
  error: InvalidArgumentsError;
}

/** Creates one CognitoAuth with arguments that have to be refused, and that may be anything, as in JavaScript. */
export async function failToDeployComponent(args: unknown, name = "auth"): Promise<RefusedDeployment> {
  const create = (): unknown => outputsOf(new CognitoAuth(name, args as CognitoAuthArgs));
  const { error, ...deployment } = await failToDeploy(create);
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  return { ...deployment, error };
}

interface Attempt extends MockDeployment {
  failures: unknown[];
}

async function attempt(program: () => unknown, options: MockOptions): Promise<Attempt> {
  const { preview = false, project = "shop", stack = "test", config = {}, stacks = {} } = options;
  const reset = (): Promise<void> => pulumi.runtime.setMocks(mocks(preview, stacks), project, stack, preview);
  await reset();
  pulumi.runtime.setAllConfig(config);
  const record = recordRequests();
  const failures = await failuresOf(async () => {
    await pulumi.runtime.runInPulumiStack(async () => await Promise.resolve(program()));
    await pulumi.runtime.disconnect();
  });
  // What depends on a failed resource never settles, which Pulumi would report when the process ends.
  if (failures.length > 0) await reset();
  return { ...record(), failures };
}

interface RequestedResource extends pulumi.runtime.MockResourceArgs {
  inputs: Record<string, unknown>;
}

function mocks(preview: boolean, stacks: NonNullable<MockOptions["stacks"]>): pulumi.runtime.Mocks {
  return {
    newResource: ({ type, name, custom, inputs }: RequestedResource) => {
      if (type === "pulumi:pulumi:StackReference") return stackReference(String(inputs["name"]), stacks);
      if (custom !== true) return { id: undefined, state: inputs };
      if (preview) return { id: "", state: inputs };
      return { id: `${name}-id`, state: { ...inputs, ...answers[type] } };
    },
    call: ({ token }) => {
      throw new Error(`unexpected call of ${token}`);
    },
  };
}

/** What the engine tells of another stack, also in a preview. */
function stackReference(
  name: string,
  stacks: NonNullable<MockOptions["stacks"]>,
): pulumi.runtime.MockResourceResult {
  const outputs = stacks[name];
  if (outputs === undefined) throw new Error(`unknown stack "${name}"`);
  const secretOutputNames = Object.keys(outputs).filter((output) =>
    pulumi.Output.isInstance(outputs[output]),
  );
  return { id: name, state: { name, outputs, secretOutputNames } };
}

/** Starts to record what the engine is asked for; the result tells what it was. */
function recordRequests(): () => MockDeployment {
  const monitor = pulumi.runtime.getMonitor();
  assert.ok(monitor);
  const registrations = mock.method(monitor, "registerResource").mock;
  const outputRegistrations = mock.method(monitor, "registerResourceOutputs").mock;
  return () => {
    const resources: MockDeployment["resources"] = {};
    for (const [request] of registrations.calls.map((call) => call.arguments)) {
      if (request.getType() === stackType) continue;
      assert.equal(resources[request.getName()], undefined, `two resources are named ${request.getName()}`);
      resources[request.getName()] = {
        type: request.getType(),
        parent: parentName(request.getParent()),
        inputs: plain(request.getObject()),
        protect: request.getProtect() === true,
        ignoreChanges: request.getIgnorechangesList(),
        provider: request.getProvider() === "" ? undefined : nameIn(request.getProvider()),
        aliases: request.getAliasesList().map((alias) => alias.getSpec()?.getName()),
      };
    }
    const registeredOutputs: MockDeployment["registeredOutputs"] = {};
    let outputs: MockDeployment["outputs"] = {};
    for (const [request] of outputRegistrations.calls.map((call) => call.arguments)) {
      const registered = plain(request.getOutputs());
      if (request.getUrn().includes(`::${stackType}::`)) outputs = registered;
      else (registeredOutputs[nameIn(request.getUrn())] ??= []).push(registered);
    }
    return { resources, outputs, registeredOutputs };
  };
}

const stackType = "pulumi:pulumi:Stack";

function parentName(urn: string): string | undefined {
  return urn.includes(`::${stackType}::`) ? undefined : nameIn(urn);
}

/** The name in a URN, or in a provider's reference, which has an id behind it. */
function nameIn(urn: string): string {
  return urn.split("::")[3] ?? "";
}

function plain(
  properties: Parameters<typeof pulumi.runtime.deserializeProperties>[0] | undefined,
): Record<string, unknown> {
  if (properties === undefined) return {};
  const entries = Object.entries<unknown>(pulumi.runtime.deserializeProperties(properties, true));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isUnknownSecret(value) ? pulumi.unknown : value]),
  );
}

/** Newer SDKs say of an unknown value that it will be a secret; older ones only that it is unknown. */
function isUnknownSecret(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    pulumi.runtime.specialSigKey in value &&
    "value" in value &&
    value.value === pulumi.unknown
  );
}

/**
 * Runs a deployment until it ends or something fails. Where a property of a resource can't be resolved, Pulumi tells so
 * by an unhandled rejection only, and the deployment never ends.
 */
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
    // Nothing in a deployment under mocks waits for anything outside, so this is time enough for all that follows.
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    process.off("unhandledRejection", onFailure);
  }
  return failures;
}
