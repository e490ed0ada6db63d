import assert from "node:assert/strict";
import fc from "fast-check";
import { requirements } from "../../components/userPool/requirements";
import { settleUserPool } from "../../components/userPool/settled";
import { problemsOf } from "../helpers/argumentRules";
import { ses } from "./resources/values";

const modes = ["OFF", "OPTIONAL", "ON"] as const;
const recoveries = ["email", "phone", "emailThenPhone", "phoneThenEmail", "adminOnly"] as const;
const identifiers = ["username", "email", "phone", "emailOrPhone"] as const;

interface Chosen {
  signInWith: (typeof identifiers)[number];
  mode: (typeof modes)[number];
  totp: boolean;
  sms: boolean;
  ses: boolean;
  emailMfa: boolean;
  emailOtp: boolean;
  smsOtp: boolean;
  passkeys: boolean;
  plan: "LITE" | "ESSENTIALS" | "PLUS";
  recovery: (typeof recoveries)[number];
  verifiesEmail: boolean;
  verifiesPhone: boolean;
  history: boolean;
}

const chosen: fc.Arbitrary<Chosen> = fc.record({
  signInWith: fc.constantFrom(...identifiers),
  mode: fc.constantFrom(...modes),
  totp: fc.boolean(),
  sms: fc.boolean(),
  ses: fc.boolean(),
  emailMfa: fc.boolean(),
  emailOtp: fc.boolean(),
  smsOtp: fc.boolean(),
  passkeys: fc.boolean(),
  plan: fc.constantFrom("LITE", "ESSENTIALS", "PLUS"),
  recovery: fc.constantFrom(...recoveries),
  verifiesEmail: fc.boolean(),
  verifiesPhone: fc.boolean(),
  history: fc.boolean(),
});

function argsOf(chosenOnes: Chosen): { userPool: object } {
  const { signInWith, mode, totp, emailMfa, emailOtp, smsOtp, passkeys, plan, recovery, history } =
    chosenOnes;
  const hasFirstFactor = emailOtp || smsOtp || passkeys;
  return {
    userPool: {
      signInWith,
      ...(signInWith === "username" ? { aliases: { email: false } } : {}),
      mfa: { mode, totp, ...(emailMfa ? { email: {} } : {}) },
      ...(chosenOnes.sms ? { sms: {} } : {}),
      ...(chosenOnes.ses ? { ses } : {}),
      ...(hasFirstFactor
        ? {
            passwordless: {
              emailOtp,
              smsOtp,
              ...(passkeys ? { passkeys: { relyingPartyId: "example.com" } } : {}),
            },
          }
        : {}),
      featurePlan: plan,
      accountRecovery: recovery,
      autoVerify: { email: chosenOnes.verifiesEmail, phone: chosenOnes.verifiesPhone },
      passwordPolicy: { historySize: history ? 1 : 0 },
    },
  };
}

/** What Cognito and the AWS provider take, said once more, without the table. */
function isPossible(one: Chosen): boolean {
  const { signInWith, mode, totp, sms, emailMfa, emailOtp, smsOtp, passkeys, plan, recovery } = one;
  const isOff = mode === "OFF";
  if (!isOff && !totp && !sms && !emailMfa) return false;
  if (emailMfa && (isOff || plan === "LITE" || !one.ses || recovery === "email")) return false;
  if ((emailOtp || smsOtp || passkeys) && (plan === "LITE" || mode === "ON")) return false;
  if (passkeys && isOff && sms) return false;
  if (one.history && plan === "LITE") return false;
  if (one.verifiesPhone && !sms) return false;
  const needsEmail = emailOtp || signInWith.startsWith("email") || /email/i.test(recovery) || false;
  const needsPhone = smsOtp || /phone/i.test(signInWith) || /phone/i.test(recovery);
  if ((needsEmail && !one.verifiesEmail) || (needsPhone && !one.verifiesPhone)) return false;
  return !(/phone/i.test(recovery) && sms && !isOff);
}

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

  for (const [index, { argument, needs }] of requirements.entries()) {
    it(`has a row that nothing else says: ${argument} needs ${needs}`, () => {
      const isBrokenAlone = (one: Chosen): boolean => {
        const { userPool } = argsOf(one);
        const settled = settleUserPool(userPool);
        const broken = requirements.filter(({ isUsed, isMet }) => isUsed(settled) && !isMet(settled));
        return broken.length === 1 && broken[0] === requirements[index];
      };
      const found = fc.sample(chosen, { numRuns: 20_000, seed: 1 }).find(isBrokenAlone);
      // These need what the combinations above never leave out.
      const others: Readonly<Record<string, object>> = {
        "mfa.smsMessage": { mfa: { smsMessage: "{####}" } },
        verifyBeforeUpdate: needs.includes("email")
          ? {
              aliases: { email: false },
              accountRecovery: "adminOnly",
              autoVerify: { email: false },
              verifyBeforeUpdate: { email: true },
            }
          : { verifyBeforeUpdate: { phone: true } },
        passwordless: { passwordless: {} },
      };
      if (found === undefined) {
        const settled = settleUserPool(others[argument] ?? {});
        const broken = requirements.filter(({ isUsed, isMet }) => isUsed(settled) && !isMet(settled));
        assert.deepEqual(
          broken.map((row) => requirements.indexOf(row)),
          [index],
        );
      }
    });
  }

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
