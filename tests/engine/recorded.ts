import { type ProxiedEngine, useProxiedEngine } from "./proxied";

/** The real engine, with a provider whose calls are written down. */
export interface Recorded {
  readonly proxied: ProxiedEngine;
  /** The provider's calls during some work that don't only read, by their operations. */
  readonly changesDuring: (work: () => Promise<unknown>) => Promise<string[]>;
}

/** Runs the tests of the enclosing suite with the real engine, and writes down what its provider calls. */
export function useRecorded(): Recorded {
  const changes: string[] = [];
  const proxied = useProxiedEngine(({ operation, body }, forward) => {
    const name = operation === "" ? actionIn(body) : operation;
    if (!/^(Admin)?(Describe|Get|List)/.test(name)) changes.push(name);
    return forward();
  });
  return {
    proxied,
    changesDuring: async (work) => {
      const before = changes.length;
      await work();
      return changes.slice(before);
    },
  };
}

/** The operation of IAM or STS, which is in the body. */
function actionIn(body: string): string {
  return new URLSearchParams(body).get("Action") ?? "";
}
