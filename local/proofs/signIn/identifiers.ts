import { randomBytes } from "node:crypto";
import { UpdateUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, holds, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import { violatedUnlessLax } from "./laxEndpoint";
import { type Proof, routeBy } from "./proof";
import { describeRefusal, isNotAuthorized, isUnknownUser, type Refusal, refusalOf } from "./refusal";
import { withConfirmedUser } from "./throwawayUser";

/** An address of the test user, which can sign in. */
export type Identifier = "email" | "phone_number";

/** Whether an address of the test user is to sign in besides the username. */
export function isAnotherIdentifier(name: Identifier, proof: Proof): boolean {
  return isBesideUsername(name, proof) && signsInWith(name, proof);
}

/** Whether an address of the test user is neither the username nor an alias. */
export function isNoIdentifier(name: Identifier, proof: Proof): boolean {
  return isBesideUsername(name, proof) && !signsInWith(name, proof);
}

function isBesideUsername(name: Identifier, proof: Proof): boolean {
  const address = addressOf(name, proof);
  return address !== undefined && address !== proof.target.username;
}

/**
 * "When you select both email address and phone number as username attributes, users can sign in with one or the other, even if
 * they provide values for both attributes."
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
function signsInWith(name: Identifier, { facts: { aliases } }: Proof): boolean {
  return aliases.has(name);
}

function addressOf(name: Identifier, { target }: Proof): string | undefined {
  return name === "email" ? target.email : target.phoneNumber;
}

/** Whether the user can sign in with an address. */
export async function addressSignsIn(name: Identifier, proof: Proof): Promise<CheckResult> {
  const { facts, target } = proof;
  const address = addressOf(name, proof) ?? "";
  const refusal = await refusalOf(routeBy("serverSide", proof).signIn(address, proof.password));
  if (refusal === undefined) return holds;
  const { attributes } = facts.user;
  const isUsersOwn = attributes[name] === address && attributes[`${name}_verified`] === "true";
  return isUsersOwn && isUnknownUser(refusal)
    ? violatedUnlessLax(
        target.endpoint,
        `this endpoint answers "${describeRefusal(refusal)}"; Amazon Cognito lets the user in`,
      )
    : violated(describeRefusal(refusal));
}

/** Whether nobody can sign in with an address that is no alias. */
export async function addressSignsNobodyIn(name: Identifier, proof: Proof): Promise<CheckResult> {
  const address = addressOf(name, proof) ?? "";
  const refusal = await refusalOf(routeBy("serverSide", proof).signIn(address, proof.password));
  if (refusal === undefined) return violated("this endpoint lets the user in; Amazon Cognito doesn't");
  return isUnknown(refusal, proof) ? holds : violated(`it is answered "${describeRefusal(refusal)}"`);
}

/** Whether a refusal is one for a user who doesn't exist. */
function isUnknown(refusal: Refusal, { facts }: Proof): boolean {
  return isUnknownUser(refusal) || (facts.hidesUsers && isNotAuthorized(refusal));
}

/** Whether a user can sign in with a preferred username, once the user has set it. */
export function preferredUsernameSignsIn(proof: Proof): Promise<CheckResult> {
  const { writeAttributes } = proof.facts;
  if (writeAttributes?.includes("preferred_username") === false) {
    return Promise.resolve(skipped("the app client doesn't let users set it"));
  }
  return withConfirmedUser(proof, async ({ username, password }) => {
    const route = routeBy("serverSide", proof);
    const preferred = `preferred-${randomBytes(6).toString("hex")}`;
    const early = await refusalOf(route.signIn(preferred, password));
    if (early === undefined) return violated("it signs in before it is set");
    const answer = await route.signInFully(username, password);
    if (answer.kind === "challenge") return violated(`the user gets the challenge ${answer.challenge}`);
    const change = new UpdateUserAttributesCommand({
      AccessToken: answer.tokens.accessToken,
      UserAttributes: [{ Name: "preferred_username", Value: preferred }],
    });
    await proof.client.send(change, deadline());
    const refusal = await refusalOf(route.signIn(preferred, password));
    return refusal === undefined ? holds : violated(describeRefusal(refusal));
  });
}
