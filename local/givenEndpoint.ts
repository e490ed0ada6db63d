import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type AwsTarget, createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { certificateFailure } from "@cognito-auth/local-aws/certificateAuthority";
import { codeOf, connectionFailures, statusOf } from "@cognito-auth/local-aws/provider/awsErrors";
import { CommandError, messageOf } from "../cli/errors";

/**
 * Makes sure that Cognito answers at an endpoint that somebody else started.
 *
 * @throws CommandError when it doesn't
 */
export async function checkEndpoint(target: AwsTarget): Promise<void> {
  const client = createCognitoClient(target, { attempts: 1, timeout: 5_000 });
  try {
    const { UserPools } = await client.send(new ListUserPoolsCommand({ MaxResults: 1 }));
    if (!Array.isArray(UserPools)) throw new Error(otherAnswer);
  } catch (error) {
    throw new CommandError(`Cognito doesn't answer at ${target.endpoint}: ${reasonOf(error)}`, fixOf(error));
  } finally {
    client.destroy();
  }
}

const otherAnswer = "what answers there isn't Cognito";

function fixOf(error: unknown): string {
  const code = codeOf(error);
  if (keyRefusals.has(code)) {
    return "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the endpoint's access keys, and use --access-keys environment";
  }
  return certificateFailure(code)?.fix ?? "start it, or leave --endpoint out to have a local AWS started";
}

/** The errors with which AWS refuses whoever calls, whatever the call is. */
const keyRefusals = new Set([
  "AccessDeniedException",
  "ExpiredTokenException",
  "IncompleteSignatureException",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationTokenException",
  "UnrecognizedClientException",
]);

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const code = codeOf(error);
  const certificate = certificateFailure(code);
  if (certificate !== undefined) return `${certificate.reason} (${code})`;
  if (keyRefusals.has(code)) return `it refuses the access keys (${code})`;
  if (code === "TimeoutError" || code === "ETIMEDOUT") return "no answer within 5 seconds";
  const failure = connectionFailures[code];
  if (failure !== undefined) return failure;
  const status = statusOf(error);
  if (status === 200) return otherAnswer;
  if (status !== undefined) return `it answered HTTP ${status}`;
  return error.message || code;
}
