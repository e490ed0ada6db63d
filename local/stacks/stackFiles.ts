import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { CommandError, isFixable, messageOf } from "../../cli/errors";
import { showKey } from "../../components/validation/shown";
import { EncryptedValue, mappingIn } from "./configurationValues";
import { declarationsOfProject } from "./projectDeclarations";
import { configurationOfStack, type FullConfiguration } from "./stackConfiguration";
import { readYaml, type YamlValue } from "./yamlDocument";
import { UnreadableYaml } from "./yamlScalar";

/** What the YAML files of a project contain for one of its stacks. */
export interface StackFiles {
  /** The project's name. */
  readonly project: string;
  /** The stack's configuration by full key, defaults included, each value as Pulumi passes it to a program. */
  readonly config: Readonly<FullConfiguration>;
}

/** The names that the CLI accepts. */
const projectName = /^[\w.-]{1,100}$/;

/** How many of the keys that a stack lacks are shown. */
const mostShown = 10;

/**
 * Reads `Pulumi.yaml` and `Pulumi.<stack>.yaml`, as the Pulumi CLI does. What can't be read in the same way is an error.
 *
 * @param shownFolder the folder as messages show it; nothing by default, for the folder that the user is in
 * @throws CommandError when there is no such stack, or a file can't be used
 */
export async function readStackFiles(folder: string, stack: string, shownFolder = ""): Promise<StackFiles> {
  const projectFile = join(shownFolder, "Pulumi.yaml");
  const { project, declared } = await readFileOf(folder, projectFile, (content) => {
    const fields = mappingIn(content);
    const { name } = fields;
    if (typeof name !== "string" || name === "") {
      throw new UnreadableYaml("it has no name", "add the project's name");
    }
    if (!projectName.test(name)) {
      throw new UnreadableYaml(
        "its name isn't one of at most 100 ASCII letters, digits, hyphens, underscores and periods",
        "choose another name",
      );
    }
    return { project: name, declared: declarationsOfProject(fields, name) };
  });

  const stackFile = join(shownFolder, `Pulumi.${stack}.yaml`);
  const stacks = await stacksIn(folder);
  if (!stacks.includes(stack)) {
    throw new CommandError(
      `There is no stack ${JSON.stringify(stack)}: ${stackFile} doesn't exist.`,
      `use --stack with one of ${stacks.join(", ")}, or write ${stackFile}`,
    );
  }
  const given = await readFileOf(folder, stackFile, (content) =>
    configurationOfStack(content, project, declared),
  );
  const missing = declared.filter(({ key, text }) => text === undefined && isMissing(key, given, project));
  if (missing.length > 0) {
    const keys = missing.slice(0, mostShown).map(({ key }) => showKey(key.slice(project.length + 1)));
    if (missing.length > mostShown) keys.push(`and ${missing.length - mostShown} more`);
    throw new CommandError(
      `${stackFile} lacks ${keys.join(", ")}, which ${projectFile} declares without a default.`,
      `add it under config in ${stackFile}`,
    );
  }
  const defaults = declared.flatMap(({ key, text }) => (text === undefined ? [] : [[key, text] as const]));
  return { project, config: { ...Object.fromEntries(defaults), ...given } };
}

/** The CLI doesn't require the keys of packages, such as aws:region. */
function isMissing(key: string, given: FullConfiguration, project: string): boolean {
  return key.startsWith(`${project}:`) && given[key] === undefined;
}

async function readFileOf<Content>(
  folder: string,
  shownFile: string,
  read: (content: YamlValue) => Content,
): Promise<Content> {
  try {
    return read(readYaml(await readFile(join(folder, basename(shownFile)))));
  } catch (error) {
    if (error instanceof EncryptedValue) throw encrypted(error, shownFile);
    throw new CommandError(
      `${shownFile} can't be used: ${messageOf(error)}`,
      isFixable(error) ? error.fix : `correct ${shownFile}`,
    );
  }
}

function encrypted({ path }: EncryptedValue, file: string): CommandError {
  return new CommandError(
    `${path} in ${file} is encrypted, and a local deployment can't decrypt it.`,
    basename(file) === "Pulumi.yaml"
      ? "write a value that isn't encrypted there, or set it in the stack's file"
      : `copy ${file} to Pulumi.local.yaml, write a value for tests there instead, and use --stack local`,
  );
}

async function stacksIn(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []).sort();
}
