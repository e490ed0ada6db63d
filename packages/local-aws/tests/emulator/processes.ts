import assert from "node:assert/strict";
import { type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, readlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { eventually } from "../../provider/rows/waiting";

/** A process that has started an emulator. */
export interface Parent {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly id: number;
  readonly endpoint: string;
  nextLine(): Promise<string>;
}

/** Starts a process that starts an emulator, in a process group of its own, as a terminal would. */
export async function startParent(): Promise<Parent> {
  const args = ["--require", "ts-node/register", join(__dirname, "parent.ts")];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"], detached: true });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value } = (await lines.next()) as IteratorResult<string, undefined>;
    return value ?? assert.fail("The parent ended.");
  };
  return { process: child, id: child.pid ?? assert.fail("No parent."), endpoint: await nextLine(), nextLine };
}

/** The process id of the one emulator that a process has started. */
export function serverOf(parent: number): number {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const servers = processes
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, owner, ...args]) => owner === String(parent) && args.some((arg) => arg.endsWith("launcher.py")),
    );
  assert.equal(servers.length, 1);
  return Number(servers[0]?.[0]);
}

/** What a process listens on, as Linux writes it: hexadecimal address, colon, hexadecimal port. */
export async function listeners(processId: number): Promise<string[]> {
  const folder = `/proc/${processId}/fd`;
  const links = await Promise.all(
    (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => "")),
  );
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/${processId}/net/${name}`, "utf8")),
  );
  return tables
    .flatMap((table) => table.split("\n").map((line) => line.trim().split(/\s+/)))
    .filter(([, , , state, , , , , , inode = ""]) => state === "0A" && links.includes(`socket:[${inode}]`))
    .map(([, address = ""]) => address);
}

/** Whether anything accepts connections there. */
export async function answers(endpoint: string): Promise<boolean> {
  const socket = connect(Number(new URL(endpoint).port), "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Waits until it is so. */
export async function until(what: string, isDone: () => Promise<boolean>): Promise<void> {
  await eventually(what, async () => ((await isDone()) ? true : undefined));
}

/** A server on a free port. */
export async function listen(): Promise<Server> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** Closes a server and its connections. */
export async function close(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}
