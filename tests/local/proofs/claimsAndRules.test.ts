import assert from "node:assert/strict";
import {
  applicationServices,
  readRules,
  type RuleSelection,
  startEmulator,
} from "@cognito-auth/local-aws/emulator";
import { proveApplication } from "../../../local/proofs/application";
import type { ProofResult } from "../../../local/proofs/signIn";
import { deployApplication } from "./application/deployedApplication";
import { deploy, type Deviations, prove } from "./signIn/deploySignIn";

/** What a claim rests on, and what it is without that. */
interface Basis {
  readonly rules: readonly string[];
  readonly without: ProofResult["status"];
}

type Bases = Readonly<Record<string, Basis>>;

/** What is proved of a deployment that has these rules. */
type Prove = (rules: RuleSelection) => Promise<readonly ProofResult[]>;

/** A claim that isn't proved without these rules. */
const restsOn = (...rules: readonly string[]): Basis => ({ rules, without: "not proved" });

/** A claim in whose check these rules act, and that the emulator proves without them, too. */
const goesThrough = (...rules: readonly string[]): Basis => ({ rules, without: "proved" });

const always: Bases = {
  "Nothing was sent by SMS.": restsOn("mediums of invitations"),
  "A new password that violates the pool's policy is refused.": restsOn(
    "password policy at the first sign-in",
  ),
  "Upper and lower case in a username make no difference.": restsOn("case of usernames"),
  "The pool cannot be deleted while its deletion protection is on.": restsOn("deletion protection"),
};

const secondFactor = [
  "set-up of a second factor",
  "second factor after a new password",
  "required second factor",
];

describe("The claims of npm start that rest on rules of this project", () => {
  describeBases(always, proveSignIn({}));
});

describe("The claims that rest on rules where a second factor is required and refresh tokens rotate", () => {
  describeBases(
    {
      ...always,
      "A new password that satisfies the pool's policy gives tokens.": goesThrough(...secondFactor),
      "Tokens are given only after a second factor is set up.": restsOn(...secondFactor),
      "The refresh token gives new tokens.": goesThrough("refresh token rotation"),
      "Each use of a refresh token gives another one in its place.": restsOn("refresh token rotation"),
    },
    proveSignIn({
      pool: { MfaConfiguration: "ON" },
      appClient: {
        ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"],
        RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
      },
    }),
  );
});

describe("The claims of npm run app that rest on rules of this project", () => {
  describeBases(
    {
      "The identity pool gives guests no credentials.": restsOn("guests of identity pools"),
      "With the credentials, the user writes, reads, lists and deletes files in their own folder.":
        restsOn("variables in policies"),
      "Nothing calls the function but the API's two routes.": restsOn(
        "permission to invoke functions of APIs",
      ),
      // It isn't tried where the user's own folder isn't open.
      "Without credentials, the bucket is closed.": restsOn(),
      "Without encryption, the bucket is closed to the user, too.": restsOn("variables in policies"),
      "The role can be assumed by this identity pool's signed-in users only.": goesThrough(
        "guests of identity pools",
        "classic flow",
      ),
      "Callers can't choose a role: the classic flow is off.": restsOn("classic flow"),
      "Once the user is signed out everywhere, the ID token gives no more credentials.":
        restsOn("server-side token check"),
    },
    async (rules) => {
      const application = await deployApplication(rules);
      const results: ProofResult[] = [];
      await proveApplication(application.target, application.signIn, (result) => results.push(result));
      await application.stop();
      return results;
    },
  );
});

/** Tests that exactly these claims rest on these rules. */
function describeBases(bases: Bases, proveWith: Prove): void {
  let results: readonly ProofResult[];
  let withoutAny: readonly ProofResult[];

  before(async () => {
    results = await proveWith("all");
    withoutAny = await proveWith("none");
  });

  it("are these, each with its rules", () => {
    const named = Object.entries(bases).filter(([, { rules }]) => rules.length > 0);
    assert.deepEqual(
      Object.fromEntries(
        results.flatMap(({ claim, rules }) => (rules === undefined ? [] : [[claim, rules]])),
      ),
      Object.fromEntries(named.map(([claim, { rules }]) => [claim, rules])),
    );
  });

  it("and no others change without any rules", () => {
    assert.deepEqual(
      withoutAny.map(({ claim, status }) => [claim, status]),
      results.map(({ claim, status }) => [claim, bases[claim]?.without ?? status]),
    );
  });

  for (const rule of rulesAlone(bases)) {
    it(`are only as good as without any where the rule "${rule}" is missing`, async () => {
      for (const { claim, status } of await proveWith(await allBut(rule))) {
        const { rules = [], without } = bases[claim] ?? {};
        if (rules.includes(rule)) assert.equal(status, without, claim);
        else if (without === undefined) assert.equal(status, known(results, claim), claim);
      }
    });
  }
}

/** The rules that are all that their claims rest on. */
function rulesAlone(bases: Bases): ReadonlySet<string> {
  const all = Object.values(bases).map(({ rules }) => rules);
  const shared = new Set(all.filter(({ length }) => length > 1).flat());
  return new Set(all.flat().filter((rule) => !shared.has(rule)));
}

function known(results: readonly ProofResult[], claim: string): ProofResult["status"] | undefined {
  return results.find((result) => result.claim === claim)?.status;
}

async function allBut(rule: string): Promise<readonly string[]> {
  const emulator = await startEmulator({ services: applicationServices, onProgress: () => undefined });
  const names = (await readRules(emulator.endpoint)).map(({ name }) => name);
  await emulator.stop();
  return names.filter((name) => name !== rule);
}

function proveSignIn(deviations: Deviations): Prove {
  return async (rules) => {
    const emulator = await startEmulator({ rules, onProgress: () => undefined });
    const target = await deploy(emulator.endpoint, deviations);
    // As the stack asks for it: without the rules, the endpoint doesn't say so.
    const rotatesRefreshTokens = deviations.appClient?.RefreshTokenRotation !== undefined;
    const results = await prove({ ...target, rotatesRefreshTokens });
    await emulator.stop();
    return results;
  };
}
