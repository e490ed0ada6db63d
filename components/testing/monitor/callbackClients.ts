import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { type Callback, CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import { credentials } from "./sdkModules";

/** gRPC's own limit is 4 MB, which the engine lifts: a resource may have a file among its properties. */
const anyLength = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** Calls functions of the program, which the SDK serves, as the engine does. */
export class CallbackClients {
  private readonly clients = new Map<string, CallbacksClient>();

  /** Calls a function, and returns its answer. */
  call(callback: Callback, request: Uint8Array): Promise<Uint8Array> {
    const invocation = new CallbackInvokeRequest().setToken(callback.getToken()).setRequest(request);
    return new Promise((resolve, reject) => {
      this.clientOf(callback.getTarget()).invoke(invocation, (error, response) => {
        if (error === null) resolve(response.getResponse_asU8());
        else reject(new Error(error.details));
      });
    });
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }

  private clientOf(target: string): CallbacksClient {
    const client =
      this.clients.get(target) ?? new CallbacksClient(target, credentials.createInsecure(), anyLength);
    this.clients.set(target, client);
    return client;
  }
}
