import type { Claim } from "./claim";
import { codeSignsIn, type FirstFactor } from "./firstFactors";
import { initialPassword } from "./initialPasswordClaims";
import type { Proof } from "./proof";
import { codeReplacesPassword, recoveryAddress, recoveryRefused } from "./recovery";
import { secondFactorRules, signUpRules } from "./rulesOfFactors";
import { type SecondFactor, secondFactorAskedFor } from "./secondFactors";

/** How each second factor is called. */
const secondFactors: Readonly<Record<SecondFactor, string>> = {
  SOFTWARE_TOKEN_MFA: "an authenticator app",
  SMS_MFA: "a text message",
  EMAIL_OTP: "an email",
};

/** How each first factor besides the password is called. */
const firstFactors: Readonly<Record<FirstFactor, string>> = {
  EMAIL_OTP: "an email",
  SMS_OTP: "a text message",
};

function secondFactorClaim(factor: SecondFactor): Claim<Proof> {
  return {
    name: `second factor ${factor}`,
    sentence: `A user whose second factor is ${secondFactors[factor]} signs in with its code, and not with another one.`,
    whenViolated: "not proved",
    // A user sets an app up with tokens, which a required factor comes before.
    appliesTo: ({ facts }) =>
      facts.secondFactors.has(factor) && !(factor === "SOFTWARE_TOKEN_MFA" && facts.secondFactorRequired),
    needs: initialPassword,
    // ministack prefers an app by itself.
    ...(factor === "SOFTWARE_TOKEN_MFA" ? { holdsWithout: ["preferences of second factors"] } : {}),
    check: (proof) => secondFactorAskedFor(factor, proof),
  };
}

function firstFactorClaim(factor: FirstFactor): Claim<Proof> {
  return {
    name: `first factor ${factor}`,
    sentence: `A code in ${firstFactors[factor]} signs in without a password (USER_AUTH), and another one doesn't.`,
    whenViolated: "not proved",
    appliesTo: ({ facts }) => facts.firstFactors.has(factor),
    check: (proof) => codeSignsIn(factor, proof),
  };
}

/** The claims about what users sign in with besides their password, and how they get another one. */
export const factorClaims: readonly Claim<Proof>[] = [
  secondFactorClaim("SOFTWARE_TOKEN_MFA"),
  secondFactorClaim("SMS_MFA"),
  secondFactorClaim("EMAIL_OTP"),
  firstFactorClaim("EMAIL_OTP"),
  firstFactorClaim("SMS_OTP"),
  {
    name: "recovery by email",
    sentence: "A forgotten password is replaced with the code in an email, and not with another one.",
    whenViolated: "failed",
    appliesTo: (proof) => recoveryAddress(proof) === "email",
    needs: initialPassword,
    holdsWithout: [...secondFactorRules, ...signUpRules],
    check: (proof) => codeReplacesPassword("email", proof),
  },
  {
    name: "recovery by phone",
    sentence: "A forgotten password is replaced with the code in a text message, and not with another one.",
    whenViolated: "failed",
    appliesTo: (proof) => recoveryAddress(proof) === "phone_number",
    needs: initialPassword,
    restsOn: { name: "mediums of recovery codes", otherwise: "this endpoint sends no text messages" },
    check: (proof) => codeReplacesPassword("phone_number", proof),
  },
  {
    name: "no recovery",
    sentence: "A user who has forgotten the password gets no code: only an administrator can help.",
    whenViolated: "not proved",
    appliesTo: (proof) => recoveryAddress(proof) === undefined,
    check: recoveryRefused,
  },
];
