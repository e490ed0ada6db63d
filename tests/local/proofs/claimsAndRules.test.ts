import assert from "node:assert/strict";
import {
  applicationServices,
  readRules,
  type RuleSelection,
  startEmulator,
} from "@cognito-auth/local-aws/emulator";
import { proveApplication } from "../../../local/proofs/application";
import type { ProofResult, ProofTarget } from "../../../local/proofs/signIn";
import { proveTriggers } from "../../../local/proofs/triggers";
import { deployApplication } from "./application/deployedApplication";
import { deployOAuth, prove as proveOAuthOf, withClient } from "./oauth/deployOAuth";
import { deploy, type Deviations, prove, withFactors } from "./signIn/deploySignIn";
import { deployTriggers } from "./triggers/deployTriggers";

/** By claim, the rules without which it isn't proved. */
type Bases = Readonly<Record<string, readonly string[]>>;

/** The names of all rules. */
let names: readonly string[];

before(async () => {
  const emulator = await startEmulator({ services: applicationServices, onProgress: () => undefined });
  names = (await readRules(emulator.endpoint)).map(({ name }) => name);
  await emulator.stop();
});

/** What is proved of a deployment that has these rules. */
type Prove = (rules: RuleSelection) => Promise<readonly ProofResult[]>;

const always: Bases = {
  "No password was sent by SMS.": ["mediums of invitations"],
  "A new password that violates the pool's policy is refused.": ["password policy at the first sign-in"],
  "Upper and lower case in a username make no difference.": ["case of usernames"],
  "The pool cannot be deleted while its deletion protection is on.": ["deletion protection"],
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
      "Tokens are given only after a second factor.": [...secondFactor],
      "Each use of a refresh token gives another one in its place.": ["refresh token rotation"],
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

describe("The claims that rest on rules where only administrators set an attribute, and a second factor is required", () => {
  describeBases(
    {
      ...always,
      "Tokens are given only after a second factor.": [...secondFactor],
      "By the app client, the user can't change a custom attribute that only administrators set.": [
        "writable attributes",
      ],
      "A first sign-in can't set a custom attribute that only administrators set.": ["writable attributes"],
      "A sign-up can't set a custom attribute that only administrators set.": ["writable attributes"],
    },
    proveSignIn(
      {
        pool: {
          MfaConfiguration: "ON",
          AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
          Schema: [{ Name: "role", AttributeDataType: "String", Mutable: true }],
        },
        appClient: { WriteAttributes: ["email", "nickname"] },
      },
      {
        attributeRights: {
          locked: [{ name: "custom:role", value: "admin", mutable: true }],
          writable: "nickname",
        },
      },
    ),
  );
});

describe("The claims that rest on rules where users can sign up, and sign in by codes and by other names", () => {
  const factor = (what: string): string =>
    `A user whose second factor is ${what} signs in with its code, and not with another one.`;

  describeBases(
    {
      ...always,
      [factor("a text message")]: ["second factors by message", "preferences of second factors"],
      [factor("an email")]: ["second factors by message", "preferences of second factors"],
      "A code in an email signs in without a password (USER_AUTH), and another one doesn't.": [
        "choice-based sign-in",
      ],
      "A code in a text message signs in without a password (USER_AUTH), and another one doesn't.": [
        "choice-based sign-in",
      ],
      "A user who has forgotten the password gets no code: only an administrator can help.": [
        "recovery options",
      ],
      "A sign-up without an attribute that the pool requires is refused.": ["required attributes at sign-up"],
      "A user who signs up gets in with the code in a text message, and not with another one.": [
        "mediums of confirmation codes",
      ],
    },
    proveSignIn(
      {
        ...withFactors,
        pool: {
          ...withFactors.pool,
          Schema: [{ Name: "given_name", Required: true, AttributeDataType: "String", Mutable: true }],
        },
        appClient: {
          ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"],
        },
        user: {
          UserAttributes: [...withFactors.user.UserAttributes, { Name: "given_name", Value: "Casey" }],
        },
      },
      { attributes: { given_name: "Casey" } },
    ),
  );
});

describe("The claims about sign-in pages and services that rest on rules of this project", () => {
  describeBases({ "Signing out leads to no other URL.": ["logout URLs"] }, async (rules) => {
    const emulator = await startEmulator({ rules, onProgress: () => undefined });
    // The user has a name, which the ID token doesn't get without the scope "profile".
    const scopes = ["openid", "email"];
    const attributes = { email: "casey@example.com", email_verified: "true", given_name: "Casey" };
    const { target, user } = await deployOAuth(emulator.endpoint, {
      appClient: { LogoutURLs: undefined, AllowedOAuthScopes: scopes },
      user: { UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })) },
      prefix: "shop-sign-in-example",
    });
    const results = await proveOAuthOf(withClient(target, { logoutUrls: [], scopes }), user);
    await emulator.stop();
    return results;
  });
});

describe("The claims of npm run app that rest on rules of this project", () => {
  describeBases(
    {
      "The identity pool gives guests no credentials.": ["guests of identity pools"],
      "With the credentials, the user writes, reads, lists and deletes files in their own folder.": [
        "variables in policies",
      ],
      "Nothing calls the function but the API's routes.": ["permission to invoke functions of APIs"],
      // It isn't tried where the user's own folder isn't open.
      "Without credentials, the bucket is closed.": [],
      "Without encryption, the bucket is closed to the user, too.": ["variables in policies"],
      "Callers can't choose a role: the classic flow is off.": ["classic flow"],
      "Once the user is signed out everywhere, the ID token gives no more credentials.": [
        "server-side token check",
      ],
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

describe("The claims of npm run triggers that rest on rules of this project", () => {
  describeBases(
    {
      "Only this user pool, of this account, may invoke each of them.": ["permission to invoke functions"],
      "A sign-up with an address outside of the domain is refused, with the function's message.": [
        "failures of triggers",
      ],
      "An administrator creates a user with an address outside of the domain.": [
        "pre sign-up trigger for administrators",
      ],
    },
    async (rules) => {
      const { target, emulator } = await deployTriggers(rules);
      const results = await proveTriggers(target, () => undefined);
      await emulator.stop();
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
    assert.deepEqual(
      Object.fromEntries(
        results.flatMap(({ claim, rules }) => (rules === undefined ? [] : [[claim, rules]])),
      ),
      Object.fromEntries(Object.entries(bases).filter(([, rules]) => rules.length > 0)),
    );
  });

  it("are those that aren't proved without any rules, and all others are as they were", () => {
    assert.deepEqual(
      withoutAny.map(({ claim, status }) => [claim, status]),
      results.map(({ claim, status }) => [claim, claim in bases ? "not proved" : status]),
    );
  });

  for (const rule of rulesAlone(bases)) {
    it(`aren't proved without the rule "${rule}" where that is theirs, and all others are as they were`, async () => {
      for (const { claim, status } of await proveWith(names.filter((name) => name !== rule))) {
        const rules = bases[claim];
        if (rules?.includes(rule) === true) assert.equal(status, "not proved", claim);
        else if (rules?.length !== 0) assert.equal(status, known(results, claim), claim);
      }
    });
  }
}

/** The rules that are all that their claims rest on. */
function rulesAlone(bases: Bases): ReadonlySet<string> {
  return new Set(Object.values(bases).flatMap((rules) => (rules.length === 1 ? rules : [])));
}

function known(results: readonly ProofResult[], claim: string): ProofResult["status"] | undefined {
  return results.find((result) => result.claim === claim)?.status;
}

function proveSignIn(deviations: Deviations, overrides: Partial<ProofTarget> = {}): Prove {
  return async (rules) => {
    const emulator = await startEmulator({ rules, onProgress: () => undefined });
    const target = await deploy(emulator.endpoint, deviations);
    // As the stack asks for it: without the rules, the endpoint doesn't say so.
    const rotatesRefreshTokens = deviations.appClient?.RefreshTokenRotation !== undefined;
    const results = await prove({ ...target, rotatesRefreshTokens, ...overrides });
    await emulator.stop();
    return results;
  };
}
