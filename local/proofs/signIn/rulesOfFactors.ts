/** The rules that put a second factor before tokens, or after a password. Claims that aren't about it hold without them. */
export const secondFactorRules: readonly string[] = [
  "choice of a second factor",
  "required second factor",
  "second factor after a new password",
  "second factors by message",
  "set-up of a second factor",
];

/** The rules about signing up that claims hold without which aren't about the code that is sent. */
export const signUpRules: readonly string[] = [
  "links in confirmation mails",
  "mediums of confirmation codes",
  "one sign-in attribute of two",
  "sign-in after a confirmation",
];
