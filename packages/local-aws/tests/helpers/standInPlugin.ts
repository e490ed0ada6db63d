import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";

/*
 * A stand-in for one of Pulumi's own plugins, which the engine starts as it starts those: the local provider, on the
 * address that the environment gives. It records with which environment and settings it was started.
 */

const [name = "", recordFile = ""] = process.argv.slice(2);

function record(entry: object): void {
  appendFileSync(recordFile, `${JSON.stringify({ name, ...entry })}\n`);
}

record({ environment: process.env });

// Pulumi's provider server for Node keeps a provider's settings to itself.
// eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the class that it belongs to
const { deserializeBinary } = ConfigureRequest;
ConfigureRequest.deserializeBinary = (bytes) => {
  const request = deserializeBinary.call(ConfigureRequest, bytes);
  record({ settings: Object.fromEntries(request.getVariablesMap().toObject()) });
  return request;
};

process.env["COGNITO_AUTH_ENDPOINT"] = process.env["AWS_ENDPOINT_URL"];
const load: (path: string) => unknown = createRequire(__filename);
load("../../provider/serve");
