import { type CheckResult, deviates, holds, violated } from "../signIn/claim";
import { accessTokenVerifies } from "./accessToken";
import type { Parameters } from "./browser";
import type { DescribedService, ServicesSubject } from "./servicesSubject";
import type { ServiceClient } from "./target";
import { type Client, isRefusedWith, requestTokens, type TokenAnswer } from "./tokenEndpoint";

/** Whether a service gets an access token with its scopes, and nothing that is for users. */
export async function serviceGetsToken(
  subject: ServicesSubject,
  { clientId, clientSecret, scopes }: ServiceClient,
): Promise<CheckResult> {
  const answer = await requestOwnToken(subject, { clientId, clientSecret }, { scope: scopes.join(" ") });
  if (answer.kind === "refused") return violated(`it is answered HTTP ${answer.status}, "${answer.error}"`);
  const usersToken = ["id_token", "refresh_token"].find((name) => name in answer.tokens);
  if (usersToken !== undefined) return violated(`there is a token for users, too: ${usersToken}`);
  // A token without a user has the client as its subject.
  const expected = { client_id: clientId, sub: clientId };
  return accessTokenVerifies(subject.target, answer.tokens["access_token"], expected, scopes);
}

/** Whether a service gets no token with a scope that it doesn't have. */
export async function scopesOfOthersRefused(
  subject: ServicesSubject,
  { clientId, clientSecret, scopes, described }: DescribedService,
): Promise<CheckResult> {
  const { apiScopes } = subject.target;
  const others = [...apiScopes.filter((scope) => !scopes.includes(scope)), "openid", "no-api/no-scope"];
  for (const scope of others) {
    const answer = await requestOwnToken(subject, { clientId, clientSecret }, { scope });
    if (answer.kind === "tokens" && !described.scopes.includes(scope)) {
      return deviates(
        `this endpoint gives ${scope}; Amazon Cognito gives no scope that the app client doesn't have`,
      );
    }
    const result = isRefusedWith(
      answer,
      ["invalid_scope", "invalid_request", "invalid_grant"],
      `the scope ${scope}`,
    );
    if (result !== holds) return result;
  }
  return holds;
}

/** Whether a service needs its own secret. */
export async function secretIsNeeded(
  subject: ServicesSubject,
  { clientId, clientSecret }: ServiceClient,
): Promise<CheckResult> {
  const attempts = { "a wrong secret": `${clientSecret.slice(0, -1)}_`, "no secret": undefined };
  for (const [what, secret] of Object.entries(attempts)) {
    const answer = await requestOwnToken(subject, { clientId, clientSecret: secret });
    const result = isRefusedWith(answer, ["invalid_client", "unauthorized_client"], what);
    if (result !== holds) return result;
  }
  return holds;
}

/** Whether the client that users sign in with gets no tokens without a user. */
export async function userClientRefused(subject: ServicesSubject): Promise<CheckResult> {
  const { userClient, target } = subject;
  const client = { clientId: target.appClientId, clientSecret: userClient.secret };
  // A scope that exists, so that it isn't the scope that is refused.
  const answer = await requestOwnToken(subject, client, { scope: target.apiScopes[0] ?? "" });
  if (answer.kind === "tokens" && !userClient.flows.includes("client_credentials")) {
    return deviates(
      "this endpoint gives it one; Amazon Cognito doesn't, because the app client doesn't allow that",
    );
  }
  const withoutSecret = userClient.secret === undefined ? ["invalid_client"] : [];
  return isRefusedWith(answer, ["unauthorized_client", "invalid_grant", ...withoutSecret], "it");
}

function requestOwnToken(
  { target, secrets }: ServicesSubject,
  client: Client,
  form: Parameters = {},
): Promise<TokenAnswer> {
  return requestTokens(target.endpoint, client, { grant_type: "client_credentials", ...form }, secrets);
}
