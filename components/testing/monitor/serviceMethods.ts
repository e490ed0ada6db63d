import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { messageOf } from "./messageOf";

/** Receives what a method of the monitor's service answers. */
export type Respond<Response> = (error: object | null, response?: Response) => void;

/** A method of the service. The SDK reads the message of a failure from what gRPC calls its details. */
export function method<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): (request: Request, respond: Respond<Response>) => void {
  return (request, respond) => {
    void Promise.resolve(request)
      .then(answer)
      .then(
        (response) => {
          respond(null, response);
        },
        (error: unknown) => {
          const message = messageOf(error);
          respond(Object.assign(new Error(message, { cause: error }), { details: message }));
        },
      );
  };
}

/** Methods that say that they aren't there, for what a newer SDK may call. */
export function refusals(): object {
  const names = Object.keys(ResourceMonitorService).filter((name) => !ofMocks.has(name));
  const entries = names.map((name) => {
    const refuse = (): never => {
      throw new Error(`${name} needs the Pulumi engine`);
    };
    return [name, method(refuse)];
  });
  return Object.fromEntries(entries) as object;
}

/** The methods of the SDK's own mocks that are good for a program here, too. */
const ofMocks: ReadonlySet<string> = new Set(["supportsFeature", "registerPackage"]);
