import { ReadRequest, ReadResponse } from "@pulumi/pulumi/proto/provider_pb";

/* eslint-disable @typescript-eslint/unbound-method -- each is called with the message that it belongs to */
const { getProperties } = ReadRequest.prototype;
const { setProperties } = ReadResponse.prototype;
/* eslint-enable @typescript-eslint/unbound-method */

/** Mends what Pulumi's provider server for Node (3.248.0) gets wrong when it reads a resource. */
export function repairReads(): void {
  Object.assign(ReadRequest.prototype, {
    // To import a resource, the engine sends no properties at all, and the server can't do without.
    getProperties(this: ReadRequest) {
      return getProperties.call(this) ?? { toJavaScript: () => ({}) };
    },
  });
  Object.assign(ReadResponse.prototype, {
    // The engine takes a resource for missing where it gets no properties at all; the server would send empty ones.
    setProperties(this: ReadResponse, properties: Parameters<typeof setProperties>[0]) {
      return setProperties.call(this, this.getId() === "" ? undefined : properties);
    },
  });
}
