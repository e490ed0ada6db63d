import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { signInServices } from "@cognito-auth/local-aws/emulator";
import { type Intercept, openProxy } from "../../packages/local-aws/tests/helpers/interceptingProxy";
import type { RequestServer } from "../../packages/local-aws/tests/helpers/requestServer";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import type { Served } from "../../packages/local-aws/tests/provider/served";
import { type Engine, useEngine } from "../../packages/local-aws/tests/realEngine/engineStack";

/** The real engine, with a provider whose calls go through a proxy. */
export interface ProxiedEngine {
  readonly engine: Engine;
  readonly provider: Served;
  /** The address of the proxy. */
  readonly endpoint: string;
  /** A client of the local AWS whose calls don't go through the proxy. */
  readonly cognito: CognitoIdentityProviderClient;
}

/**
 * Runs the tests of the enclosing suite with the real engine, through a proxy.
 *
 * @param services the services of the local AWS, by their endpoint names
 */
export function useProxiedEngine(
  intercept: Intercept,
  services: readonly string[] = [...signInServices, "iam"],
): ProxiedEngine {
  const engine = useEngine(services);
  const closing: (() => unknown)[] = [];
  let provider: Served;
  let proxy: RequestServer;
  let cognito: CognitoIdentityProviderClient;

  before(async () => {
    const { endpoint } = engine.emulator;
    cognito = createCognitoClient({ endpoint, region });
    closing.push(() => {
      cognito.destroy();
    });
    proxy = await openProxy(endpoint, intercept);
    closing.push(() => proxy.close());
    provider = await engine.served(proxy.endpoint);
  });

  after(async () => {
    for (const close of closing) await close();
  });

  return {
    engine,
    get provider() {
      return provider;
    },
    get endpoint() {
      return proxy.endpoint;
    },
    get cognito() {
      return cognito;
    },
  };
}
