import { type ProxiedRequest, refusal } from "../../packages/local-aws/tests/helpers/interceptingProxy";
import { type ProxiedEngine, useProxiedEngine } from "./proxied";

/** The real engine, with a provider whose calls are written down. */
export interface Recorded {
  readonly proxied: ProxiedEngine;
  /** The provider's calls during some work that don't only read, by their operations. */
  readonly changesDuring: (work: () => Promise<unknown>) => Promise<string[]>;
  /** Does some work, while one operation is refused. */
  readonly refusing: (operation: string, work: () => Promise<unknown>) => Promise<void>;
}

/**
 * Runs the tests of the enclosing suite with the real engine, and writes down what its provider calls. `services` are those
 * of the local AWS, by their endpoint names; by default those that the sign-in needs.
 */
export function useRecorded(services?: readonly string[]): Recorded {
  const changes: string[] = [];
  let refused: string | undefined;
  const proxied = useProxiedEngine((request, forward) => {
    const name = operationOf(request);
    if (!/^(Admin)?(Describe|Get|List)/.test(name)) changes.push(name);
    return name === refused ? refusal("AccessDenied", "not permitted") : forward();
  }, services);
  return {
    proxied,
    changesDuring: async (work) => {
      const before = changes.length;
      await work();
      return changes.slice(before);
    },
    refusing: async (operation, work) => {
      refused = operation;
      try {
        await work();
      } finally {
        refused = undefined;
      }
    },
  };
}

/** The operation that is called: that of IAM or STS is in the body, and that of Lambda in the method and the path. */
function operationOf({ method, path, operation, body }: ProxiedRequest): string {
  if (operation !== "") return operation;
  const action = new URLSearchParams(body).get("Action");
  if (action !== null) return action;
  if (/\/functions\/[^/]+\/policy\b/.test(path)) return operationsOnPolicies[method] ?? method;
  return method === "GET" ? "Get" : `${method} ${path}`;
}

const operationsOnPolicies: Readonly<Record<string, string>> = {
  GET: "GetPolicy",
  POST: "AddPermission",
  DELETE: "RemovePermission",
};
