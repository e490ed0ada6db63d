import { Readable } from "node:stream";

/** What the clients of all AWS services have in common, as far as it is used here. */
export interface AnyClient {
  readonly middlewareStack: { readonly add: (middleware: Middleware, options: Position) => void };
}

type Send<Request, Result> = (request: Request) => Promise<Result>;
type Middleware = <Request, Result extends { readonly response: unknown }>(
  next: Send<Request, Result>,
) => Send<Request, Result>;

interface Position {
  readonly step: "deserialize";
  readonly name: string;
  readonly priority: "low";
}

/**
 * Has a client's answers arrive whole within a time: the SDK's own limit ends with the first byte, so that an endpoint
 * could send byte after byte for ever.
 *
 * @param timeout milliseconds from the request to the end of its answer
 */
export function limitAnswers({ middlewareStack }: AnyClient, timeout: number): void {
  middlewareStack.add(
    (next) => async (request) => {
      const began = performance.now();
      const result = await next(request);
      endIn(bodyOf(result.response), timeout - (performance.now() - began));
      return result;
    },
    // Next to what sends the request: the answer's body isn't read yet.
    { step: "deserialize", name: "limitAnswer", priority: "low" },
  );
}

function bodyOf(response: unknown): unknown {
  return typeof response === "object" && response !== null && "body" in response ? response.body : undefined;
}

function endIn(body: unknown, milliseconds: number): void {
  if (!(body instanceof Readable)) return;
  const timer = setTimeout(
    () => body.destroy(new TimeoutError("the answer took too long")),
    Math.max(0, milliseconds),
  );
  // The connection keeps the process alive for as long as there is something to wait for.
  timer.unref();
  body.once("close", () => {
    clearTimeout(timer);
  });
}

/** The name is the SDK's for this, by which it knows what to retry. */
class TimeoutError extends Error {
  override readonly name = "TimeoutError";
}
