import { ConfirmSignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { readMails } from "@cognito-auth/local-aws/emulator/messages";
import { signUp } from "./attributes";
import { type CheckResult, holds, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import { decodeEntities } from "./entities";
import { otherText } from "./messageTexts";
import { type Proof, routeBy } from "./proof";
import { describeRefusal, refusalOf } from "./refusal";
import { isWrongCode } from "./secondFactors";
import { codeSentTo, codesHidden, otherThan, withoutCode } from "./sentCodes";
import { secretHash } from "./serverSide";
import { deleteThrowawayUser, newThrowawayUser, type ThrowawayUser, whyNoOtherUsers } from "./throwawayUser";

/** How a user who signs up is to confirm: by a text message where the pool sends one, as Cognito prefers, or else by email. */
export function confirmationMedium({ facts }: Proof): "email" | "phone_number" | undefined {
  const { verifiedAttributes, sendsTexts } = facts;
  if (sendsTexts && verifiedAttributes.has("phone_number")) return "phone_number";
  return verifiedAttributes.has("email") ? "email" : undefined;
}

/** Whether a user who signs up gets in with the code that is sent, and not with another one. */
export function codeConfirms(proof: Proof): Promise<CheckResult> {
  return withNewUser(proof, async (user) => {
    const medium = confirmationMedium(proof) ?? "email";
    const address = user.attributes[medium] ?? "";
    const code = await codeSentTo(proof.target.endpoint, medium, address);
    if (code === undefined) return withoutCode(proof.target.endpoint, medium);
    const other = await otherText(proof, "verification", { medium, address, code });
    if (other !== undefined) return violated(other);
    const early = await refusalOf(routeBy("serverSide", proof).signIn(user.username, user.password));
    if (early === undefined) return violated("the user gets in without it");
    const refusal = await refusalOf(confirm(proof, user, otherThan(code)));
    if (refusal === undefined) return violated("a wrong code confirms the user");
    if (!isWrongCode(refusal)) return violated(`a wrong code is answered "${describeRefusal(refusal)}"`);
    await confirm(proof, user, code);
    return getsIn(proof, user);
  });
}

/** Whether the email to a user who signs up has a link that confirms. */
export function linkConfirms(proof: Proof): Promise<CheckResult> {
  return withNewUser(proof, async (user) => {
    const mails = await readMails(proof.target.endpoint);
    if (mails === undefined) return skipped(codesHidden);
    const mail = mails.findLast(({ to }) => to.includes(user.email));
    const link = /href="([^"]+)"/.exec(mail?.html ?? "")?.[1];
    if (link === undefined) return violated("the email has no link");
    const { pathname, search } = new URL(decodeEntities(link));
    // A local AWS has the pages of a pool's domain at its own address.
    const answer = await fetch(new URL(`${pathname}${search}`, proof.target.endpoint), deadline());
    if (!answer.ok) return violated(`the link is answered HTTP ${answer.status}`);
    return getsIn(proof, user);
  });
}

async function getsIn(proof: Proof, { username, password }: ThrowawayUser): Promise<CheckResult> {
  const refusal = await refusalOf(routeBy("serverSide", proof).signIn(username, password));
  return refusal === undefined ? holds : violated(`the user is then answered "${describeRefusal(refusal)}"`);
}

async function withNewUser(
  proof: Proof,
  check: (user: ThrowawayUser) => Promise<CheckResult>,
): Promise<CheckResult> {
  const reason = whyNoOtherUsers(proof);
  if (reason !== undefined) return skipped(reason);
  const user = newThrowawayUser(proof);
  await signUp(proof, user);
  try {
    return await check(user);
  } finally {
    await deleteThrowawayUser(proof, user);
  }
}

async function confirm(
  { client, target, facts }: Proof,
  { username: Username }: ThrowawayUser,
  ConfirmationCode: string,
): Promise<void> {
  const { appClientId: ClientId } = target;
  const SecretHash = secretHash(Username, ClientId, facts.clientSecret).SECRET_HASH;
  await client.send(
    new ConfirmSignUpCommand({ ClientId, SecretHash, Username, ConfirmationCode }),
    deadline(),
  );
}
