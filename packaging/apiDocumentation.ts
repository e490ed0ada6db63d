import { join } from "node:path";
import type { LogLevel } from "typedoc";

const repository = join(__dirname, "..");

/**
 * Writes the documentation of the public API as Markdown, a page for each entry point, from the doc comments.
 *
 * @returns what is wrong with the comments, such as a public declaration without one
 */
export async function documentApi(folder: string): Promise<string[]> {
  const { Application, Logger, LogLevel: Level } = await import("typedoc");
  const problems: string[] = [];
  class ProblemLogger extends Logger {
    override log(message: string, level: LogLevel): void {
      if (level >= Level.Warn) problems.push(message);
    }
  }

  const application = await Application.bootstrapWithPlugins({
    ...{ plugin: ["typedoc-plugin-markdown"], tsconfig: join(repository, "tsconfig.build.json") },
    entryPoints: ["index", "testing"].map((name) => join(repository, "components", `${name}.ts`)),
    outputs: [{ name: "markdown", path: folder }],
    ...{ name: "API", readme: "none", disableSources: true, disableGit: true },
    ...{ excludeExternals: true, excludePrivate: true, logLevel: "Warn" },
    validation: { notExported: true, invalidLink: true, notDocumented: true },
    ...pageOptions,
  });
  application.logger = new ProblemLogger();
  const project = await application.convert();
  if (project === undefined) return problems;
  application.validate(project);
  await application.generateOutputs(project);
  return problems;
}

/** Options of the Markdown plugin, which TypeDoc's own types don't know. */
const pageOptions: object = {
  outputFileStrategy: "modules",
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  typeDeclarationFormat: "table",
};
