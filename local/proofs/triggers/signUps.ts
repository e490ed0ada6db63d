import { readMails } from "@cognito-auth/local-aws/emulator/messages";
import { ownValue } from "../../../components/validation/checks";
import { signUp } from "../signIn/attributes";
import { type CheckResult, deviates, holds, skipped, violated } from "../signIn/claim";
import { describeRefusal, type Refusal, refusalOf } from "../signIn/refusal";
import { codeSentTo, codesHidden } from "../signIn/sentCodes";
import { deleteThrowawayUser, newThrowawayUser, withThrowawayUser } from "../signIn/throwawayUser";
import { answerOf, type FunctionError, isThrown, responseOf } from "./functionAnswer";
import type { Triggers } from "./subject";
import { describeUser, messageEvent, signUpEvent } from "./triggerEvents";

/** Whether nobody signs up with an address outside of the domain, and the function's message says why. */
export async function outsiderRefused(triggers: Triggers): Promise<CheckResult> {
  const user = newThrowawayUser(triggers.signIn, domainOutside(triggers));
  const refusal = await refusalOf(signUp(triggers.signIn, user));
  if (refusal === undefined) await deleteThrowawayUser(triggers.signIn, user);
  else if (refusal.name !== "UserLambdaValidationException") return violated(answered(refusal));
  const insider = newThrowawayUser(triggers.signIn, triggers.target.allowedDomain);
  const toInsider = await answerOf(triggers, "preSignUp", signUpEvent(triggers, insider));
  // What fails for everybody refuses nobody.
  if (toInsider.error !== undefined) {
    return violated(`the function fails with an address of the domain, too: ${toInsider.error.message}`);
  }
  const { error } = await answerOf(triggers, "preSignUp", signUpEvent(triggers, user));
  if (error !== undefined && !isThrown(error)) return violated(`the function fails: ${error.message}`);
  if (refusal !== undefined) return saysWhy(refusal, error);
  const seen = `the user ${user.email} is created`;
  return error === undefined
    ? violated(seen)
    : deviates(`${seen}; Amazon Cognito asks the function, which refuses`);
}

/** Whether Cognito refuses with the error that the function throws. */
function saysWhy(refusal: Refusal, error: FunctionError | undefined): CheckResult {
  const seen = answered(refusal);
  if (error === undefined) return violated(`${seen}, though the function refuses nobody`);
  // "The Amazon Cognito user pools API returns trigger errors in the format [trigger] failed with error [error text from
  // response]": https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
  const expected = `PreSignUp failed with error ${error.message}.`;
  const message = withoutIds(refusal.message);
  if (message === withoutIds(expected)) return holds;
  return message.includes(withoutIds(error.message))
    ? deviates(`${seen}; Amazon Cognito answers "${expected}"`)
    : violated(`${seen} instead of "${expected}"`);
}

function answered(refusal: Refusal): string {
  return `it is answered "${describeRefusal(refusal)}"`;
}

/** A message without the new ID by which the user is called. */
function withoutIds(message: string): string {
  return message.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "ID");
}

/** Whether somebody signs up with an address of the domain. */
export async function insiderAccepted({ signIn, target }: Triggers): Promise<CheckResult> {
  const user = newThrowawayUser(signIn, target.allowedDomain);
  await signUp(signIn, user);
  await deleteThrowawayUser(signIn, user);
  return holds;
}

/** Whether the function leaves the email with the code of a sign-up to the pool. */
export async function codesSentByPool(triggers: Triggers): Promise<CheckResult> {
  const { signIn, target } = triggers;
  const user = newThrowawayUser(signIn, target.allowedDomain);
  await signUp(signIn, user);
  try {
    const mails = await readMails(target.endpoint);
    if (mails === undefined) return skipped(codesHidden);
    const mail = mails.findLast(({ to }) => to.includes(user.email));
    if (mail === undefined) return violated("no email was sent");
    const event = messageEvent(triggers, "SignUp", await describeUser(triggers, user.username));
    const subject = ownValue(await responseOf(triggers, "customMessage", event), "emailSubject");
    if (subject === mail.subject) return violated(`the function writes it, too: "${mail.subject}"`);
    const code = await codeSentTo(target.endpoint, "email", user.email);
    return code === undefined ? violated("it has no code") : holds;
  } finally {
    await deleteThrowawayUser(signIn, user);
  }
}

/** Whether an administrator creates a user with an address outside of the domain. */
export function administratorCreatesOutsider(triggers: Triggers): Promise<CheckResult> {
  return withThrowawayUser(triggers.signIn, () => Promise.resolve(holds), domainOutside(triggers));
}

/** A domain that ends like the allowed one. */
function domainOutside({ target }: Triggers): string {
  return `not-${target.allowedDomain}`;
}
