import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type RuleSelection, startEmulator } from "@cognito-auth/local-aws/emulator";
import { ignoreAwsSettings } from "@cognito-auth/local-aws/engines/awsEnvironment";
import type { CommandContext } from "../cli/command";
import { CommandError, messageOf } from "../cli/errors";
import { removeLeftovers } from "./leftovers";

/** Where stacks are deployed, according to the command line. */
interface EndpointOptions {
  /** An endpoint that somebody else started. */
  readonly endpoint: string | undefined;
  /** The port of a local AWS to start. */
  readonly port: number | undefined;
  /** The rules of a local AWS to start. */
  readonly rules: RuleSelection;
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
  {
    options: { endpoint, port, rules },
    folder,
    environment,
    progress,
    atEnd,
    signal,
    fail,
  }: CommandContext<EndpointOptions>,
  { region, services }: LocalAwsNeeds,
): Promise<string> {
  // From here on, nothing is called but this endpoint.
  ignoreAwsSettings();
  await removeLeftovers(folder);
  if (endpoint !== undefined) {
    await checkEndpoint(endpoint, region);
    return endpoint;
  }
  const starting = startEmulator({
    ...(port === undefined ? {} : { port }),
    services,
    rules,
    environment,
    onProgress: progress,
    signal,
  });
  // Also where a signal comes while it is being installed or started.
  atEnd(async () => {
    const started = await starting.catch(() => undefined);
    await started?.stop();
  });
  const emulator = await starting;
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
    const { UserPools } = await client.send(new ListUserPoolsCommand({ MaxResults: 1 }));
    if (!Array.isArray(UserPools)) throw new Error(otherAnswer);
  } catch (error) {
    throw new CommandError(
      `Cognito doesn't answer at ${endpoint}: ${reasonOf(error)}`,
      "start it, or leave --endpoint out to have a local AWS started",
    );
  } finally {
    client.destroy();
  }
}

const otherAnswer = "what answers there isn't Cognito";

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const { code = error.name } = error as NodeJS.ErrnoException;
  const failure = connectionFailures[code];
  if (failure !== undefined) return failure;
  if (error.name === "TimeoutError") return "no answer within 5 seconds";
  const { $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === 200) return otherAnswer;
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
