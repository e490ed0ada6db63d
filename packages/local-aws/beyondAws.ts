import type { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { addHeaders } from "./requestHeaders";

/**
 * Marks a call that Amazon Cognito would reject, by a header. The local AWS, which can do more than Amazon Cognito,
 * rejects it otherwise.
 */
export function beyondAws(command: UpdateUserPoolClientCommand): UpdateUserPoolClientCommand {
  addHeaders(command.middlewareStack, { "x-local-aws-beyond-aws": "true" });
  return command;
}
