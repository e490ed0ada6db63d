import { basename } from "node:path";

/** Folders that a user's own commands make in a project, and Git ignores. */
const installed = ["node_modules", "venv", "sdks"];

/** For copying a project: leaves out what was installed in it. */
export function withoutInstalled(path: string): boolean {
  return !installed.includes(basename(path));
}
