import { execFileSync } from "node:child_process";
import { isRunning } from "@cognito-auth/local-aws/processes";

/** A process that another one has started. */
export interface Descendant {
  readonly id: number;
  /** Its command line. */
  readonly command: string;
}

/** The processes that a process has started, and those that these have. */
export function descendantsOf(id: number): Descendant[] {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, child, parent, command = ""] = /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [];
      return child === undefined ? [] : [{ id: Number(child), parent: Number(parent), command }];
    });
  const below = (ancestor: number): Descendant[] =>
    processes
      .filter(({ parent }) => parent === ancestor)
      .flatMap(({ id: child, command }) => [{ id: child, command }, ...below(child)]);
  return below(id);
}

/** Those of the processes that are still there. */
export function alive(processes: readonly Descendant[]): Descendant[] {
  return processes.filter(({ id }) => isRunning(id));
}
