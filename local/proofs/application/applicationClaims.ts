import type { Claim } from "../signIn/claim";
import {
  accessTokenRefused,
  identityAccepted,
  noTokenRefused,
  onlyCredentialsAccepted,
  tokenAccepted,
  tokenRefused,
} from "./apiAccess";
import { callsAreLimited, callsAreLogged } from "./apiOperation";
import { apiForFrontendOnly, bucketForFrontendOnly } from "./cors";
import {
  nothingElseAllowed,
  ownFolderIsOpen,
  plainConnectionsRefused,
  restOfBucketIsClosed,
  strangersRefused,
} from "./credentials";
import { functionWritesLogOnly, onlyRoutesCallFunction } from "./functionAccess";
import { serviceRouteClaims } from "./serviceRouteClaims";
import { type Application, whyNotSignedIn } from "./subject";
import {
  classicFlowRefused,
  guestsRefused,
  roleTrustsUsersOnly,
  signedOutUserRefused,
  tokenExchanged,
  tokenNotExchanged,
} from "./tokenExchange";

// An API that refuses everything also refuses what it should: these have to hold first.
const idToken = "ID token";
const exchange = "exchange";
const ownFolder = "own folder";
const iamRoute = "IAM route";

/** The claims about the API and the identity pool, in the order in which they are checked and shown. */
export const claims: readonly Claim<Application>[] = [
  {
    name: idToken,
    sentence: "The API answers the test user's ID token with the user's own claims.",
    whenViolated: "failed",
    preventedBy: whyNotSignedIn,
    check: tokenAccepted,
  },
  {
    name: "no token",
    sentence: "The API refuses a call without a token.",
    whenViolated: "failed",
    check: noTokenRefused,
  },
  ...refusedTokens("The API refuses", idToken, tokenRefused),
  {
    name: "access token",
    sentence: "The API refuses the test user's access token.",
    whenViolated: "failed",
    preventedBy: whyNotSignedIn,
    needs: [idToken],
    check: accessTokenRefused,
  },
  {
    name: "CORS",
    sentence: "Browsers may show the API's answers to the frontend's pages, and to no others.",
    whenViolated: "failed",
    preventedBy: whyNotSignedIn,
    check: apiForFrontendOnly,
  },
  ...serviceRouteClaims,
  {
    name: exchange,
    sentence: "The identity pool exchanges the test user's ID token for AWS credentials.",
    whenViolated: "failed",
    preventedBy: whyNotSignedIn,
    check: tokenExchanged,
  },
  {
    name: "guests",
    sentence: "The identity pool gives guests no credentials.",
    whenViolated: "failed",
    check: guestsRefused,
  },
  ...refusedTokens("The identity pool refuses", exchange, tokenNotExchanged),
  {
    name: ownFolder,
    sentence: "With the credentials, the user writes, reads, lists and deletes files in their own folder.",
    whenViolated: "failed",
    needs: [exchange],
    check: ownFolderIsOpen,
  },
  {
    name: "rest of the bucket",
    sentence: "They give no access to other users' folders or to the rest of the bucket.",
    whenViolated: "failed",
    needs: [exchange],
    check: restOfBucketIsClosed,
  },
  {
    name: "nothing else",
    sentence: "They can't call other APIs, list roles, functions or buckets, or do anything else.",
    whenViolated: "failed",
    needs: [exchange],
    check: nothingElseAllowed,
  },
  {
    name: iamRoute,
    sentence: "They call the API's route for credentials, which names the identity and the user.",
    whenViolated: "failed",
    needs: [exchange],
    check: identityAccepted,
  },
  {
    name: "IAM route alone",
    sentence: "That route refuses an unsigned call, a wrong signature, and an ID token.",
    whenViolated: "failed",
    preventedBy: whyNotSignedIn,
    needs: [iamRoute],
    check: onlyCredentialsAccepted,
  },
  {
    name: "function's callers",
    sentence: "Nothing calls the function but the API's routes.",
    whenViolated: "failed",
    check: onlyRoutesCallFunction,
  },
  {
    name: "function's role",
    sentence: "The function's role lets it write its log, and nothing else.",
    whenViolated: "failed",
    check: functionWritesLogOnly,
  },
  {
    name: "strangers",
    sentence: "Without credentials, the bucket is closed.",
    whenViolated: "failed",
    needs: [ownFolder],
    check: strangersRefused,
  },
  {
    name: "encryption",
    sentence: "Without encryption, the bucket is closed to the user, too.",
    whenViolated: "failed",
    preventedBy: onlyEncrypted,
    needs: [ownFolder],
    check: plainConnectionsRefused,
  },
  {
    name: "bucket's CORS",
    sentence: "Browsers let the frontend's pages use the bucket, and no others.",
    whenViolated: "failed",
    check: bucketForFrontendOnly,
  },
  {
    name: "trust",
    sentence: "The role can be assumed by this identity pool's signed-in users only.",
    whenViolated: "failed",
    needs: [exchange],
    // They only take away tokens with which it would be tried, too.
    holdsWithout: ["guests of identity pools", "classic flow"],
    check: roleTrustsUsersOnly,
  },
  {
    name: "classic flow",
    sentence: "Callers can't choose a role: the classic flow is off.",
    whenViolated: "failed",
    needs: [exchange],
    check: classicFlowRefused,
  },
  {
    name: "throttling",
    sentence: "The API refuses some of too many concurrent calls.",
    whenViolated: "failed",
    check: callsAreLimited,
  },
  {
    name: "access log",
    sentence: "The access log records each call.",
    whenViolated: "failed",
    check: callsAreLogged,
  },
  {
    // The last one: it ends the user's sessions.
    name: "signed out",
    sentence: "Once the user is signed out everywhere, the ID token gives no more credentials.",
    whenViolated: "failed",
    needs: [exchange],
    check: signedOutUserRefused,
  },
];

/** A claim for each of the tokens that must not be accepted. */
function refusedTokens(who: string, needed: string, check: typeof tokenRefused): Claim<Application>[] {
  const tokens = {
    tampered: "a tampered ID token",
    ofOtherPool: "an ID token of another user pool",
    ofOtherClient: "an ID token of another app client",
    expired: "an ID token that has expired",
  } as const;
  return Object.entries(tokens).map(([token, description]) => ({
    name: `${who}: ${token}`,
    sentence: `${who} ${description}.`,
    whenViolated: "failed",
    preventedBy: whyNotSignedIn,
    needs: [needed],
    check: check(token as keyof typeof tokens),
  }));
}

/** A connection to an HTTPS endpoint is encrypted. */
function onlyEncrypted({ target }: Application): string | undefined {
  return target.endpoint.startsWith("https:") ? "this endpoint is reached by HTTPS only" : undefined;
}
