import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { forward, openServer } from "./requestServer";

const secondsToStart = 120;
const secondsToStop = 5;

/** A server of moto's, which stands in for Amazon Cognito. */
export interface MotoServer {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Ends it; everything in it is gone. */
  stop(): Promise<void>;
}

/** The path of the pinned server's command, which `.ci/install-moto` prints; undefined where it isn't installed. */
const command = process.env["MOTO_SERVER"];

/** Whether the pinned server is there. */
export function hasMoto(): boolean {
  return command !== undefined;
}

/** Starts the server on a free port of 127.0.0.1, and waits until it answers. */
export async function startMotoServer(): Promise<MotoServer> {
  assert.ok(command !== undefined);
  const server = spawn(command, ["--host", "127.0.0.1", "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(server, "close");
  const stop = async (): Promise<void> => {
    server.kill();
    const timer = setTimeout(() => server.kill("SIGKILL"), secondsToStop * 1000);
    await ended;
    clearTimeout(timer);
  };
  let log = "";
  const started = new Promise<string | undefined>((resolve) => {
    createInterface(server.stderr).on("line", (line) => {
      log += `${line}\n`;
      const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (endpoint !== undefined) resolve(endpoint);
    });
    const giveUp = (): void => {
      resolve(undefined);
    };
    setTimeout(giveUp, secondsToStart * 1000).unref();
    void ended.then(giveUp);
  });
  const endpoint = await started;
  if (endpoint === undefined) await stop();
  assert.ok(endpoint !== undefined, `moto_server doesn't start:\n${log}`);
  // In between, requests are validated as the local AWS validates them: moto itself accepts almost everything.
  const validating = await openServer((request, response, body) => {
    forward(endpoint, request, response, body);
  });
  return { endpoint: validating.endpoint, stop: () => validating.close().then(stop) };
}
