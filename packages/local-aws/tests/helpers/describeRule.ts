import assert from "node:assert/strict";
import { type Emulator, readRules, signInServices, startEmulator } from "../../emulator";
import { cognitoAt, type CognitoUnderTest } from "./cognitoUnderTest";

/** What a rule makes true, by sentence. */
type Cases = Readonly<Record<string, (cognito: CognitoUnderTest) => Promise<void>>>;

/**
 * Tests a rule that the local AWS adds to ministack: each case holds on a local AWS with all rules, and at least one
 * doesn't on one with all rules but this.
 *
 * @param services what the local AWS serves, by endpoint names; by default what a sign-in needs
 * @param settings what the environment of the local AWS has besides
 */
export function describeRule(
  rule: string,
  cases: Cases,
  services: readonly string[] = signInServices,
  settings: NodeJS.ProcessEnv = {},
): void {
  describe(`The rule "${rule}"`, () => {
    const running: Emulator[] = [];
    const environment = { ...process.env, ...settings };
    let withRule: CognitoUnderTest;

    async function start(rules: "all" | readonly string[]): Promise<CognitoUnderTest> {
      const emulator = await startEmulator({ services, rules, environment, onProgress: () => undefined });
      running.push(emulator);
      return cognitoAt(emulator.endpoint);
    }

    before(async () => {
      withRule = await start("all");
    });

    after(() => Promise.all(running.map((emulator) => emulator.stop())));

    for (const [sentence, check] of Object.entries(cases)) {
      it(sentence, () => check(withRule));
    }

    it("is needed, and says that it acted", async () => {
      const rules = await readRules(withRule.endpoint);
      assert.notEqual(
        rules.find(({ name }) => name === rule)?.acted ?? assert.fail("There is no such rule."),
        0,
      );
      const without = await start(rules.map(({ name }) => name).filter((name) => name !== rule));
      const outcomes = await Promise.allSettled(Object.values(cases).map((check) => check(without)));
      assert.notDeepEqual(
        outcomes.filter(({ status }) => status === "rejected"),
        [],
        "Everything holds without the rule.",
      );
    });
  });
}
