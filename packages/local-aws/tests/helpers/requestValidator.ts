import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { installLocalAws } from "./installed";

/** A request as it was sent. */
export interface SentRequest {
  readonly method: string;
  /** Its path and its query, as they were sent. */
  readonly url: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** The result of validating a request against AWS's own models. */
export interface Verdict {
  readonly service: string;
  readonly operation: string;
  /** Why it would refuse the request. */
  readonly violations: readonly string[];
  /** Which parameters it would ignore, because it doesn't know them. */
  readonly unknown: readonly string[];
  /** How it would refuse the request; 200 where it wouldn't. */
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** The local AWS's validation of requests, in a separate process. */
export interface RequestValidator {
  /** Undefined for a request that isn't to AWS, or to a service without a model. */
  validate(request: SentRequest): Promise<Verdict | undefined>;
  stop(): Promise<void>;
}

/**
 * Starts the validator; installs the local AWS, which contains the models, if necessary.
 *
 * @param options whether violations are recorded, so that the test fails
 */
export async function startRequestValidator({ isNoting }: { isNoting: boolean }): Promise<RequestValidator> {
  const environment = process.env;
  const { python, packages } = await installLocalAws();
  const emulator = join(__dirname, "..", "..", "emulator");
  const script = join(__dirname, "validate_requests.py");
  const child = spawn(python.executable, ["-I", "-S", script, packages, emulator], {
    stdio: ["pipe", "pipe", "inherit"],
    env: isNoting ? environment : { ...environment, COGNITO_AUTH_INVALID_REQUESTS: undefined },
  });
  let hasEnded = false;
  const ended = once(child, "close");
  const waiting: ((line: string | undefined) => void)[] = [];
  createInterface(child.stdout).on("line", (line) => waiting.shift()?.(line));
  // What is written to a process that has ended is lost; the end is reported anyway.
  child.stdin.on("error", () => undefined);
  void ended.then(() => {
    hasEnded = true;
    for (const answer of waiting) answer(undefined);
  });
  return {
    validate: async ({ method, url, headers, body }) => {
      const [path = "", query = ""] = url.split(/\?(.*)/s);
      const sent = { method, path, query, headers, body: Buffer.from(body).toString("base64") };
      const line = await new Promise<string | undefined>((resolve) => {
        if (hasEnded) resolve(undefined);
        else waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(sent)}\n`);
      });
      if (line === undefined) throw new Error("The validation of requests to AWS has ended.");
      return (JSON.parse(line) as Verdict | null) ?? undefined;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
