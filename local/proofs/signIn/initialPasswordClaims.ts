import { isPermanent, permanentPasswordAccepted, temporaryPasswordAccepted } from "./challenge";
import type { Claim } from "./claim";
import { allowsPasswordFlow } from "./facts";
import type { Proof, SignInMethod } from "./proof";
import { secondFactorRules } from "./rulesOfFactors";

/** A way to sign in, in the names of claims and in their sentences. */
interface Way {
  readonly method: SignInMethod;
  readonly name: string;
  readonly subject: string;
}

const ways: readonly Way[] = [
  { method: "serverSide", name: "server side", subject: "A server-side sign-in" },
  { method: "browser", name: "browser", subject: "A browser's sign-in (SRP)" },
  {
    method: "password",
    name: "bare",
    subject: "A sign-in that sends the bare password (USER_PASSWORD_AUTH)",
  },
];

/** The claims about the password that the test user was created with, by each way to sign in. */
export const initialPasswordClaims: readonly Claim<Proof>[] = ways.flatMap(({ method, name, subject }) => {
  const isUsed = ({ facts }: Proof): boolean => method !== "password" || allowsPasswordFlow(facts);
  return [
    {
      name: `temporary password, ${name}`,
      sentence: `${subject} accepts the temporary password and demands a new one.`,
      whenViolated: "failed",
      appliesTo: (proof) => isUsed(proof) && !isPermanent(proof),
      check: temporaryPasswordAccepted(method),
    },
    {
      name: `permanent password, ${name}`,
      sentence: `${subject} accepts the permanent password and demands no new one.`,
      whenViolated: "failed",
      appliesTo: (proof) => isUsed(proof) && isPermanent(proof),
      holdsWithout: secondFactorRules,
      check: permanentPasswordAccepted(method),
    },
  ];
});

/** The names of these claims, those first whose way the proof prefers to others. */
export const initialPassword = ["browser", "server side", "bare"].flatMap((way) => [
  `temporary password, ${way}`,
  `permanent password, ${way}`,
]);
