import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { LocalAwsError } from "../errors";
import type { ProviderTarget } from "./engine";

/** The local provider, served to the real engine by a process of its own. */
export interface ProviderProcess {
  /** The loopback port that it listens on. */
  readonly port: number;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Ends the process. */
  stop(): Promise<void>;
}

/**
 * Serves the local provider until it is stopped, or until this process ends.
 *
 * @throws LocalAwsError when it doesn't start
 */
export async function startProvider({
  endpoint,
  region,
  onNotice,
}: ProviderTarget): Promise<ProviderProcess> {
  const entry = join(__dirname, "..", "provider", "serve.ts");
  const child = spawn(process.execPath, ["--require", "ts-node/register", entry], {
    cwd: join(__dirname, ".."),
    // Not affected by the terminal's Ctrl-C: the engine still needs it to shut down properly.
    detached: true,
    env: {
      ...process.env,
      COGNITO_AUTH_ENDPOINT: endpoint,
      AWS_REGION: region,
      // Without it, gRPC's server tells the engine of an unknown error instead of a region that isn't the endpoint's.
      GRPC_NODE_DEBUG_SEND_ERROR_DETAILS: "true",
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  createInterface(child.stderr).on("line", onNotice);
  const ended = once(child, "exit");
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).once("line", (line) => {
      resolve(Number(line));
    });
    void ended.then(() => {
      reject(new LocalAwsError("The local provider ended before it was ready.", "run the command again"));
    });
  });
  return {
    port,
    ended,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
