import { createRequire } from "node:module";
import { isAbsolute } from "node:path";
import type { MockProgram } from "./mockDeployment";

const load: NodeJS.Require = createRequire(__filename);

/** Runs a program, and returns what its stack exports. */
export function runProgram(program: MockProgram): unknown {
  if (typeof program === "function") return program();
  if (!isAbsolute(program)) throw new Error(`expected the absolute path of a program, not ${program}`);
  const path = load.resolve(program);
  Reflect.deleteProperty(load.cache, path);
  const exported: unknown = load(path);
  // As Pulumi does with the main module of a program.
  return typeof exported === "function" ? Reflect.apply(exported, undefined, []) : exported;
}
