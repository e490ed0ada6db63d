import assert from "node:assert/strict";
import type { Emulator } from "../../emulator";
import { cognitoAt } from "../helpers/cognitoUnderTest";
import { type Intercept, type ProxiedAnswer, throughProxy } from "../helpers/interceptingProxy";
import { allSubjects, startForChecks, work } from "./run";

/** The last refusal of each operation that was refused. */
type Refusals = Map<string, ProxiedAnswer>;

/** Keeps how operations are refused. */
function keep(refusals: Refusals): Intercept {
  return async ({ operation }, forward) => {
    const answer = await forward();
    if (operation !== "" && answer.status >= 400) refusals.set(operation, answer);
    return answer;
  };
}

/** Refuses one operation always, as it was refused. */
function refuse(refused: string, answer: ProxiedAnswer): Intercept {
  return ({ operation }, forward) => (operation === refused ? answer : forward());
}

describe("A check in which the local AWS refuses an operation", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startForChecks("all");
  });

  after(() => emulator.stop());

  it("says no where the operation is always refused", async () => {
    const deceived: string[] = [];
    const checks = allSubjects.flatMap((subject) => Object.entries(subject.checks));
    await work(checks, async ([name, { check }]) => {
      const holds = (intercept: Intercept): Promise<boolean> =>
        throughProxy(emulator.endpoint, intercept, async (proxied) => {
          const cognito = cognitoAt(proxied);
          const outcome = await check(cognito).then(
            () => true,
            () => false,
          );
          cognito.client.destroy();
          return outcome;
        });
      const refusals: Refusals = new Map();
      await holds(keep(refusals));
      for (const [operation, answer] of refusals) {
        if (await holds(refuse(operation, answer))) deceived.push(`${name} (${operation})`);
      }
    });
    assert.deepEqual(deceived, []);
  });
});
