import type { Claim, RuleOfClaim } from "./claim";
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

/** The rules without which ministack sends no codes to sign in with, so that no wrong one could be refused. */
const codesToSignIn: Readonly<Record<"first" | "second", RuleOfClaim>> = {
  first: { name: "choice-based sign-in", otherwise: "this endpoint has no sign-in by choice" },
  second: { name: "second factors by message", otherwise: "this endpoint sends no codes of second factors" },
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
    whenViolated: "failed",
    // A user sets an app up with tokens, which a required factor comes before.
    appliesTo: ({ facts }) =>
      facts.secondFactors.has(factor) && !(factor === "SOFTWARE_TOKEN_MFA" && facts.secondFactorRequired),
    needs: initialPassword,
    // ministack checks an app's codes by itself, and prefers it by itself.
    ...(factor === "SOFTWARE_TOKEN_MFA"
      ? { holdsWithout: ["preferences of second factors"] }
      : { restsOn: codesToSignIn.second }),
    check: (proof) => secondFactorAskedFor(factor, proof),
  };
}

function firstFactorClaim(factor: FirstFactor): Claim<Proof> {
  return {
    name: `first factor ${factor}`,
    sentence: `A code in ${firstFactors[factor]} signs in without a password (USER_AUTH), and another one doesn't.`,
    whenViolated: "failed",
    appliesTo: ({ facts }) => facts.firstFactors.has(factor) && facts.authFlows.has("ALLOW_USER_AUTH"),
    restsOn: codesToSignIn.first,
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
    whenViolated: "failed",
    appliesTo: (proof) => recoveryAddress(proof) === undefined,
    restsOn: { name: "recovery options", otherwise: "this endpoint sends a code to everybody" },
    check: recoveryRefused,
  },
];
