import assert from "node:assert/strict";
import {
  type AuthenticationResultType,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password } from "../helpers/cognitoUnderTest";
import { newName } from "./check";
import { sharedPool } from "./sharedPool";

/** What a sign-in gives. */
interface Tokens {
  readonly id: string;
  readonly access: string;
  readonly refresh: string;
}

/** A user who has signed in, with the pool and the client. */
export interface Session extends Tokens {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly Username: string;
}

/** Makes a user in a pool that other checks use, too, and a client, by which the user signs in. */
export async function newSession(cognito: CognitoUnderTest): Promise<Session> {
  const UserPoolId = await sharedPool(cognito);
  const ClientId = await cognito.createClient(UserPoolId);
  const Username = newName();
  await cognito.createUser(UserPoolId, { Username });
  return { UserPoolId, ClientId, Username, ...(await tokensOf(cognito, ClientId, Username)) };
}

/** Signs in with the bare password. */
export async function tokensOf(
  { signIn }: CognitoUnderTest,
  ClientId: string,
  Username = "ada",
  Password = password,
): Promise<Tokens> {
  return resultOf((await signIn(ClientId, Username, Password)).AuthenticationResult);
}

/** All tokens of a result; fails where one isn't there. */
export function resultOf(result: AuthenticationResultType | undefined): Tokens {
  const { IdToken, AccessToken, RefreshToken } = result ?? {};
  return {
    id: IdToken ?? assert.fail("There is no ID token."),
    access: AccessToken ?? assert.fail("There is no access token."),
    refresh: RefreshToken ?? assert.fail("There is no refresh token."),
  };
}

/** The flow in which a client renews its tokens. */
export function refreshWith(
  { send }: CognitoUnderTest,
  ClientId: string,
  refreshToken: string,
): Promise<{ readonly AuthenticationResult?: AuthenticationResultType | undefined }> {
  const AuthParameters = { REFRESH_TOKEN: refreshToken };
  return send(new InitiateAuthCommand({ ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters }));
}

/** The operation that renews tokens, with rotation and without. */
export function rotateWith(
  { send }: CognitoUnderTest,
  ClientId: string,
  RefreshToken: string,
): Promise<{ readonly AuthenticationResult?: AuthenticationResultType | undefined }> {
  return send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }));
}

/** The claims of a token, which isn't verified. */
export function claimsOf(token: string): Record<string, unknown> {
  return parse(token.split(".")[1] ?? "");
}

/** The header of a token. */
export function headerOf(token: string): Record<string, unknown> {
  return parse(token.split(".")[0] ?? "");
}

/** The same token with another signature. */
export function forged(token: string): string {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const bytes = Buffer.from(signature, "base64url").map((byte) => byte ^ 0xff);
  return `${header}.${claims}.${Buffer.from(bytes).toString("base64url")}`;
}

function parse(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
}
