import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { Command } from "../cli/command";
import { startEmulator } from "@cognito-auth/local-aws/emulator";
import { LocalDeploymentError, messageOf } from "@cognito-auth/local-aws/errors";

/** Where a stack is deployed, as far as the command line says. */
export interface EndpointOptions {
  /** One that somebody else started. */
  readonly endpoint: string | undefined;
  /** The port of a local AWS to start. */
  readonly port: number | undefined;
  /** The region that it stands for. */
  readonly region: string;
  /** The AWS services that a local AWS needs, by their endpoint names; those of the sign-in by default. */
  readonly services?: readonly string[];
}

/**
 * The endpoint that is given, or a local AWS that is started and stays until the command ends.
 *
 * @throws LocalDeploymentError when the one doesn't answer, or the other doesn't start
 */
export async function findEndpoint(
  { endpoint, port, region, services }: EndpointOptions,
  environment: NodeJS.ProcessEnv,
  { progress, atEnd, fail }: Pick<Command, "progress" | "atEnd" | "fail">,
): Promise<string> {
  if (endpoint !== undefined) {
    await checkEndpoint(endpoint, region);
    return endpoint;
  }
  const emulator = await startEmulator({
    ...(port === undefined ? {} : { port }),
    ...(services === undefined ? {} : { services }),
    environment,
    onProgress: progress,
  });
  atEnd(() => emulator.stop());
  void emulator.exited.then(() => {
    fail(new LocalDeploymentError("The local AWS ended by itself.", "run the command again"));
  });
  return emulator.endpoint;
}

/**
 * Makes sure that Cognito answers at an endpoint that somebody else started.
 *
 * @throws LocalDeploymentError when it doesn't
 */
async function checkEndpoint(endpoint: string, region: string): Promise<void> {
  const client = createCognitoClient({ endpoint, region }, { attempts: 1, timeout: 5_000 });
  try {
    await client.send(new ListUserPoolsCommand({ MaxResults: 1 }));
  } catch (error) {
    throw new LocalDeploymentError(
      `Cognito doesn't answer at ${endpoint}: ${reasonOf(error)}`,
      "start it, or leave --endpoint out to have a local AWS started",
    );
  } finally {
    client.destroy();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  if (error.name === "TimeoutError") return "no answer within 5 seconds";
  const { $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status !== undefined) return `it answered HTTP ${status}`;
  const { code } = error as NodeJS.ErrnoException;
  return code === "ECONNREFUSED" ? "the connection was refused" : error.message || (code ?? error.name);
}
