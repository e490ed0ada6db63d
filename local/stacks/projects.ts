import { createRequire } from "node:module";
import { join } from "node:path";
import type { Project } from "./deployment";

/** The projects that the commands deploy. */
export interface Projects {
  readonly auth: Project;
  /** Reads the outputs of `auth`. */
  readonly api: Project;
  /** Reads the outputs of both. */
  readonly identityPool: Project;
  /** A user pool with Lambda functions, which needs no other one. */
  readonly triggers: Project;
}

const repository = join(__dirname, "..", "..");

const load: (path: string) => object = createRequire(__filename);

/** The part of a program that reads its configuration, and throws where that has a problem. */
interface ConfigurationModule {
  readConfiguration(componentName: string): unknown;
}

const loadConfiguration: (path: string) => ConfigurationModule = createRequire(__filename);

/** The projects, with the YAML files below a folder. */
export function projectsIn(folder: string): Projects {
  const project = (path: string, configuration = join(path, "configuration")): Project => ({
    folder: join(folder, path),
    load: () => load(join(repository, path, "index")),
    readConfiguration: () => loadConfiguration(join(repository, configuration)).readConfiguration("auth"),
  });
  return {
    auth: project(".", "program/configuration"),
    api: project("examples/serverless-api"),
    identityPool: project("examples/identity-pool"),
    triggers: project("examples/triggers"),
  };
}
