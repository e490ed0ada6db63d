import {
  AdminDeleteUserAttributesCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  GetUserCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { saysThatOperationIsMissing } from "@cognito-auth/local-aws/provider/awsErrors";
import { type CheckResult, deviates, holds, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import { passwordFor } from "./password";
import { type Proof, routeBy, tokensOf } from "./proof";
import { describeRefusal, isNotAuthorized, type Refusal, refusalOf } from "./refusal";
import { secretHash } from "./serverSide";
import {
  attributeList,
  deleteThrowawayUser,
  newThrowawayUser,
  whyNoOtherUsers,
  withThrowawayUser,
} from "./throwawayUser";
import type { LockedAttribute } from "./types";

/** The custom attributes that only administrators set. */
export function lockedAttributes({ target }: Proof): readonly LockedAttribute[] {
  return target.attributeRights?.locked ?? [];
}

/** Those of them that somebody can change at all. */
export function changeableAttributes(proof: Proof): readonly LockedAttribute[] {
  return lockedAttributes(proof).filter(({ mutable }) => mutable);
}

/** Whether the user can change what the app client lets users write. */
export async function standardAttributeChanges(proof: Proof): Promise<CheckResult> {
  const name = proof.target.attributeRights?.writable;
  if (name === undefined) {
    return skipped("the app client lets users write no standard attribute for any text");
  }
  const refusal = await changeAttribute(proof, name, "proof");
  return refusal === undefined ? holds : violated(`"${name}" is answered "${describeRefusal(refusal)}"`);
}

/** Whether the user can't change what only administrators set. */
export async function lockedAttributesKept(proof: Proof): Promise<CheckResult> {
  // An access token that isn't valid would be answered in the same way.
  const { accessToken: AccessToken } = tokensOf(proof);
  await proof.client.send(new GetUserCommand({ AccessToken }), deadline());
  // So would every attribute, by an endpoint that takes none from users.
  const writable = proof.target.attributeRights?.writable;
  const refusal = writable && (await changeAttribute(proof, writable, "proof"));
  if (refusal) return skipped(`"${writable}" is answered "${describeRefusal(refusal)}", too`);
  for (const { name, value } of changeableAttributes(proof)) {
    const result = refusedWrite(proof, name, await changeAttribute(proof, name, value));
    if (result !== holds) return result;
  }
  return holds;
}

/** Whether a user can't set it in the answer that chooses a password. */
export function firstSignInSetsNoLocked(proof: Proof): Promise<CheckResult> {
  return withThrowawayUser(proof, async ({ username, password }) => {
    const chosen = passwordFor(proof.facts.passwordPolicy);
    proof.secrets.add(chosen);
    const route = routeBy("serverSide", proof);
    for (const { name, value } of lockedAttributes(proof)) {
      const answer = route.replacePassword(username, password, chosen, { [name]: value });
      const result = refusedWrite(proof, name, await refusalOf(answer));
      if (result !== holds) return result;
    }
    return takenWithout(await refusalOf(route.replacePassword(username, password, chosen)));
  });
}

/** Whether nobody can sign up with it. */
export async function signUpSetsNoLocked(proof: Proof): Promise<CheckResult> {
  const reason = whyNoOtherUsers(proof);
  if (reason !== undefined) return skipped(reason);
  for (const { name, value } of lockedAttributes(proof)) {
    const result = refusedWrite(proof, name, await signUp(proof, { [name]: value }));
    if (result !== holds) return result;
  }
  return takenWithout(await signUp(proof));
}

/** Signs up a user with these attributes in addition, and deletes that user. */
async function signUp(
  proof: Proof,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Refusal | undefined> {
  const { client, target, facts } = proof;
  const user = newThrowawayUser(proof);
  const command = new SignUpCommand({
    ClientId: target.appClientId,
    SecretHash: secretHash(user.username, target.appClientId, facts.clientSecret).SECRET_HASH,
    Username: user.username,
    Password: user.password,
    UserAttributes: attributeList({ ...user.attributes, ...attributes }),
  });
  const refusal = await refusalOf(client.send(command, deadline()));
  if (refusal === undefined) await deleteThrowawayUser(proof, user);
  return refusal;
}

/** Whether requests were refused for their attribute: the same request without it must be taken. */
function takenWithout(refusal: Refusal | undefined): CheckResult {
  if (refusal === undefined) return holds;
  return skipped(`without the attribute, too, it is answered "${describeRefusal(refusal)}"`);
}

/** Writes the attribute's own value, or one for a moment, as the user. */
async function changeAttribute(proof: Proof, name: string, value: string): Promise<Refusal | undefined> {
  const { client, target } = proof;
  const { accessToken: AccessToken } = tokensOf(proof);
  const user = { UserPoolId: target.userPoolId, Username: target.username };
  const { UserAttributes = [] } = await client.send(new AdminGetUserCommand(user), deadline());
  const current = UserAttributes.find((attribute) => attribute.Name === name)?.Value;
  const attributes = [{ Name: name, Value: current ?? value }];
  const change = new UpdateUserAttributesCommand({ AccessToken, UserAttributes: attributes });
  const refusal = await refusalOf(client.send(change, deadline()));
  if (refusal === undefined && current === undefined) await deleteAttribute(proof, name);
  return refusal;
}

/** Deletes an attribute of the test user, by a blank value where the endpoint has no operation for that. */
async function deleteAttribute({ client, target }: Proof, name: string): Promise<void> {
  const user = { UserPoolId: target.userPoolId, Username: target.username };
  const deletion = new AdminDeleteUserAttributesCommand({ ...user, UserAttributeNames: [name] });
  await client.send(deletion, deadline()).catch((error: unknown) => {
    if (!saysThatOperationIsMissing(error)) throw error;
    const UserAttributes = [{ Name: name, Value: "" }];
    return client.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes }), deadline());
  });
}

/** Whether writing an attribute was refused because the app client doesn't let users write it. */
function refusedWrite(
  { facts: { writeAttributes } }: Proof,
  name: string,
  refusal: Refusal | undefined,
): CheckResult {
  if (refusal === undefined) {
    return writeAttributes === undefined || writeAttributes.includes(name)
      ? violated(`the app client lets users write "${name}"`)
      : deviates(
          `this endpoint sets "${name}"; Amazon Cognito refuses it, because the app client doesn't let users write it`,
        );
  }
  return isNotAuthorized(refusal) ? holds : violated(`"${name}" is answered "${describeRefusal(refusal)}"`);
}
