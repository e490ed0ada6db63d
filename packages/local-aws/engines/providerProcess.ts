import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { authorityVariables } from "../certificateAuthority";
import { credentialVariables } from "../credentials";
import { LocalAwsError } from "../errors";
import { ownProcess } from "../ownedByRun";
import { assertStarted, endByInput } from "../processes";
import { withoutAwsSettings } from "./awsEnvironment";
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

const secondsToStart = 60;
const secondsToStop = 5;

/**
 * Serves the local provider until it is stopped, or until this process ends.
 *
 * @throws LocalAwsError when it doesn't start
 */
export async function startProvider(
  { endpoint, region, credentials, authorityFile, onNotice }: ProviderTarget,
  seconds = secondsToStart,
): Promise<ProviderProcess> {
  const child = spawn(process.execPath, ["--require", "ts-node/register", "provider/serve.ts"], {
    cwd: join(__dirname, ".."),
    // Not affected by the terminal's Ctrl-C: the engine still needs it to shut down properly.
    detached: true,
    env: {
      ...withoutAwsSettings(process.env),
      COGNITO_AUTH_ENDPOINT: endpoint,
      AWS_REGION: region,
      ...credentialVariables(credentials),
      ...authorityVariables(authorityFile),
      // ts-node would run the compiler from a cache in the shared temporary folder, whoever put it there.
      DISABLE_V8_COMPILE_CACHE: "1",
      // Without it, gRPC's server tells the engine of an unknown error instead of a region that isn't the endpoint's.
      GRPC_NODE_DEBUG_SEND_ERROR_DETAILS: "true",
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  await assertStarted(child);
  ownProcess(child);
  const errors: string[] = [];
  createInterface(child.stderr).on("line", (line) => {
    errors.push(line);
    onNotice(line);
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.on("error", () => undefined);
  child.stdin.on("error", () => undefined);
  const kill = (): boolean => child.kill("SIGKILL");
  const stop = (): Promise<void> => endByInput(child, ended, secondsToStop);

  const timeout = AbortSignal.timeout(seconds * 1_000);
  timeout.addEventListener("abort", kill);
  const port = await firstLine(child.stdout);
  timeout.removeEventListener("abort", kill);
  if (port !== undefined) return { port: Number(port), ended, stop };
  await stop();
  throw new LocalAwsError(
    timeout.aborted
      ? `The local provider wasn't ready within ${seconds} seconds.`
      : `The local provider ended while it was starting: ${reasonIn(errors)}`,
    "run the command again",
  );
}

/** The line that says why Node.js ended: an error's, which its stack and the version of Node.js follow, or else the last. */
function reasonIn(errors: readonly string[]): string {
  const written = errors.filter((line) => line.trim() !== "");
  return written.find((line) => /^\w*Error\b.*: /.test(line)) ?? written.at(-1) ?? "it gave no reason";
}

/** The first line of a stream; undefined if it ends before there is one. */
function firstLine(stream: Readable): Promise<string | undefined> {
  const lines = createInterface(stream);
  return new Promise((resolve) => {
    lines.once("line", resolve);
    lines.once("close", () => {
      resolve(undefined);
    });
  });
}
