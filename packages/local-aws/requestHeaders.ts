import type { MiddlewareStack } from "@smithy/types";

/** Adds headers to every request of a client or a command of the AWS SDK, before it is signed. */
export function addHeaders<Input extends object, Output extends object>(
  stack: MiddlewareStack<Input, Output>,
  headers: Readonly<Record<string, string>>,
): void {
  stack.add(
    (next) => (call) => {
      if (isHttpRequest(call.request)) Object.assign(call.request.headers, headers);
      return next(call);
    },
    { step: "build" },
  );
}

function isHttpRequest(request: unknown): request is { readonly headers: Record<string, string> } {
  return typeof request === "object" && request !== null && "headers" in request;
}
