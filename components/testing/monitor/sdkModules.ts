import { createRequire } from "node:module";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

/** A map of properties as messages have it. */
export type PropertiesMessage = NonNullable<ReturnType<RegisterResourceRequest["getObject"]>>;

interface StructModule {
  readonly Struct: { readonly fromJavaScript: (properties: object) => PropertiesMessage };
}

// As Pulumi's SDK resolves what it depends on, which package managers needn't put where this file finds it.
const load: NodeJS.Require = createRequire(require.resolve("@pulumi/pulumi/package.json"));

const { Struct } = load("google-protobuf/google/protobuf/struct_pb") as StructModule;

/** How one authenticates to a server, and what kinds of failures there are. */
export const { credentials, status } = load("@grpc/grpc-js") as typeof import("@grpc/grpc-js");

/** Properties as messages have them. */
export function toMessage(properties: object): PropertiesMessage {
  return Struct.fromJavaScript(properties);
}
