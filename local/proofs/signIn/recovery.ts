import {
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  type ForgotPasswordCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, holds, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import { otherText } from "./messageTexts";
import { passwordFor } from "./password";
import { type Proof, routeBy } from "./proof";
import { describeRefusal, isNotAuthorized, refusalOf } from "./refusal";
import { isWrongCode } from "./secondFactors";
import { codeSentTo, otherThan, withoutCode } from "./sentCodes";
import { secretHash } from "./serverSide";
import { type ThrowawayUser, withConfirmedUser } from "./throwawayUser";

/** What a forgotten password is recovered by first: an address; undefined where only administrators can help. */
export function recoveryAddress({ facts: { recovery } }: Proof): "email" | "phone_number" | undefined {
  const [first] = recovery;
  if (first === "admin_only") return undefined;
  return first === "verified_phone_number" ? "phone_number" : "email";
}

/** Whether a code that is sent to a user's address replaces a forgotten password, and another one doesn't. */
export function codeReplacesPassword(medium: "email" | "phone_number", proof: Proof): Promise<CheckResult> {
  return withConfirmedUser(proof, async (user) => {
    const address = user.attributes[medium];
    if (address === undefined) return skipped("the pool sends no text messages");
    const { CodeDeliveryDetails } = await forget(proof, user);
    const other = medium === "email" ? "SMS" : "EMAIL";
    if (CodeDeliveryDetails?.DeliveryMedium === other) return violated(`it is sent by ${other}`);
    const code = await codeSentTo(proof.target.endpoint, medium, address);
    if (code === undefined) return withoutCode(proof.target.endpoint, medium);
    const wrong = await otherText(proof, "verification", { medium, address, code });
    if (wrong !== undefined) return violated(wrong);
    return onlyCodeReplaces(proof, user, code);
  });
}

async function onlyCodeReplaces(proof: Proof, user: ThrowawayUser, code: string): Promise<CheckResult> {
  const chosen = passwordFor(proof.facts.passwordPolicy);
  proof.secrets.add(chosen);
  const refusal = await refusalOf(replace(proof, user, otherThan(code), chosen));
  if (refusal === undefined) return violated("a wrong code replaces it");
  if (!isWrongCode(refusal)) return violated(`a wrong code is answered "${describeRefusal(refusal)}"`);
  await replace(proof, user, code, chosen);
  const route = routeBy("serverSide", proof);
  const forgotten = await refusalOf(route.signIn(user.username, user.password));
  if (forgotten === undefined) return violated("the forgotten password still lets the user in");
  const replaced = await refusalOf(route.signIn(user.username, chosen));
  return replaced === undefined
    ? holds
    : violated(`the new password is answered "${describeRefusal(replaced)}"`);
}

/** Whether no user gets a code for a forgotten password where only administrators can help. */
export function recoveryRefused(proof: Proof): Promise<CheckResult> {
  return withConfirmedUser(proof, async (user) => {
    const refusal = await refusalOf(forget(proof, user));
    if (refusal === undefined) return violated("a code is sent");
    return isNotAuthorized(refusal) ? holds : violated(`it is answered "${describeRefusal(refusal)}"`);
  });
}

function forget(
  { client, target, facts }: Proof,
  { username: Username }: ThrowawayUser,
): Promise<ForgotPasswordCommandOutput> {
  const { appClientId: ClientId } = target;
  const SecretHash = secretHash(Username, ClientId, facts.clientSecret).SECRET_HASH;
  return client.send(new ForgotPasswordCommand({ ClientId, Username, SecretHash }), deadline());
}

async function replace(
  { client, target, facts }: Proof,
  { username: Username }: ThrowawayUser,
  ConfirmationCode: string,
  Password: string,
): Promise<void> {
  const { appClientId: ClientId } = target;
  const SecretHash = secretHash(Username, ClientId, facts.clientSecret).SECRET_HASH;
  const confirmation = { ClientId, Username, ConfirmationCode, Password, SecretHash };
  await client.send(new ConfirmForgotPasswordCommand(confirmation), deadline());
}
