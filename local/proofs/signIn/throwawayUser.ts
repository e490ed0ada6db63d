import { randomBytes, randomInt } from "node:crypto";
import {
  AdminCreateUserCommand,
  type AdminCreateUserRequest,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, skipped } from "./claim";
import { deadline } from "./deadline";
import { passwordFor } from "./password";
import type { Proof } from "./proof";
import { valueOfAttribute } from "./sampleAttributes";

/** A user whom a check creates and deletes. */
export interface ThrowawayUser {
  readonly username: string;
  readonly email: string;
  /** Undefined where the pool has no use for one. */
  readonly phoneNumber: string | undefined;
  /** What the pool demands, and the email address, by name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The temporary password, where the user is there already. */
  readonly password: string;
}

/** Why no users can be created for a check only; undefined where they can. */
export function whyNoOtherUsers({ facts, target: { mayRunTriggers = false } }: Proof): string | undefined {
  return facts.runsTriggers && !mayRunTriggers
    ? "it needs a throwaway user, whose creation would run the pool's Lambda triggers"
    : undefined;
}

/**
 * Checks something with a user who is there only for that, and has a temporary password.
 *
 * @param domain that of the user's email address; `example.com` by default
 */
export async function withThrowawayUser(
  proof: Proof,
  check: (user: ThrowawayUser) => Promise<CheckResult>,
  domain?: string,
): Promise<CheckResult> {
  return withUser(proof, newThrowawayUser(proof, domain), {}, check);
}

/** Checks something with such a user whose password is for good, and whose addresses are verified. */
export async function withConfirmedUser(
  proof: Proof,
  check: (user: ThrowawayUser) => Promise<CheckResult>,
): Promise<CheckResult> {
  const user = newThrowawayUser(proof);
  const verification = { email_verified: "true", phone_number_verified: "true" };
  const verified = Object.entries(verification).filter(
    ([name]) => user.attributes[name.replace("_verified", "")] !== undefined,
  );
  const UserAttributes = attributeList({ ...user.attributes, ...Object.fromEntries(verified) });
  return withUser(proof, user, { UserAttributes }, async () => {
    const { client, target } = proof;
    const key = { UserPoolId: target.userPoolId, Username: user.username };
    const command = new AdminSetUserPasswordCommand({ ...key, Password: user.password, Permanent: true });
    await client.send(command, deadline());
    return check(user);
  });
}

/** Checks something with such a user who has these attributes besides, and is invited by email. */
export async function withInvitedUser(
  proof: Proof,
  attributes: Readonly<Record<string, string>>,
  check: (user: ThrowawayUser) => Promise<CheckResult>,
): Promise<CheckResult> {
  const user = newThrowawayUser(proof);
  const UserAttributes = attributeList({ ...user.attributes, ...attributes });
  const invited = { UserAttributes, MessageAction: undefined, DesiredDeliveryMediums: ["EMAIL" as const] };
  return withUser(proof, user, invited, check);
}

/** Checks something with a user, whom it creates, with these changes of the request, and deletes. */
async function withUser(
  proof: Proof,
  user: ThrowawayUser,
  changes: Partial<AdminCreateUserRequest>,
  check: (user: ThrowawayUser) => Promise<CheckResult>,
): Promise<CheckResult> {
  const { client, target } = proof;
  const reason = whyNoOtherUsers(proof);
  if (reason !== undefined) return skipped(reason);
  await client.send(
    new AdminCreateUserCommand({
      UserPoolId: target.userPoolId,
      Username: user.username,
      TemporaryPassword: user.password,
      MessageAction: "SUPPRESS",
      UserAttributes: attributeList(user.attributes),
      ...changes,
    }),
    deadline(),
  );
  try {
    return await check(user);
  } finally {
    await deleteThrowawayUser(proof, user);
  }
}

/**
 * What a user would have that doesn't exist yet.
 *
 * @param domain that of the email address
 */
export function newThrowawayUser({ target, facts, secrets }: Proof, domain = "example.com"): ThrowawayUser {
  const name = `sign-in-proof-${randomBytes(6).toString("hex")}`;
  const email = `${name}@${domain}`;
  const usesPhone =
    facts.sendsTexts ||
    facts.requiredAttributes.has("phone_number") ||
    facts.usernamesAre.has("phone_number");
  const phoneNumber = usesPhone ? phoneNumberOtherThan(target.phoneNumber) : undefined;
  const required = [...facts.requiredAttributes].map((one) => [one, valueOfAttribute(one)] as const);
  const attributes: Record<string, string> = {
    ...Object.fromEntries(required),
    email,
    ...(phoneNumber === undefined ? {} : { phone_number: phoneNumber }),
  };
  const password = passwordFor(facts.passwordPolicy);
  secrets.add(password);
  return { username: usernameOf(facts, name, email, phoneNumber), email, phoneNumber, attributes, password };
}

function usernameOf(
  { usernamesAre }: Proof["facts"],
  name: string,
  email: string,
  phoneNumber: string | undefined,
): string {
  if (usernamesAre.has("email")) return email;
  return usernamesAre.has("phone_number") && phoneNumber !== undefined ? phoneNumber : name;
}

/** A number of those that are for fiction, 555-0110 to 0199 of any area code: so many that hardly another user has it. */
function phoneNumberOtherThan(taken: string | undefined): string {
  const number = `+1${randomInt(200, 1_000)}55501${randomInt(10, 100)}`;
  return number === taken ? phoneNumberOtherThan(taken) : number;
}

/** Attributes as the API takes them. */
export function attributeList(attributes: Readonly<Record<string, string>>): AttributeType[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

/** Deletes such a user. */
export async function deleteThrowawayUser(
  { client, target }: Proof,
  { username: Username }: ThrowawayUser,
): Promise<void> {
  const command = new AdminDeleteUserCommand({ UserPoolId: target.userPoolId, Username });
  await client.send(command, deadline()).catch((error: unknown) => {
    throw new Error(`the throwaway user "${Username}" could not be deleted`, { cause: error });
  });
}
