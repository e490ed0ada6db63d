import { isDeepStrictEqual } from "node:util";
import { ownValue } from "../../../components/validation/checks";
import { newPasswordGivesTokens } from "../signIn/challenge";
import { type CheckResult, holds, violated } from "../signIn/claim";
import { tokenVerifier } from "../signIn/idToken";
import { routeBy, tokensOf } from "../signIn/proof";
import type { Tokens } from "../signIn/signInRoute";
import { withConfirmedUser } from "../signIn/throwawayUser";
import { responseOf } from "./functionAnswer";
import type { Triggers } from "./subject";
import { describeUser, groupsOf, tokenEvent, type TokenOccasion } from "./triggerEvents";

const tokenKinds = ["ID token", "access token"] as const;

/** By kind of token, claims by their names. */
type ClaimsOfTokens = Readonly<Record<(typeof tokenKinds)[number], Readonly<Record<string, unknown>>>>;

/** Whether both tokens of the test user, who is in the group, have what the function adds for it. */
export async function memberHasClaims(triggers: Triggers): Promise<CheckResult> {
  const signedIn = await newPasswordGivesTokens(triggers.signIn);
  if (signedIn !== holds) return signedIn;
  const claims = await claimsIn(triggers, tokensOf(triggers.signIn));
  const added = await claimsAddedToMember(triggers, triggers.target.username, "NewPasswordChallenge");
  for (const token of tokenKinds) {
    for (const [name, expected] of Object.entries(added[token])) {
      const found = claims[token][name];
      if (!isDeepStrictEqual(found, expected)) {
        return violated(
          `the ${token} has ${JSON.stringify(found)} as "${name}" instead of ${JSON.stringify(expected)}`,
        );
      }
    }
  }
  return holds;
}

/** Whether neither token of a user outside of the group has what the function would add to it if the user were in the group. */
export async function outsiderHasNoClaims(triggers: Triggers): Promise<CheckResult> {
  return withConfirmedUser(triggers.signIn, async ({ username, password }) => {
    const answer = await routeBy("serverSide", triggers.signIn).signIn(username, password);
    if (answer.kind === "challenge") return violated(`the user gets the challenge ${answer.challenge}`);
    const claims = await claimsIn(triggers, answer.tokens);
    const added = await claimsAddedToMember(triggers, username, "Authentication");
    for (const token of tokenKinds) {
      const also = Object.entries(added[token]).find(([name, value]) =>
        isDeepStrictEqual(claims[token][name], value),
      );
      if (also !== undefined) return violated(`the ${token} has "${also[0]}", too`);
    }
    return holds;
  });
}

/** What the function adds to the tokens of a user who is, or were, in the group. Throws where it adds nothing to one of them. */
async function claimsAddedToMember(
  triggers: Triggers,
  username: string,
  occasion: TokenOccasion,
): Promise<ClaimsOfTokens> {
  const user = await describeUser(triggers, username);
  const groups = new Set([...(await groupsOf(triggers, user)), triggers.target.group]);
  const event = tokenEvent(triggers, occasion, user, [...groups]);
  const response = await responseOf(triggers, "preTokenGeneration", event);
  const details = ownValue(response, "claimsAndScopeOverrideDetails");
  const addedTo = (part: string): Record<string, unknown> => ({
    ...(ownValue(ownValue(details, part), "claimsToAddOrOverride") as object | undefined),
  });
  const added = {
    "ID token": addedTo("idTokenGeneration"),
    "access token": addedTo("accessTokenGeneration"),
  };
  const without = tokenKinds.find((token) => Object.keys(added[token]).length === 0);
  if (without !== undefined) throw new Error(`the function adds nothing to the ${without}`);
  return added;
}

/** What tokens say, which must verify against the pool's keys. */
async function claimsIn({ target }: Triggers, { idToken, accessToken }: Tokens): Promise<ClaimsOfTokens> {
  const verifyIdToken = await tokenVerifier(target, target.appClientId);
  const verifyAccessToken = await tokenVerifier(target, null);
  return { "ID token": verifyIdToken(idToken), "access token": verifyAccessToken(accessToken) };
}
