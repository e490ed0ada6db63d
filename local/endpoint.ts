import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "./cognitoClient";
import { LocalDeploymentError, messageOf } from "./errors";

/**
 * Makes sure that Cognito answers at an endpoint that somebody else started.
 *
 * @throws LocalDeploymentError when it doesn't
 */
export async function checkEndpoint(endpoint: string, region: string): Promise<void> {
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
