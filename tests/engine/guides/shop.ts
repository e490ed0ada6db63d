import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Run } from "../../helpers/startCommand";
import { type Terminal, useTerminal } from "../terminal";

/** Another team's project, in a folder of its own, and the terminal in which it is deployed. */
export interface Shop {
  readonly terminal: Terminal;
  /** Writes a file, such as the program, `index.ts`. */
  write(file: string, content: string): Promise<void>;
  /** Runs commands in its folder, until one fails. */
  run(commands: string): Promise<Run>;
  /** Runs commands in its folder, which all have to succeed, and gives what they print. */
  succeed(commands: string): Promise<string>;
}

/** A new project for each test of the enclosing suite, with the packages of this repository. */
export function useShop(): Shop {
  const user = useTerminal();
  const folderOf = ({ folder }: Terminal): string => join(folder, "shop");
  const write: Shop["write"] = (file, content) => writeFile(join(folderOf(user.terminal), file), content);

  beforeEach(async () => {
    await mkdir(folderOf(user.terminal));
    await write("Pulumi.yaml", "name: shop\nmain: index.ts\nruntime: nodejs\n");
    await write("package.json", JSON.stringify({ name: "shop", private: true }));
    await write("tsconfig.json", JSON.stringify({ extends: "../tsconfig.json" }));
    await write("index.ts", "export {};\n");
    await user.terminal.succeed(inFolder("shop", "pulumi stack init dev"));
  });

  afterEach(async () => {
    await user.terminal.succeed(inFolder("shop", "pulumi stack rm dev --force --yes"));
    await rm(folderOf(user.terminal), { recursive: true });
  });

  return {
    get terminal() {
      return user.terminal;
    },
    write,
    run: (commands) => user.terminal.run(inFolder("shop", commands)),
    succeed: (commands) => user.terminal.succeed(inFolder("shop", commands)),
  };
}

/** Commands as a person would type them in a folder: the next one only where all was well. */
export function inFolder(folder: string, commands: string): string {
  // Read-only commands need no confirmation, and Pulumi rejects the option.
  const unconfirmed = commands.replaceAll(
    /^pulumi refresh --preview-only/gm,
    "PULUMI_SKIP_CONFIRMATIONS= $&",
  );
  return `cd ${folder} || exit\nset -e\n${unconfirmed}`;
}
