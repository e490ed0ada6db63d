import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { messageOf } from "./messageOf";
import { status } from "./sdkModules";

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

/**
 * Methods that say that they aren't there, for what a newer SDK may call.
 *
 * @param mocks the SDK's own mocks, of which some methods are good for a program here, too
 */
export function refusals(mocks: object): object {
  const isOfMocks = (name: string): boolean => ofMocks.has(name) && name in mocks;
  const names = Object.keys(ResourceMonitorService).filter((name) => !isOfMocks(name));
  return Object.fromEntries(names.map((name) => [name, refusal(`${name} needs the Pulumi engine`)]));
}

const ofMocks: ReadonlySet<string> = new Set(["supportsFeature", "getDeploymentInfo", "registerPackage"]);

/** By its code, the SDK knows that it can do without the method, where it can. */
function refusal(details: string): (request: unknown, respond: Respond<never>) => void {
  return (_request, respond) => {
    respond(Object.assign(new Error(details), { code: status.UNIMPLEMENTED, details }));
  };
}
