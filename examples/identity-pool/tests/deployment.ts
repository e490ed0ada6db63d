import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  deployWithMocks,
  type FailedMockDeployment,
  failToDeployWithMocks,
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

/** Runs index.ts, which must fail. */
export function failToDeploy(options: Options): Promise<FailedMockDeployment> {
  return failToDeployWithMocks(program, mockOptions(options));
}

const folder = join(__dirname, "..");
const program = join(folder, "index.ts");

/** The configuration is that of the stack file, with the defaults of Pulumi.yaml. */
function mockOptions({ config: changes = {}, ...options }: Options): MockOptions {
  const { name: project, config: declared } = read("Pulumi.yaml") as Project;
  const { config: ofStack } = read("Pulumi.dev.yaml") as { config: Record<string, Value> };
  const config: Record<string, string> = {};
  const set = (key: string, value: Value): void => {
    if (value === undefined) Reflect.deleteProperty(config, key);
    else config[key] = String(value);
  };
  for (const [key, declaration] of Object.entries(declared)) set(`${project}:${key}`, declaration.default);
  for (const [key, value] of Object.entries(ofStack)) set(key, value);
  for (const [key, value] of Object.entries(changes)) set(`${project}:${key}`, value);
  return { organization: "acme", project, stack: "dev", ...options, config };
}

function read(file: string): unknown {
  return parse(readFileSync(join(folder, file), "utf8"));
}

type Value = string | number | boolean | undefined;

/** The parts of Pulumi.yaml that are read. */
interface Project {
  name: string;
  config: Record<string, { default?: Value }>;
}
