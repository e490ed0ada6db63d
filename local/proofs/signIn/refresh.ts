import {
  type AuthenticationResultType,
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, holds, violated } from "./claim";
import { deadline } from "./deadline";
import { keepTokens, type Proof, tokensOf } from "./proof";
import { describeRefusal, isNotAuthorized, refusalOf } from "./refusal";

/** Whether the refresh token gives new tokens. */
export async function refreshTokenGivesTokens(proof: Proof): Promise<CheckResult> {
  const result = await refresh(proof);
  return result?.IdToken !== undefined && result.AccessToken !== undefined
    ? holds
    : violated("the answer holds no new tokens");
}

/** Whether each use of a refresh token returns another one in its place. */
export async function refreshTokenRotates(proof: Proof): Promise<CheckResult> {
  const before = tokensOf(proof).refreshToken;
  await refresh(proof);
  return tokensOf(proof).refreshToken === before
    ? violated("this endpoint returns no new refresh token; Amazon Cognito does")
    : holds;
}

/** Whether revoking the refresh token ends the session. */
export async function revokedRefreshTokenRefused(proof: Proof): Promise<CheckResult> {
  const { client, target, facts } = proof;
  const revoke = new RevokeTokenCommand({
    Token: tokensOf(proof).refreshToken,
    ClientId: target.appClientId,
    ClientSecret: facts.clientSecret,
  });
  await client.send(revoke, deadline());
  const refusal = await refusalOf(refresh(proof));
  if (refusal === undefined) {
    return violated("it still gives tokens");
  }
  return isNotAuthorized(refusal) ? holds : violated(`it is answered "${describeRefusal(refusal)}"`);
}

/** Exchanges the refresh token the way browsers do, and keeps the one that takes its place, if any. */
async function refresh(proof: Proof): Promise<AuthenticationResultType | undefined> {
  const { client, target, facts } = proof;
  const command = new GetTokensFromRefreshTokenCommand({
    RefreshToken: tokensOf(proof).refreshToken,
    ClientId: target.appClientId,
    ClientSecret: facts.clientSecret,
  });
  const result = (await client.send(command, deadline())).AuthenticationResult;
  if (result?.RefreshToken !== undefined) {
    keepTokens(proof, { ...tokensOf(proof), refreshToken: result.RefreshToken });
  }
  return result;
}
