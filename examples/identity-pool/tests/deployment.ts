import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  deployWithMocks,
  failToDeployWithMocks,
  type FailedMockDeployment,
  type MockDeployment,
  type MockOptions,
} from "cognito-auth/testing";
import { parse } from "yaml";

/** How the stack dev of the organization acme is deployed. */
export interface Options extends Omit<MockOptions, "config"> {
  /** Changes of its configuration, by key without the project's name; undefined removes one. */
  config?: Record<string, string | undefined>;
}

/** Runs index.ts, and fails where it fails. */
export function deploy(options: Options): Promise<MockDeployment> {
  return deployWithMocks(program, mockOptions(options));
}

/** Runs index.ts, which has to fail. */
export function failToDeploy(options: Options): Promise<FailedMockDeployment> {
  return failToDeployWithMocks(program, mockOptions(options));
}

const folder = join(__dirname, "..");
const program = join(folder, "index.ts");

/** The configuration is that of the stack file, with the defaults of Pulumi.yaml. */
function mockOptions({ config: changes = {}, ...options }: Options): MockOptions {
  const { name: project, config: declared } = parse(read("Pulumi.yaml")) as Project;
  const { config: ofStack } = parse(read("Pulumi.dev.yaml")) as Stack;
  const defaults = Object.entries(declared).map(([key, { default: value }]) => [`${project}:${key}`, value]);
  const changed = Object.entries(changes).map(([key, value]) => [`${project}:${key}`, value]);
  const all: [string, unknown][] = Object.entries({
    ...Object.fromEntries(defaults),
    ...ofStack,
    ...Object.fromEntries(changed),
  });
  const config = all.flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return { organization: "acme", project, stack: "dev", ...options, config: Object.fromEntries(config) };
}

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

/** What is read of Pulumi.yaml. */
interface Project {
  name: string;
  config: Record<string, { default?: unknown }>;
}

/** What is read of a stack file. */
interface Stack {
  config: Record<string, unknown>;
}
