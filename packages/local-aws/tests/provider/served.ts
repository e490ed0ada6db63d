import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { region } from "./providerUnderTest";

const root = join(__dirname, "..", "..");

/** The provider in a process of its own. */
export interface Served {
  readonly port: number;
  readonly pid: number;
  /** What it has printed so far on the standard output and the standard error. */
  readonly printed: { readonly stdout: string; readonly stderr: string };
  /** Closes its standard input, and resolves to its exit code. */
  stop(): Promise<number | null>;
}

/**
 * Serves the provider on an endpoint, and waits for its port.
 *
 * @param timeout how long an answer may take, in milliseconds; as long as usual by default
 */
export async function serve(endpoint: string, timeout?: number): Promise<Served> {
  const printed = { stdout: "", stderr: "" };
  const child = spawn(process.execPath, ["--require", "ts-node/register", "provider/serve.ts"], {
    cwd: root,
    env: {
      ...process.env,
      COGNITO_AUTH_ENDPOINT: endpoint,
      AWS_REGION: region,
      ...(timeout === undefined ? {} : { COGNITO_AUTH_TIMEOUT: String(timeout) }),
    },
    stdio: "pipe",
  });
  child.stdout.on("data", (chunk: Buffer) => (printed.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed.stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const line = await new Promise((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    void ended.then(() => {
      reject(new Error(`the provider ended: ${printed.stderr}`));
    });
  });
  return {
    port: Number(line),
    pid: child.pid ?? 0,
    printed,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}
