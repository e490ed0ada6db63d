import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { User } from "@pulumi/aws/cognito/user";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import { type Emulator, startEmulator } from "../../emulator";
import { pulumiEnvironment } from "../../engines/pulumiEnvironment";
import { findPulumi } from "../helpers/pulumiCommand";
import { serve, type Served } from "../provider/served";

/** How the program under test is configured. */
export interface Settings {
  minimumLength?: number;
  generateSecret?: boolean;
  nickname?: string;
  lengthOfPassword?: number;
}

/** A program with a resource of each type. */
export function program(settings: Settings): Record<string, pulumi.Output<string>> {
  const { minimumLength = 14, generateSecret = false, nickname, lengthOfPassword = 20 } = settings;
  const pool = new UserPool("pool", {
    passwordPolicy: { minimumLength },
    mfaConfiguration: "OPTIONAL",
    softwareTokenMfaConfiguration: { enabled: true },
    schemas: [{ name: "tier", attributeDataType: "String", mutable: true }],
  });
  const client = new UserPoolClient("client", {
    userPoolId: pool.id,
    generateSecret,
    refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 0 },
  });
  const counts = { minLower: 1, minUpper: 1, minNumeric: 1, minSpecial: 1 };
  const password = new RandomPassword("password", { length: lengthOfPassword, ...counts });
  const user = new User("user", {
    userPoolId: pool.id,
    username: "jane",
    messageAction: "SUPPRESS",
    temporaryPassword: password.result,
    ...(nickname === undefined ? {} : { attributes: { nickname } }),
  });
  return {
    pool: pool.id,
    endpoint: pool.endpoint,
    client: client.id,
    clientSecret: client.clientSecret,
    password: password.result,
    user: user.id,
  };
}

/** What tests need of the real engine. */
export interface Engine {
  /** A local AWS. */
  readonly emulator: Emulator;
  /** Serves the provider on an endpoint, by default the local AWS's, until the tests are done. */
  served(endpoint?: string, timeout?: number): Promise<Served>;
  /** Makes a stack of a program, with a state of its own, whose resources a provider deploys. */
  newStack(
    served: Pick<Served, "port">,
    stackProgram: pulumi.automation.PulumiFn,
  ): Promise<{ stack: pulumi.automation.Stack; stateFolder: string }>;
}

/**
 * Runs the tests of the enclosing suite with the real engine, and skips them where there is no pulumi command.
 * `services` are those of the local AWS, by their endpoint names; by default those that `startEmulator` has.
 */
export function useEngine(services?: readonly string[]): Engine {
  const closing: (() => Promise<unknown>)[] = [];
  let command: pulumi.automation.PulumiCommand;
  let emulator: Emulator;

  before(async function () {
    const found = await findPulumi();
    if (found === undefined) this.skip();
    command = found;
    keepConnectionsApart();
    emulator = await startEmulator({ onProgress: () => undefined, ...(services && { services }) });
    closing.push(() => emulator.stop());
  });

  removeListenersAfterEach();

  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  return {
    get emulator() {
      return emulator;
    },
    served: async (endpoint = emulator.endpoint, timeout?: number) => {
      const served = await serve(endpoint, timeout);
      closing.push(() => served.stop());
      return served;
    },
    newStack: async (served, stackProgram) => {
      const folder = await mkdtemp(join(tmpdir(), "cognito-auth-test-"));
      closing.push(() => rm(folder, { recursive: true, force: true }));
      const stack = await pulumi.automation.LocalWorkspace.createStack(
        { stackName: "test", projectName: "shop", program: stackProgram },
        {
          workDir: folder,
          pulumiCommand: command,
          projectSettings: { name: "shop", runtime: "nodejs" },
          envVars: pulumiEnvironment({
            stateFolder: folder,
            passphrase: "test",
            providerPort: served.port,
          }),
        },
      );
      return { stack, stateFolder: join(folder, ".pulumi", "stacks", "shop") };
    },
  };
}

/**
 * The automation API never closes its connections to the engine, and all share one pool: an engine with the port of an
 * earlier one is thought to be down, and as errors of this kind are dropped, the program then has no resources.
 */
function keepConnectionsApart(): void {
  const options: unknown = Reflect.get(pulumi.runtime, "grpcClientOptions");
  assert.ok(typeof options === "object" && options !== null);
  Object.assign(options, { "grpc.use_local_subchannel_pool": 1 });
}

/**
 * The automation API leaves its listeners behind where a program fails, and they would report a later failure again.
 */
function removeListenersAfterEach(): void {
  const ofExceptions = new Set(process.listeners("uncaughtException"));
  const ofRejections = new Set(process.listeners("unhandledRejection"));
  afterEach(() => {
    for (const listener of process.listeners("uncaughtException")) {
      if (!ofExceptions.has(listener)) process.off("uncaughtException", listener);
    }
    for (const listener of process.listeners("unhandledRejection")) {
      if (!ofRejections.has(listener)) process.off("unhandledRejection", listener);
    }
  });
}

/**
 * Has a stack's operations give no outputs and no summary. To read them, the automation API starts three more commands after
 * each operation, which together take almost as long as the operation.
 */
export function withoutResults(stack: pulumi.automation.Stack): pulumi.automation.Stack {
  return Object.assign(stack, {
    outputs: () => Promise.resolve({}),
    info: () => Promise.resolve(undefined),
  });
}

/** How many resources an operation created, updated and so on, without those that stayed the same. */
export function counts({ summary }: pulumi.automation.UpResult): pulumi.automation.OpMap {
  const all = Object.entries(summary.resourceChanges ?? {});
  return Object.fromEntries(all.filter(([operation]) => operation !== "same"));
}

interface ResourceInState {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
}

/** The resources in a stack's state. */
export async function resourcesOf(stack: pulumi.automation.Stack): Promise<ResourceInState[]> {
  const deployment: unknown = (await stack.exportStack()).deployment;
  return (deployment as { resources?: ResourceInState[] }).resources ?? [];
}

/** The types and ids of the resources in a stack's state, sorted. */
export async function idsOf(stack: pulumi.automation.Stack): Promise<string[]> {
  return (await resourcesOf(stack)).map(({ type, id = "" }) => `${type} ${id}`).sort();
}

/** The contents of all files in a folder, and those below it. */
export async function everyFile(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), "utf8"));
  return (await Promise.all(contents)).join("\n");
}
