import { execFileSync } from "node:child_process";

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

/** The command lines of the processes whose command line or environment names a folder, whoever has started them. */
export function processesWith(folder: string): string[] {
  // The BSD option e: with the environment. On Linux, and on macOS for all programs but the system's own.
  return execFileSync("ps", ["axeww", "-o", "pid=,args="], { encoding: "utf8", maxBuffer: 2 ** 26 })
    .split("\n")
    .filter((line) => line.includes(folder))
    .map((line) => line.trim().slice(0, 200));
}
