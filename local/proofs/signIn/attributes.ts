import { SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, holds, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import type { Proof } from "./proof";
import { describeRefusal, type Refusal, refusalOf } from "./refusal";
import { secretHash } from "./serverSide";
import {
  attributeList,
  deleteThrowawayUser,
  newThrowawayUser,
  type ThrowawayUser,
  whyNoOtherUsers,
} from "./throwawayUser";

/** What the test user was created with besides the addresses, by Cognito's names. */
export function attributesOf({ target: { attributes = {} } }: Proof): Readonly<Record<string, string>> {
  return attributes;
}

/** Whether the test user has the attributes that were asked for. */
export function attributesKept(proof: Proof): CheckResult {
  const { attributes } = proof.facts.user;
  for (const [name, value] of Object.entries(attributesOf(proof))) {
    const found = attributes[name] ?? attributes[`custom:${name}`];
    if (found !== value) return violated(`"${name}" is ${JSON.stringify(found)}`);
  }
  return holds;
}

/** The required attributes that aren't what the user is called by. */
export function demandedAttributes({ facts }: Proof): readonly string[] {
  return [...facts.requiredAttributes].filter((name) => !facts.usernamesAre.has(name));
}

/** Whether nobody can sign up without what the pool requires. */
export async function signUpNeedsAttributes(proof: Proof): Promise<CheckResult> {
  const reason = whyNoOtherUsers(proof);
  if (reason !== undefined) return skipped(reason);
  for (const name of demandedAttributes(proof)) {
    const refusal = await signUpWithout(proof, name);
    if (refusal === undefined) {
      return violated(`this endpoint does without "${name}"; Amazon Cognito doesn't`);
    }
    if (refusal.name !== "InvalidParameterException") {
      return violated(`without "${name}" it is answered "${describeRefusal(refusal)}"`);
    }
  }
  const refusal = await signUpWithout(proof);
  return refusal === undefined
    ? holds
    : skipped(`with all of them, too, it is answered "${describeRefusal(refusal)}"`);
}

async function signUpWithout(proof: Proof, left?: string): Promise<Refusal | undefined> {
  const user = newThrowawayUser(proof);
  const attributes = Object.entries(user.attributes).filter(([name]) => name !== left);
  const refusal = await refusalOf(signUp(proof, { ...user, attributes: Object.fromEntries(attributes) }));
  if (refusal === undefined) await deleteThrowawayUser(proof, user);
  return refusal;
}

/** Signs a user up, as the user does. */
export async function signUp(
  { client, target, facts }: Proof,
  { username: Username, password: Password, attributes }: ThrowawayUser,
): Promise<void> {
  const { appClientId: ClientId } = target;
  const SecretHash = secretHash(Username, ClientId, facts.clientSecret).SECRET_HASH;
  const UserAttributes = attributeList(attributes);
  await client.send(
    new SignUpCommand({ ClientId, SecretHash, Username, Password, UserAttributes }),
    deadline(),
  );
}
