import { parseArgs } from "node:util";
import { LocalDeploymentError, messageOf } from "./errors";

/** What the command line asks for. */
export interface CommandLine {
  readonly stack: string;
  readonly serve: boolean;
  readonly port: number | undefined;
  readonly endpoint: string | undefined;
  readonly json: boolean;
  readonly showSecrets: boolean;
  readonly help: boolean;
}

/** What `--help` prints. */
export const usage = `Deploys this Pulumi program to a local AWS and proves that its test user can sign in.

Usage: npm start [-- options]

  --stack NAME      the stack to deploy, from Pulumi.NAME.yaml (dev)
  --serve           stay up until Ctrl-C, with the test user's temporary password unused
  --port NUMBER     the local AWS's port (a free one)
  --endpoint URL    use an AWS-like endpoint that is already running, instead of starting one
  --show-secrets    print the temporary password
  --json            print one JSON document instead of text
  --help            print this

The local AWS is ministack; it needs Python 3.10 or newer and is installed on first use. With a pulumi command on the
PATH the real engine runs the program, else this process does.

The exit code is 0 when nothing failed, else 1.
`;

/**
 * Reads the command line.
 *
 * @throws LocalDeploymentError when it can't be understood
 */
export function parseCommandLine(args: string[]): CommandLine {
  const values = parse(args);
  if (values.endpoint !== undefined && values.port !== undefined) {
    throw misuse("--port and --endpoint exclude each other: the endpoint has a port already");
  }
  return {
    stack: parseStack(values.stack ?? "dev"),
    serve: values.serve ?? false,
    port: values.port === undefined ? undefined : parsePort(values.port),
    endpoint: values.endpoint === undefined ? undefined : parseEndpoint(values.endpoint),
    json: values.json ?? false,
    showSecrets: values["show-secrets"] ?? false,
    help: values.help ?? false,
  };
}

function parse(args: string[]): ReturnType<typeof parseOptions>["values"] {
  try {
    return parseOptions(args).values;
  } catch (error) {
    throw misuse(messageOf(error));
  }
}

function parseOptions(args: string[]) {
  return parseArgs({
    args,
    options: {
      stack: { type: "string" },
      serve: { type: "boolean" },
      port: { type: "string" },
      endpoint: { type: "string" },
      json: { type: "boolean" },
      "show-secrets": { type: "boolean" },
      help: { type: "boolean" },
    },
  });
}

function parseStack(stack: string): string {
  if (/^[\w.-]+$/.test(stack)) return stack;
  throw misuse(
    `--stack ${JSON.stringify(stack)}: a stack's name has letters, digits, hyphens, dots and underscores`,
  );
}

function parsePort(port: string): number {
  const number = Number(port);
  if (/^\d+$/.test(port) && number >= 1 && number <= 65_535) return number;
  throw misuse(`--port ${JSON.stringify(port)}: a port is a whole number from 1 to 65535`);
}

function parseEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return endpoint.replace(/\/+$/, "");
  throw misuse(
    `--endpoint ${JSON.stringify(endpoint)}: an endpoint is an address such as http://127.0.0.1:4566`,
  );
}

function misuse(message: string): LocalDeploymentError {
  return new LocalDeploymentError(message, "npm start -- --help lists the options");
}
