import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "../../local/cognitoClient";
import { openProxy } from "../local/interceptingProxy";
import { region } from "../local/provider/deployed";
import { useEngine, type Engine } from "../local/provider/engineStack";
import type { Served } from "../local/provider/served";

/** The real engine, with a provider whose calls are written down. */
export interface Recorded {
  readonly engine: Engine;
  readonly provider: Served;
  /** A client of the local AWS whose calls aren't written down. */
  readonly cognito: CognitoIdentityProviderClient;
  /** The provider's calls during some work that don't only read, by their operations. */
  changesDuring(work: () => Promise<unknown>): Promise<string[]>;
}

/** Runs the tests of the enclosing suite with the real engine, and writes down what its provider calls. */
export function useRecorded(): Recorded {
  const engine = useEngine();
  const changes: string[] = [];
  const closing: (() => unknown)[] = [];
  let provider: Served;
  let cognito: CognitoIdentityProviderClient;

  before(async () => {
    const { endpoint } = engine.emulator;
    cognito = createCognitoClient({ endpoint, region });
    const proxy = await openProxy(endpoint, ({ operation }, forward) => {
      if (!/^(Admin)?(Describe|Get|List)/.test(operation)) changes.push(operation);
      return forward();
    });
    closing.push(() => proxy.close());
    provider = await engine.served(proxy.endpoint);
    closing.push(() => {
      cognito.destroy();
    });
  });

  after(async () => {
    for (const close of closing) await close();
  });

  return {
    engine,
    get provider() {
      return provider;
    },
    get cognito() {
      return cognito;
    },
    changesDuring: async (work) => {
      const before = changes.length;
      await work();
      return changes.slice(before);
    },
  };
}
