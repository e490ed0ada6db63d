import assert from "node:assert/strict";
import fc from "fast-check";
import type { DomainArgs, UserPoolArgs } from "../../components";
import { settleDomain } from "../../components/domain/settled";
import { type Requirement, requirements } from "../../components/userPool/requirements";
import { settleUserPool } from "../../components/userPool/settled";
import { problemsOf } from "../helpers/argumentRules";
import { ses } from "./resources/values";

const modes = ["OFF", "OPTIONAL", "ON"] as const;
const recoveries = ["email", "phone", "emailThenPhone", "phoneThenEmail", "adminOnly"] as const;
const identifiers = ["username", "email", "phone", "emailOrPhone"] as const;

/** What is said about a pool, in a form in which every combination can be made. */
const chosen = fc.record({
  signInWith: fc.constantFrom(...identifiers),
  emailAlias: fc.boolean(),
  phoneAlias: fc.boolean(),
  selfSignUp: fc.boolean(),
  mode: fc.constantFrom(...modes),
  totp: fc.boolean(),
  sms: fc.boolean(),
  ses: fc.boolean(),
  emailMfa: fc.boolean(),
  emailOtp: fc.boolean(),
  smsOtp: fc.boolean(),
  passkeys: fc.boolean(),
  hasRelyingParty: fc.boolean(),
  byLink: fc.boolean(),
  hasDomain: fc.boolean(),
  plan: fc.constantFrom("LITE", "ESSENTIALS", "PLUS"),
  recovery: fc.constantFrom(...recoveries),
  verifiesEmail: fc.boolean(),
  verifiesPhone: fc.boolean(),
  history: fc.boolean(),
});

type Chosen = typeof chosen extends fc.Arbitrary<infer One> ? One : never;

function argsOf(one: Chosen): { userPool: UserPoolArgs; domain?: DomainArgs } {
  const { signInWith, mode, totp, emailOtp, smsOtp, passkeys } = one;
  const hasFirstFactor = emailOtp || smsOtp || passkeys;
  const passkeyArgs = one.hasRelyingParty ? { relyingPartyId: "example.com" } : {};
  return {
    userPool: {
      signInWith,
      selfSignUp: one.selfSignUp,
      ...(signInWith === "username" ? { aliases: { email: one.emailAlias, phone: one.phoneAlias } } : {}),
      mfa: { mode, totp, ...(one.emailMfa ? { email: {} } : {}) },
      ...(one.sms ? { sms: {} } : {}),
      ...(one.ses ? { ses } : {}),
      ...(hasFirstFactor
        ? { passwordless: { emailOtp, smsOtp, ...(passkeys ? { passkeys: passkeyArgs } : {}) } }
        : {}),
      featurePlan: one.plan,
      accountRecovery: one.recovery,
      autoVerify: { email: one.verifiesEmail, phone: one.verifiesPhone },
      ...(one.byLink ? { verification: { style: "link" } } : {}),
      passwordPolicy: { historySize: one.history ? 1 : 0 },
    },
    ...(one.hasDomain ? { domain: { prefix: "shop", pages: "classic" } } : {}),
  };
}

/** What Cognito and the AWS provider take, said once more, without the table. */
function isPossible(one: Chosen): boolean {
  const { signInWith, mode, sms, emailOtp, smsOtp, passkeys, plan, recovery } = one;
  const isOff = mode === "OFF";
  if (!isOff && !one.totp && !sms && !one.emailMfa) return false;
  if (one.emailMfa && (isOff || plan === "LITE" || !one.ses || recovery === "email")) return false;
  if ((emailOtp || smsOtp || passkeys) && (plan === "LITE" || mode === "ON")) return false;
  if (passkeys && ((isOff && sms) || !(one.hasRelyingParty || one.hasDomain))) return false;
  if (one.history && plan === "LITE") return false;
  if (one.verifiesPhone && !sms) return false;
  if (one.byLink && !(one.hasDomain && one.verifiesEmail)) return false;
  const isUsername = signInWith === "username";
  const provesEmail = isUsername ? one.emailAlias : signInWith.startsWith("email") && one.selfSignUp;
  const provesPhone = isUsername ? one.phoneAlias : /phone/i.test(signInWith) && one.selfSignUp;
  if ((emailOtp || provesEmail || /email/i.test(recovery)) && !one.verifiesEmail) return false;
  if ((smsOtp || provesPhone || /phone/i.test(recovery)) && !one.verifiesPhone) return false;
  return !(/phone/i.test(recovery) && sms && mode === "ON");
}

/** The rows that a pool breaks. */
function brokenBy(userPool: UserPoolArgs, domain?: DomainArgs): readonly Requirement[] {
  const pool = {
    ...settleUserPool(userPool),
    domain: domain && settleDomain(domain, userPool.featurePlan ?? "ESSENTIALS"),
  };
  return requirements.filter(({ isUsed, isMet }) => isUsed(pool) && !isMet(pool));
}

/** Pools that break a row which the combinations leave alone. */
const others: readonly UserPoolArgs[] = [
  { mfa: { smsMessage: "{####}" } },
  { verification: { smsMessage: "{####}" } },
  { passwordless: {} },
  { signInWith: "email", aliases: { preferredUsername: true } },
  {
    aliases: { preferredUsername: true },
    standardAttributes: { preferredUsername: { required: true } },
  },
  { verifyBeforeUpdate: { phone: true } },
  {
    aliases: { email: false },
    accountRecovery: "adminOnly",
    autoVerify: { email: false },
    verifyBeforeUpdate: { email: true },
  },
];

describe("What goes with what in a user pool", () => {
  it("is refused where Cognito or the AWS provider refuses it, and accepted everywhere else", () => {
    fc.assert(
      fc.property(chosen, (one) => {
        const problems = problemsOf(argsOf(one));
        assert.equal(problems.length === 0, isPossible(one), JSON.stringify({ one, problems }));
      }),
      { numRuns: 3_000 },
    );
  });

  it("has a reason and a fix in each row, at an argument of the pool", () => {
    fc.assert(
      fc.property(chosen, (one) => {
        for (const { path, reason, fix } of problemsOf(argsOf(one))) {
          assert.match(path, /^userPool\./);
          assert.doesNotMatch(`${reason} ${fix}`, /undefined|\[object/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("has no row that another one says", () => {
    const samples = fc.sample(chosen, { numRuns: 40_000, seed: 1 }).map(argsOf);
    const alone = new Set(
      [...samples, ...others.map((userPool) => ({ userPool, domain: undefined }))].flatMap(
        ({ userPool, domain }) => {
          const broken = brokenBy(userPool, domain);
          return broken.length === 1 ? broken : [];
        },
      ),
    );
    assert.deepEqual(
      requirements.filter((row) => !alone.has(row)).map(({ argument, needs }) => `${argument}: ${needs}`),
      [],
    );
  });

  it("has the source of each row", () => {
    for (const { source } of requirements) {
      assert.match(source, /^https:\/\/(docs\.aws\.amazon\.com\/|github\.com\/[^/]+\/[^/]+\/issues\/\d+$)/);
    }
  });

  it("isn't checked where what decides is wrong itself", () => {
    assert.deepEqual(
      problemsOf({ userPool: { mfa: { mode: "MAYBE", email: {} }, ses } }).map(({ path }) => path),
      ["userPool.mfa.mode"],
    );
    assert.deepEqual(
      problemsOf({ userPool: { sms: 7, passwordless: { smsOtp: true } } }).map(({ path }) => path),
      ["userPool.sms"],
    );
  });
});
