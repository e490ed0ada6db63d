import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "../../emulator";
import { refusal, throughProxy } from "../helpers/interceptingProxy";
import { observe, region, type Observed } from "./deployed";

/** A local AWS, to which a client of any service can be made. */
export interface LocalAws {
  readonly endpoint: string;
  readonly region: string;
  /** A provider on it, and the notices that it has given in this test. */
  readonly observed: Observed;
}

/**
 * Starts a local AWS for the tests of the enclosing suite. `services` are its services, by their endpoint names; by
 * default those that `startEmulator` has.
 */
export function useLocalAws(services?: readonly string[]): LocalAws {
  let emulator: Emulator;
  let observed: Observed;

  before(async () => {
    emulator = await startEmulator({
      onProgress: () => undefined,
      ...(services !== undefined && { services }),
    });
  });

  after(() => emulator.stop());

  beforeEach(() => {
    observed = observe(emulator.endpoint);
  });

  return {
    region,
    get endpoint() {
      return emulator.endpoint;
    },
    get observed() {
      return observed;
    },
  };
}

/** The failure of some work that is done while an operation fails. */
export async function failureWithout(
  { endpoint }: LocalAws,
  operation: string,
  work: (observed: Observed) => Promise<unknown>,
): Promise<unknown> {
  return throughProxy(
    endpoint,
    (request, forward) =>
      request.operation === operation ? refusal("LimitExceededException", "Not now.") : forward(),
    async (proxied) => {
      try {
        await work(observe(proxied));
      } catch (error) {
        return error;
      }
      return assert.fail(`Nothing failed without ${operation}.`);
    },
  );
}
