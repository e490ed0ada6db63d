import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { LocalAwsError } from "../errors";
import { ownProcess } from "../ownedByRun";
import { assertStarted, endByInput } from "../processes";
import { makeTemporaryFolder } from "../temporaryFolder";
import { otherEndpoint } from "./advice";
import type { RuleSelection } from "./rules";

/** A local AWS that runs and answers. It also ends when this process does, for any reason. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`; nothing outside this machine can reach it. */
  readonly endpoint: string;
  /** Stops it and removes its data. Does nothing the second time. */
  stop(): Promise<void>;
  /** Resolves when it has ended for any reason and its data is removed. */
  readonly exited: Promise<void>;
}

/** What to start, and on what. */
export interface ServerOptions {
  /** The path of a Python interpreter. */
  readonly python: string;
  /** The folder that the packages are installed in. */
  readonly packages: string;
  /** 0 for any free port. */
  readonly port: number;
  /** AWS services by their endpoint names; nothing else is served. */
  readonly services: readonly string[];
  readonly rules: RuleSelection;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

const launcher = join(__dirname, "launcher.py");
const secondsToStart = 120;
const secondsToStop = 5;

/** Starts the local AWS and waits until it answers. Throws a LocalAwsError when it doesn't. */
export async function startServer(options: ServerOptions): Promise<Emulator> {
  const { python, packages, port, rules, signal } = options;
  signal?.throwIfAborted();
  const data = makeTemporaryFolder();
  // -I and -S: neither the user's nor the system's packages can take the place of the installed ones.
  const args = [launcher, packages, data.path, String(port), JSON.stringify(rules)];
  const server = spawn(python, ["-I", "-S", ...args], {
    env: serverEnvironment(options, data.path),
    stdio: "pipe",
    windowsHide: true,
  });
  await assertStarted(server).catch(async (error: unknown) => {
    await data.remove();
    throw error;
  });
  ownProcess(server);
  let log = "";
  server.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    log = (log + chunk).slice(-10_000);
  });
  // A server that couldn't be started or just ended also closes: that is handled there.
  server.on("error", () => undefined);
  server.stdin.on("error", () => undefined);
  const exited = new Promise((resolve) => server.once("close", resolve)).then(() => data.remove());

  const kill = (): boolean => server.kill("SIGKILL");
  const stop = (): Promise<void> => endByInput(server, exited, secondsToStop);

  // Killing it closes its output and its connections and so ends all waiting.
  const timeout = AbortSignal.timeout(secondsToStart * 1000);
  const tooLate = AbortSignal.any(signal ? [timeout, signal] : [timeout]);
  tooLate.addEventListener("abort", kill);
  if (tooLate.aborted) kill();
  try {
    const endpoint = `http://127.0.0.1:${readPort(await text(server.stdout), port)}`;
    const { ok } = await fetch(`${endpoint}/_ministack/health`, { method: "HEAD" });
    if (ok) return { endpoint, stop, exited };
    throw new Error("It answers with errors.");
  } catch (error) {
    await stop();
    signal?.throwIfAborted();
    throw error instanceof LocalAwsError ? error : startFailure(timeout.aborted, log, packages);
  } finally {
    tooLate.removeEventListener("abort", kill);
  }
}

/** Only what Python itself needs: ministack reads over a hundred variables, AWS credentials among them. */
function serverEnvironment({ environment, services }: ServerOptions, data: string): NodeJS.ProcessEnv {
  const needed = Object.entries(environment).filter(([name]) =>
    // The last ones are for tests: the file that records requests that violate AWS's models, and how long functions of
    // triggers may take.
    /^(PATH|(DY)?LD_LIBRARY_PATH|SYSTEMROOT|WINDIR|COGNITO_AUTH_(INVALID_REQUESTS|TRIGGER_SECONDS))$/i.test(
      name,
    ),
  );
  return {
    ...Object.fromEntries(needed),
    SERVICES: services.join(","),
    LOG_LEVEL: "WARNING",
    // Otherwise it would accept sign-in flows that an app client doesn't allow.
    AUTH: "true",
    // The launcher opens the one port; this keeps ministack from opening another, on all addresses.
    IOT_MTLS_ENABLED: "0",
    // It would look for its own containers, and remove those of another ministack.
    DOCKER_HOST: `unix://${join(data, "no-docker")}`,
    STATE_DIR: join(data, "state"),
    ...{ HOME: data, USERPROFILE: data, TMPDIR: data, TEMP: data, TMP: data },
  };
}

/** The launcher's one line: one of these. */
interface LauncherReport {
  readonly port?: number;
  readonly problem?: string;
  readonly unknownRules?: readonly string[];
}

/** Reads the launcher's one line; empty when it ended before it could say anything. */
function readPort(report: string, wanted: number): number {
  const { port, problem, unknownRules } = JSON.parse(report) as LauncherReport;
  if (port !== undefined) return port;
  if (unknownRules !== undefined) {
    throw new LocalAwsError(
      `The local AWS has no rule of the name ${unknownRules.map((name) => JSON.stringify(name)).join(" or ")}.`,
      "use the names that readRules gives for a local AWS that was started with all rules",
    );
  }
  throw new LocalAwsError(
    `The local AWS can't listen on port ${wanted}: ${problem ?? "no reason was given"}.`,
    "stop what uses the port, or choose another with --port (without it, a free port is used)",
  );
}

function startFailure(tookTooLong: boolean, log: string, packages: string): LocalAwsError {
  const lastLine = log.split(/\r?\n/).findLast((line) => line.trim() !== "") ?? "it gave no reason";
  const fix = `delete the folder ${packages} to have it installed again, or ${otherEndpoint}`;
  return tookTooLong
    ? new LocalAwsError(`The local AWS didn't answer within ${secondsToStart} seconds.`, fix)
    : new LocalAwsError(`The local AWS ended while it was starting: ${lastLine}`, fix);
}
