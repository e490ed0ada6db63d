import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { CommandError, messageOf } from "../../cli/errors";

/** What the YAML files of a project contain for one of its stacks. */
export interface StackFiles {
  /** The project's name. */
  readonly project: string;
  /** The stack's configuration by full key, defaults included, each value as Pulumi passes it to a program. */
  readonly config: Readonly<Record<string, string>>;
}

type Values = Record<string, unknown>;

/**
 * Reads `Pulumi.yaml` and `Pulumi.<stack>.yaml`, as the Pulumi CLI does.
 *
 * @param shownFolder the folder as messages show it; nothing by default, for the folder that the user is in
 * @throws CommandError when there is no such stack, or a file can't be used
 */
export async function readStackFiles(folder: string, stack: string, shownFolder = ""): Promise<StackFiles> {
  const projectFile = join(shownFolder, "Pulumi.yaml");
  const stackFile = join(shownFolder, `Pulumi.${stack}.yaml`);
  const declaration = await readYaml(folder, projectFile);
  const project = declaration["name"];
  if (typeof project !== "string") throw unusable(projectFile, "it has no name");

  const stacks = await stacksIn(folder);
  if (!stacks.includes(stack)) {
    throw new CommandError(
      `There is no stack ${JSON.stringify(stack)}: ${stackFile} doesn't exist.`,
      `use --stack with one of ${stacks.join(", ")}, or write ${stackFile}`,
    );
  }
  const declared = objectAt(declaration, "config", projectFile);
  const given = objectAt(await readYaml(folder, stackFile), "config", stackFile);
  const config: Record<string, string> = {};
  for (const [key, declaration] of Object.entries(declared)) {
    const value = valueOfDeclaration(declaration);
    if (value !== undefined) config[fullKey(key, project)] = asText(value);
  }
  for (const [key, value] of Object.entries(given)) {
    refuseEncrypted(key, value, stackFile);
    config[fullKey(key, project)] = asText(value);
  }
  requireDeclared(Object.keys(declared), config, project, stackFile);
  return { project, config };
}

async function readYaml(folder: string, shownFile: string): Promise<Values> {
  let content: unknown;
  try {
    content = parse(await readFile(join(folder, basename(shownFile)), "utf8"));
  } catch (error) {
    throw unusable(shownFile, messageOf(error).split("\n")[0] ?? "");
  }
  if (content === null || content === undefined) return {};
  if (!isObject(content)) throw unusable(shownFile, "it has no keys");
  return content;
}

async function stacksIn(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []).sort();
}

function objectAt(content: Values, key: string, file: string): Values {
  const value = content[key] ?? {};
  if (!isObject(value)) throw unusable(file, `its ${key} has no keys`);
  return value;
}

/** A declaration is either a typed one, with a default or a value, or the value itself. */
function valueOfDeclaration(declaration: unknown): unknown {
  if (!isObject(declaration)) return declaration;
  return declaration["value"] ?? declaration["default"];
}

function fullKey(key: string, project: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function refuseEncrypted(key: string, value: unknown, file: string): void {
  if (!isObject(value) || !("secure" in value)) return;
  throw new CommandError(
    `${key} in ${file} is encrypted, and a local deployment can't decrypt it.`,
    "use --stack with a stack whose file has no encrypted value, such as dev",
  );
}

function requireDeclared(declared: string[], config: Values, project: string, file: string): void {
  const missing = declared.filter((key) => config[fullKey(key, project)] === undefined);
  if (missing.length === 0) return;
  throw new CommandError(
    `${file} lacks ${missing.join(", ")}, which Pulumi.yaml declares without a default.`,
    `add it under config in ${file}`,
  );
}

function unusable(file: string, reason: string): CommandError {
  return new CommandError(`${file} can't be used: ${reason}`, `correct ${file}`);
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
