import assert from "node:assert/strict";
import { readRules, type RuleSelection, startEmulator } from "@cognito-auth/local-aws/emulator";
import { proveApplication } from "../../../local/proofs/application";
import type { ProofResult } from "../../../local/proofs/signIn";
import { deployApplication } from "./application/deployedApplication";
import { deploy, type Deviations, prove } from "./signIn/deploySignIn";

/** By claim, the rules of this project that it rests on. */
type Basis = Readonly<Record<string, readonly string[]>>;

/** What is proved of a deployment that has these rules. */
type Prove = (rules: RuleSelection) => Promise<readonly ProofResult[]>;

describe("The claims of npm start that rest on rules of this project", () => {
  describeBasis(
    {
      "A new password that violates the pool's policy is refused.": ["policy at the first sign-in"],
      "Nothing was sent by SMS.": ["text messages"],
      "Upper and lower case in a username make no difference.": ["case of usernames"],
      "The pool cannot be deleted while its deletion protection is on.": ["deletion protection"],
    },
    proveSignIn({}),
  );
});

describe("The claims that rest on rules where a second factor is required and refresh tokens rotate", () => {
  describeBasis(
    {
      "A new password that violates the pool's policy is refused.": ["policy at the first sign-in"],
      "Nothing was sent by SMS.": ["text messages"],
    },
    proveSignIn({
      pool: { MfaConfiguration: "ON" },
      appClient: { RefreshTokenRotation: { Feature: "ENABLED" } },
    }),
  );
});

describe("The claims of npm run app that rest on rules of this project", () => {
  describeBasis({}, async (rules) => {
    const application = await deployApplication(rules);
    const results: ProofResult[] = [];
    await proveApplication(application.target, application.signIn, (result) => results.push(result));
    await application.stop();
    return results;
  });
});

/** Tests that exactly these claims rest on these rules. */
function describeBasis(basis: Basis, proveWith: Prove): void {
  const claims = Object.keys(basis);
  let results: readonly ProofResult[];

  before(async () => {
    results = await proveWith("all");
  });

  it("are these, each with its rules", () => {
    assert.deepEqual(
      Object.fromEntries(
        results.flatMap(({ claim, rules }) => (rules === undefined ? [] : [[claim, rules]])),
      ),
      basis,
    );
  });

  it("and no others change without any rules", async () => {
    const without = await proveWith("none");
    const known = new Map(without.map((result) => [result.claim, result.status]));
    assert.deepEqual(
      results.filter(({ claim, status }) => known.get(claim) !== status).map(({ claim }) => claim),
      claims,
    );
    for (const claim of claims) assert.equal(known.get(claim), "not proved", claim);
  });

  for (const rule of new Set(Object.values(basis).flat())) {
    it(`aren't proved without the rule "${rule}", and the others are`, async () => {
      const without = await proveWith(await allBut(rule));
      for (const { claim, status } of without) {
        const wanted = results.find((result) => result.claim === claim)?.status;
        assert.equal(status, basis[claim]?.includes(rule) === true ? "not proved" : wanted, claim);
      }
    });
  }
}

async function allBut(rule: string): Promise<readonly string[]> {
  const emulator = await startEmulator({ onProgress: () => undefined });
  const names = (await readRules(emulator.endpoint)).map(({ name }) => name);
  await emulator.stop();
  return names.filter((name) => name !== rule);
}

function proveSignIn(deviations: Deviations): Prove {
  return async (rules) => {
    const emulator = await startEmulator({ rules, onProgress: () => undefined });
    const target = await deploy(emulator.endpoint, deviations);
    const results = await prove(target);
    await emulator.stop();
    return results;
  };
}
