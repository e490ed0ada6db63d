/**
 * The part of an HTTP API's event (payload format 2.0) that says who the caller is.
 *
 * @typedef {object} Event
 * @property {string} routeKey the route, such as `GET /me`
 * @property {{ authorizer?: Authorizer }} requestContext
 *
 * @typedef {object} Authorizer what API Gateway has verified, of which there is one
 * @property {{ claims: Record<string, string> }} [jwt] of a token; every claim is a string, lists too: `[admin staff]`
 * @property {{ cognitoIdentity?: CognitoIdentity | null }} [iam] of a signature with AWS credentials
 *
 * @typedef {object} CognitoIdentity whose credentials these are, where they come from an identity pool
 * @property {string} identityId
 * @property {string} identityPoolId
 * @property {string[]} amr how the user signed in, such as `["authenticated", PROVIDER, "PROVIDER:CognitoSignIn:SUB"]`
 */

/**
 * Tells callers who they are. API Gateway has checked them; unidentified callers are refused.
 *
 * @param {Event} event
 */
export async function handler(event) {
  const { jwt, iam } = event.requestContext.authorizer ?? {};
  if (jwt) return event.routeKey === "GET /orders" ? answerToService(jwt.claims) : answerToUser(jwt.claims);
  if (iam) return answerToIdentity(iam.cognitoIdentity);
  return answer(401, { message: "Sign in first." });
}

/** @param {Record<string, string>} claims */
function answerToUser(claims) {
  // API Gateway lets access tokens in, too. They lack the user's attributes, and whoever is given one for another purpose,
  // such as a change of the password, shouldn't be able to call this API with it.
  if (claims.token_use !== "id") return answer(403, { message: "Send the ID token instead of this token." });
  return answer(200, claims);
}

/** @param {Record<string, string>} claims */
function answerToService(claims) {
  // An ID token with a claim `scope`, which a trigger can add, isn't meant for APIs of services.
  if (claims.token_use !== "access") {
    return answer(403, { message: "Send an access token instead of this token." });
  }
  // In a token without a user, the client is the subject. A client among `serviceClients` may have users, too, whose tokens
  // can have the scope.
  if (claims.sub !== claims.client_id) return answer(403, { message: "Only services may call this." });
  return answer(200, { clientId: claims.client_id, scope: claims.scope });
}

/** @param {CognitoIdentity | null | undefined} identity */
function answerToIdentity(identity) {
  // IAM lets in others of the account who may call the API, such as its administrators.
  if (!identity) return answer(403, { message: "Use the credentials of an identity pool." });
  const { identityId, identityPoolId, amr } = identity;
  return answer(200, { identityId, identityPoolId, user: userIn(amr) });
}

const beforeUser = ":CognitoSignIn:";

/**
 * The user's `sub`, null where the user didn't sign in with a user pool.
 *
 * @param {string[]} amr
 */
function userIn(amr) {
  return amr.find((entry) => entry.includes(beforeUser))?.split(beforeUser)[1] ?? null;
}

/**
 * @param {number} statusCode
 * @param {object} body
 */
function answer(statusCode, body) {
  return {
    statusCode,
    // One user's response must not be cached for another.
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify(body),
  };
}
