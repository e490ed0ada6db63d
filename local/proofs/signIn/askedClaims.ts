import {
  devicesAskedFor,
  passkeysAskedFor,
  policyAskedFor,
  sesAskedFor,
  settingsOf,
  smsAskedFor,
  trustAskedFor,
} from "./askedSettings";
import type { Claim } from "./claim";
import type { Proof } from "./proof";

/** The claims about settings of the pool that only AWS can fulfill. */
export const askedClaims: readonly Claim<Proof>[] = [
  {
    name: "Amazon SES",
    sentence: "Emails go out by Amazon SES, with the identity and the sender that are asked for.",
    whenViolated: "failed",
    appliesTo: (proof) => settingsOf(proof).email !== undefined,
    check: sesAskedFor,
  },
  {
    name: "Amazon SNS",
    sentence: "Text messages go out by Amazon SNS, with the pool's role and its external id.",
    whenViolated: "failed",
    appliesTo: (proof) => settingsOf(proof).sms !== undefined,
    check: smsAskedFor,
  },
  {
    name: "trust of the SMS role",
    sentence: "That role trusts Amazon Cognito only, for user pools of this account with the external id.",
    whenViolated: "failed",
    appliesTo: (proof) => settingsOf(proof).makesSmsRole === true,
    check: trustAskedFor,
  },
  {
    name: "policy of the SMS role",
    sentence: "That role can do nothing but publish with Amazon SNS.",
    whenViolated: "failed",
    appliesTo: (proof) => settingsOf(proof).makesSmsRole === true,
    check: policyAskedFor,
  },
  {
    name: "passkeys",
    sentence: "Passkeys sign in, for the domain that is asked for.",
    whenViolated: "failed",
    appliesTo: (proof) => settingsOf(proof).passkeys !== undefined,
    check: passkeysAskedFor,
  },
  {
    name: "devices",
    sentence: "Devices are remembered as is asked for.",
    whenViolated: "failed",
    appliesTo: (proof) => settingsOf(proof).devices !== undefined,
    check: devicesAskedFor,
  },
];
