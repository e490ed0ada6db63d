import type { Claim } from "../signIn/claim";
import { accessTokenHasScopes, codeGivesTokens, idTokenIsForSignIn, pageAsksForUser } from "./codeFlow";
import {
  codeNeedsItsRequest,
  otherCallbacksRefused,
  otherScopesRefused,
  usedCodeRefused,
} from "./codeRefusals";
import type { RedirectSubject } from "./redirectSubject";
import { styleAskedFor } from "./requests";
import { signOutLeadsBack, signOutLeadsNowhereElse } from "./signOut";

const preventedBy = ({ noPages }: RedirectSubject): string | undefined => noPages;

const preventedWithoutUser = ({ noPages, user }: RedirectSubject): string | undefined =>
  noPages ?? (typeof user === "string" ? user : undefined);

/** The claims about a client's sign-in page, in the order in which they are checked and shown. */
export const redirectClaims: readonly Claim<RedirectSubject>[] = [
  {
    name: "sign-in page",
    sentence: "The sign-in page asks for a username.",
    whenViolated: "failed",
    preventedBy,
    check: pageAsksForUser,
  },
  {
    name: "other callback URLs",
    sentence: "The sign-in page refuses callback URLs that aren't the client's.",
    whenViolated: "failed",
    preventedBy,
    needs: ["sign-in page"],
    check: otherCallbacksRefused,
  },
  {
    name: "other scopes",
    sentence: "The sign-in page refuses scopes that aren't the client's.",
    whenViolated: "failed",
    preventedBy,
    needs: ["sign-in page"],
    check: otherScopesRefused,
  },
  {
    name: "code",
    sentence: "The test user comes back from the page with a code, and the code gives tokens (PKCE).",
    whenViolated: "failed",
    appliesTo: ({ client: { code } }) => code,
    preventedBy: preventedWithoutUser,
    needs: ["sign-in page"],
    // What the ID token says is another claim.
    holdsWithout: ["scopes of ID tokens"],
    check: codeGivesTokens,
  },
  {
    name: "ID token",
    sentence:
      "The ID token verifies against the pool's keys, and is for the client, the test user and this sign-in.",
    whenViolated: "failed",
    appliesTo: ({ client: { code, scopes } }) => code && scopes.includes("openid"),
    preventedBy: preventedWithoutUser,
    needs: ["code"],
    check: idTokenIsForSignIn,
  },
  {
    name: "scopes",
    sentence: "The access token verifies, and has the scopes that were asked for and no others.",
    whenViolated: "failed",
    appliesTo: ({ client: { code } }) => code,
    preventedBy: preventedWithoutUser,
    needs: ["code"],
    check: accessTokenHasScopes,
  },
  {
    name: "verifier",
    sentence: "A code gives nothing without its verifier, with another one, or for another callback URL.",
    whenViolated: "not proved",
    appliesTo: ({ client: { code } }) => code,
    preventedBy: preventedWithoutUser,
    needs: ["code"],
    check: codeNeedsItsRequest,
  },
  {
    name: "used code",
    sentence: "A code gives nothing a second time.",
    whenViolated: "not proved",
    appliesTo: ({ client: { code } }) => code,
    preventedBy: preventedWithoutUser,
    needs: ["code"],
    check: usedCodeRefused,
  },
  {
    name: "sign-out",
    sentence: "Signing out leads back to the client's logout URLs.",
    whenViolated: "failed",
    appliesTo: ({ client: { logoutUrls } }) => logoutUrls.length > 0,
    preventedBy,
    check: signOutLeadsBack,
  },
  {
    name: "other logout URLs",
    sentence: "Signing out leads to no other URL.",
    whenViolated: "failed",
    preventedBy,
    needs: ["sign-out"],
    check: signOutLeadsNowhereElse,
  },
  {
    name: "style",
    sentence: "The client's pages have a style of managed login.",
    whenViolated: "failed",
    appliesTo: ({ client: { style } }) => style !== undefined,
    check: ({ target, client }) => styleAskedFor(target, client),
  },
];
