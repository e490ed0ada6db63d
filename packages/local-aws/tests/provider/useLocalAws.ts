import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { refusal, throughProxy } from "../helpers/interceptingProxy";
import {
  assertSettled,
  check,
  create,
  importOf,
  preview,
  providerAt,
  type ProviderUnderTest,
  refresh,
  region,
  remove,
  update,
} from "./providerUnderTest";

/** A local AWS, to which a client of any service can be made, with what an engine does through its provider. */
export interface LocalAws extends Operations {
  readonly endpoint: string;
  readonly region: string;
  /** A provider on it, and the notices that it has given in this test. */
  readonly tested: ProviderUnderTest;
}

interface Operations {
  readonly assertSettled: On<typeof assertSettled>;
  readonly check: On<typeof check>;
  readonly create: On<typeof create>;
  readonly importOf: On<typeof importOf>;
  readonly preview: On<typeof preview>;
  readonly refresh: On<typeof refresh>;
  readonly remove: On<typeof remove>;
  readonly update: On<typeof update>;
}

/** A function of a provider, as that provider's own. */
type On<Operation> = Operation extends (tested: ProviderUnderTest, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

/**
 * Starts a local AWS for the tests of the enclosing suite. `services` are its services, by their endpoint names; by
 * default those that `startEmulator` has. `settings` are what its environment has besides.
 */
export function useLocalAws(services?: readonly string[], settings: NodeJS.ProcessEnv = {}): LocalAws {
  let emulator: Emulator;
  let tested: ProviderUnderTest;

  before(async () => {
    emulator = await startEmulator({
      onProgress: () => undefined,
      environment: { ...process.env, ...settings },
      ...(services !== undefined && { services }),
    });
  });

  after(() => emulator.stop());

  beforeEach(() => {
    tested = providerAt(emulator.endpoint);
  });

  return {
    region,
    get endpoint() {
      return emulator.endpoint;
    },
    get tested() {
      return tested;
    },
    assertSettled: (...rest) => assertSettled(tested, ...rest),
    check: (...rest) => check(tested, ...rest),
    create: (...rest) => create(tested, ...rest),
    importOf: (...rest) => importOf(tested, ...rest),
    preview: (...rest) => preview(tested, ...rest),
    refresh: (...rest) => refresh(tested, ...rest),
    remove: (...rest) => remove(tested, ...rest),
    update: (...rest) => update(tested, ...rest),
  };
}

/** The failure of some work that is done while an operation fails. */
export async function failureWithout(
  { endpoint }: LocalAws,
  operation: string,
  work: (tested: ProviderUnderTest) => Promise<unknown>,
): Promise<unknown> {
  return throughProxy(
    endpoint,
    (request, forward) =>
      request.operation === operation ? refusal("LimitExceededException", "Not now.") : forward(),
    async (proxied) => {
      try {
        await work(providerAt(proxied));
      } catch (error) {
        return error;
      }
      return assert.fail(`Nothing failed without ${operation}.`);
    },
  );
}
