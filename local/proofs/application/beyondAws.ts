import type { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";

/**
 * Marks a call that Amazon Cognito would refuse, by a header. Only then does the local AWS accept it: otherwise, it refuses
 * what Amazon Cognito can't do.
 */
export function beyondAws(command: UpdateUserPoolClientCommand): UpdateUserPoolClientCommand {
  command.middlewareStack.add(
    (next) => (call) => {
      if (isHttpRequest(call.request)) call.request.headers["x-local-aws-beyond-aws"] = "true";
      return next(call);
    },
    { step: "build" },
  );
  return command;
}

function isHttpRequest(request: unknown): request is { readonly headers: Record<string, string> } {
  return typeof request === "object" && request !== null && "headers" in request;
}
