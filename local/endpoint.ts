import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { startEmulator } from "@cognito-auth/local-aws/emulator";
import type { CommandContext } from "../cli/command";
import { CommandError, messageOf } from "../cli/errors";

/** Where stacks are deployed, according to the command line. */
interface EndpointOptions {
  /** An endpoint that somebody else started. */
  readonly endpoint: string | undefined;
  /** The port of a local AWS to start. */
  readonly port: number | undefined;
}

/** What stacks require of a local AWS. */
interface LocalAwsNeeds {
  /** The region that it stands for. */
  readonly region: string;
  /** The AWS services that a local AWS needs, by their endpoint names. */
  readonly services: readonly string[];
}

/**
 * The endpoint that is given, or a local AWS that is started and stays until the command ends.
 *
 * @throws CommandError when the one doesn't answer, or the other doesn't start
 */
export async function findEndpoint(
  { options: { endpoint, port }, environment, progress, atEnd, fail }: CommandContext<EndpointOptions>,
  { region, services }: LocalAwsNeeds,
): Promise<string> {
  if (endpoint !== undefined) {
    await checkEndpoint(endpoint, region);
    return endpoint;
  }
  const emulator = await startEmulator({
    ...(port === undefined ? {} : { port }),
    services,
    environment,
    onProgress: progress,
  });
  atEnd(() => emulator.stop());
  void emulator.exited.then(() => {
    fail(new CommandError("The local AWS ended by itself.", "run the command again"));
  });
  return emulator.endpoint;
}

/**
 * Makes sure that Cognito answers at an endpoint that somebody else started.
 *
 * @throws CommandError when it doesn't
 */
async function checkEndpoint(endpoint: string, region: string): Promise<void> {
  const client = createCognitoClient({ endpoint, region }, { attempts: 1, timeout: 5_000 });
  try {
    await client.send(new ListUserPoolsCommand({ MaxResults: 1 }));
  } catch (error) {
    throw new CommandError(
      `Cognito doesn't answer at ${endpoint}: ${reasonOf(error)}`,
      "start it, or leave --endpoint out to have a local AWS started",
    );
  } finally {
    client.destroy();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const { code = error.name } = error as NodeJS.ErrnoException;
  const failure = connectionFailures[code];
  if (failure !== undefined) return failure;
  if (error.name === "TimeoutError") return "no answer within 5 seconds";
  const { $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status !== undefined) return `it answered HTTP ${status}`;
  return error.message || code;
}

/** By the codes of Node.js. */
const connectionFailures: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed before an answer came",
  EPIPE: "the connection was closed before an answer came",
  EPROTO: "it doesn't speak HTTPS",
};
