import { createRequire } from "node:module";
import { join } from "node:path";
import type { Project } from "./deployment";

/** The projects of the whole application. */
export interface Projects {
  readonly auth: Project;
  /** Reads the outputs of `auth`. */
  readonly api: Project;
  /** Reads the outputs of both. */
  readonly identityPool: Project;
}

const load: (path: string) => object = createRequire(__filename);

/** The projects, with the YAML files below a folder. */
export function projectsIn(folder: string): Projects {
  const project = (path: string): Project => ({
    folder: join(folder, path),
    load: () => load(join(__dirname, "..", "..", path, "index")),
  });
  return {
    auth: project("."),
    api: project("examples/serverless-api"),
    identityPool: project("examples/identity-pool"),
  };
}
