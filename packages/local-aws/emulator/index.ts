import { installPackages } from "./install";
import { assertPort } from "./port";
import { findPython } from "./python";
import type { RuleSelection } from "./rules";
import { type Emulator, startServer } from "./server";

export { type Mail, readMails, readTextMessages, type TextMessage } from "./messages";
export { readRequests, type RecordedRequest, type RecordedRequests, type RequestFilter } from "./requests";
export { readRules, type Rule, type RuleSelection } from "./rules";
export type { Emulator } from "./server";

/** The services that the whole application uses, by their endpoint names. */
export const applicationServices: readonly string[] = [
  "apigateway",
  "cognito-identity",
  "cognito-idp",
  "iam",
  "lambda",
  "logs",
  "s3",
  "ses",
  "sts",
];

/** The services of all types of resources that the local provider has, by their endpoint names. */
export const providerServices: readonly string[] = [...applicationServices, "acm", "kms", "route53", "wafv2"];

/** The services that the sign-in needs: Cognito user pools, email, the role that sends text messages, and who the caller is. */
export const signInServices: readonly string[] = ["cognito-idp", "iam", "ses", "sts"];

/** How to start the local AWS. */
export interface EmulatorOptions {
  /** 1 to 65,535, except for the ports that browsers block; by default any free one. */
  readonly port?: number;
  /** AWS services by their endpoint names; `signInServices` by default. */
  readonly services?: readonly string[];
  /** Which of the rules that it adds to ministack it applies; all by default. */
  readonly rules?: RuleSelection;
  /** Receives one line at the start of each step, such as "Starting the local AWS …". */
  readonly onProgress: (message: string) => void;
  /** Aborts installing or starting; once started, use `stop`. */
  readonly signal?: AbortSignal;
  /** `process.env` by default. Read for PATH, PYTHON, COGNITO_AUTH_CACHE, and the settings of pip or uv. */
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Starts a local AWS (ministack), after installing it on the first use.
 *
 * Throws a LocalAwsError when there is no Python, when it can't be installed, when the port is in use or one
 * that browsers block, and when the server doesn't answer within two minutes.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { port, services = signInServices, rules = "all", onProgress, signal } = options;
  const { environment = process.env } = options;
  if (port !== undefined) assertPort(port);
  const python = await findPython(environment, signal);
  const packages = await installPackages({ python, environment, onProgress, signal });
  onProgress("Starting the local AWS …");
  const { executable } = python;
  return startServer({ python: executable, packages, port: port ?? 0, services, rules, environment, signal });
}
