import { awsClientsAt, type AwsOptions } from "./awsClients";
import type { Context } from "./resource";
import type { Properties } from "./wire";

/** Gives a resource the clients of its region: the one that its properties name, or else the endpoint's. */
export type ContextOf = (properties: Properties) => Context;

/** The contexts of the resources at an endpoint. Throws at once when that isn't an http or https address. */
export function contextsAt(options: AwsOptions, notice: Context["notice"]): ContextOf {
  const contextIn = (region: string): Context => ({
    ...awsClientsAt({ ...options, region }),
    region,
    notice,
  });
  const contexts = new Map([[options.region, contextIn(options.region)]]);
  return ({ region: named }) => {
    const region = typeof named === "string" && named !== "" ? named : options.region;
    const context = contexts.get(region) ?? contextIn(region);
    contexts.set(region, context);
    return context;
  };
}
