import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { beyondAws } from "@cognito-auth/local-aws/beyondAws";
import { deadline } from "../signIn/deadline";
import { claimsOf, withClaim } from "../signIn/idToken";
import { passwordFor } from "../signIn/password";
import { type Proof, routeBy } from "../signIn/proof";
import { settingsOf } from "./clientSettings";
import type { BadTokens } from "./subject";
import { newName, type TokenMaker, TokenUnavailable } from "./tokenMaker";

/**
 * Makes the tokens with the test user who has signed in, and with pools and app clients made for it.
 *
 * @param maker deletes what was made
 */
export function badTokensOf(proof: Proof, idToken: string, maker: TokenMaker): BadTokens {
  return {
    tampered: maker.once(() =>
      Promise.resolve(withClaim(idToken, "email", `not-${proof.target.email ?? ""}`)),
    ),
    ofOtherPool: maker.once(() => tokenOfOtherPool(proof, maker)),
    ofOtherClient: maker.once(() => tokenOfOtherClient(proof, maker)),
    expired: maker.once(() => expiredToken(proof)),
  };
}

const serverSide = { ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH" as const] };

async function tokenOfOtherPool(
  { client, target, facts, secrets }: Proof,
  maker: TokenMaker,
): Promise<string> {
  const name = newName();
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: name }), deadline());
  const UserPoolId = UserPool?.Id ?? "";
  maker.atEnd(() => client.send(new DeleteUserPoolCommand({ UserPoolId }), deadline()));
  const other = new CreateUserPoolClientCommand({ UserPoolId, ClientName: name, ...serverSide });
  const { UserPoolClient } = await client.send(other, deadline());
  const user = { UserPoolId, Username: target.username };
  const Password = passwordFor(facts.passwordPolicy);
  secrets.add(Password);
  await client.send(new AdminCreateUserCommand({ ...user, MessageAction: "SUPPRESS" }), deadline());
  await client.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }), deadline());
  return signIn(client, UserPoolId, UserPoolClient?.ClientId ?? "", target.username, Password);
}

async function tokenOfOtherClient({ client, target, password }: Proof, maker: TokenMaker): Promise<string> {
  const { userPoolId: UserPoolId, username } = target;
  const name = newName();
  const other = new CreateUserPoolClientCommand({ UserPoolId, ClientName: name, ...serverSide });
  const { UserPoolClient } = await client.send(other, deadline());
  const ClientId = UserPoolClient?.ClientId ?? "";
  maker.atEnd(() => client.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }), deadline()));
  return signIn(client, UserPoolId, ClientId, username, password);
}

async function signIn(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  ClientId: string,
  username: string,
  password: string,
): Promise<string> {
  const AuthParameters = { USERNAME: username, PASSWORD: password };
  const AuthFlow = "ADMIN_USER_PASSWORD_AUTH";
  const command = new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters });
  const { AuthenticationResult } = await client.send(command, deadline());
  if (AuthenticationResult?.IdToken !== undefined) return AuthenticationResult.IdToken;
  throw new TokenUnavailable("the sign-in that would give such a token asks for more than a password");
}

/**
 * Waiting for a token to expire would take too long, so the app client is made to issue one that has expired, and
 * is then as it was. Amazon Cognito wouldn't, but then its tokens aren't tried here.
 */
async function expiredToken(proof: Proof): Promise<string> {
  const { client, target } = proof;
  const settings = await settingsOf(client, target.userPoolId, target.appClientId);
  const tokenLife = {
    IdTokenValidity: -600,
    TokenValidityUnits: { ...settings.TokenValidityUnits, IdToken: "seconds" as const },
  };
  try {
    const command = new UpdateUserPoolClientCommand({ ...settings, ...tokenLife });
    await client.send(beyondAws(command), deadline());
    const answer = await routeBy("serverSide", proof).signIn(target.username, proof.password);
    if (answer.kind === "tokens" && hasExpired(answer.tokens.idToken)) return answer.tokens.idToken;
    throw new TokenUnavailable("this endpoint gives no token that has expired already");
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidParameterException") {
      throw new TokenUnavailable("this endpoint gives no token that has expired already");
    }
    throw error;
  } finally {
    await client.send(new UpdateUserPoolClientCommand(settings), deadline());
  }
}

function hasExpired(token: string): boolean {
  const { exp } = claimsOf(token);
  return exp !== undefined && exp * 1_000 < Date.now();
}
