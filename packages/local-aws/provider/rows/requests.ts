import { type Fields, toApi } from "../fields";
import { isEmpty, isZero } from "../values";
import { isRecord, type Properties } from "../wire";
import type { Operation } from "./operation";
import type { Purpose } from "./row";

/** Properties as a request of an operation: the members that the operation has. */
export function toRequest(operation: Operation, fields: Fields, properties: Properties): Properties {
  return membersIn(operation, toApi<Properties>(fields, properties));
}

/** The part of a request that an operation has members for. */
export function membersIn({ request }: Operation, members: Properties): Properties {
  return Object.fromEntries(Object.entries(members).filter(([name]) => request.has(name)));
}

/**
 * A request as the AWS provider sends it: without what is false, 0 or empty, at any depth, but for the members that are
 * always sent.
 */
export function sparse<Request extends object>(request: Request, alwaysSent: ReadonlySet<string>): Request {
  const entries = Object.entries(request).flatMap(([name, value]: [string, unknown]) => {
    const kept = isStructure(value) ? sparse(value, alwaysSent) : value;
    return alwaysSent.has(name) || !isZero(kept) ? [[name, kept]] : [];
  });
  return Object.fromEntries(entries) as Request;
}

function isStructure(value: unknown): value is Properties {
  return isRecord(value) && !(value instanceof Uint8Array);
}

/** A request without some of its members. */
export function without(request: Properties, ...names: string[]): Properties {
  return Object.fromEntries(Object.entries(request).filter(([name]) => !names.includes(name)));
}

/** Additional members of a request, if the argument is given in a creation or has changed in an update. */
export function whereSent({ change }: Purpose, argument: string, members: Properties): Properties {
  const isSent =
    change === undefined ? !Object.values(members).every(isEmpty) : change.changed.includes(argument);
  return isSent ? members : {};
}
