import assert from "node:assert/strict";
import { join } from "node:path";
import { type Problem, validate } from "../../../components";
import { type ComponentOptions, deployComponent, type MockDeployment } from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";
import { invalidArguments } from "./invalidArguments";
import { type RecordedCase, recordedCases } from "./validArguments";

/** What a deployment asks for, each value by its path, such as `auth-user-pool.inputs.userPoolTier`. */
type Leaves = Readonly<Record<string, unknown>>;

/** What the component asks for by default, what a test user adds to that, and what every case changes in its default. */
export interface ResourceRecording {
  withoutTestUser: Leaves;
  withTestUser: Leaves;
  changes: Readonly<Record<string, Leaves>>;
}

/** The problems of every set of arguments that is refused. */
export type ProblemRecording = Readonly<Record<string, readonly Problem[]>>;

/** Where the recordings are. */
export const recordingFiles = {
  resources: join(__dirname, "resources.json"),
  problems: join(__dirname, "problems.json"),
};

/** Stands for a value that isn't there any more. */
const absent = "(absent)";

/** Deploys every case under mocks. */
export async function recordResources(): Promise<ResourceRecording> {
  const withoutTestUser = await leavesOfCase({ args: {} });
  const withTestUser = await leavesOfCase({ args: { testUser: jane } });
  const changes: Record<string, Leaves> = {};
  for (const [title, recordedCase] of Object.entries(recordedCases)) {
    const base = recordedCase.args.testUser === undefined ? withoutTestUser : withTestUser;
    changes[title] = changesBetween(base, await leavesOfCase(recordedCase));
  }
  return { withoutTestUser, withTestUser: changesBetween(withoutTestUser, withTestUser), changes };
}

/** Validates every set of arguments that is refused. */
export function recordProblems(): ProblemRecording {
  return Object.fromEntries(
    Object.entries(invalidArguments).map(([title, args]) => [title, validate("auth", args)]),
  );
}

async function leavesOfCase({ args, options }: RecordedCase): Promise<Leaves> {
  const { resources, outputs, registeredOutputs } = await deployComponent(args, options);
  assert.deepEqual(registeredOutputs["auth"], [outputs]);
  const { amplifyOutputs, ...others } = outputs;
  const withUrns = Object.entries(resources).map(([name, resource]) => [
    name,
    { ...resource, urn: urnOf(name, resources, options) },
  ]);
  const leaves = [
    ...leavesOf(
      { ...Object.fromEntries(withUrns), outputs: { ...others, amplifyOutputs: parsed(amplifyOutputs) } },
      "",
    ),
  ];
  // A property that is undefined is one that isn't sent.
  const sent = leaves.filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The URN that the engine gives a resource: a change of it replaces the resource. */
function urnOf(
  name: string,
  resources: MockDeployment["resources"],
  { project = "shop", stack = "test" }: ComponentOptions = {},
): string {
  return `urn:pulumi:${stack}::${project}::${typesOf(name, resources).join("$")}::${name}`;
}

/** The types of the resource's ancestors and its own. */
function typesOf(name: string, resources: MockDeployment["resources"]): string[] {
  const { parent, type } = resources[name] ?? assert.fail(`there is no resource ${name}`);
  return parent === undefined ? [type] : [...typesOf(parent, resources), type];
}

function parsed(amplifyOutputs: unknown): unknown {
  const isJson = typeof amplifyOutputs === "string" && amplifyOutputs.startsWith("{");
  return isJson ? (JSON.parse(amplifyOutputs) as unknown) : amplifyOutputs;
}

function* leavesOf(value: unknown, path: string): Generator<[path: string, value: unknown]> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  if (entries.length === 0) yield [path, value];
  for (const [key, inner] of entries) yield* leavesOf(inner, path === "" ? key : `${path}.${key}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function changesBetween(base: Leaves, leaves: Leaves): Leaves {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(leaves)])];
  return Object.fromEntries(
    paths
      .map((path): [string, unknown] => [path, path in leaves ? leaves[path] : absent])
      .filter(([path, value]) => JSON.stringify(value) !== JSON.stringify(base[path])),
  );
}
