import {
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  DeleteResourceServerCommand,
  DeleteUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { ServiceClient } from "../oauth";
import { type Client, requestTokens } from "../oauth/tokenEndpoint";
import { deadline } from "../signIn/deadline";
import { claimsOf, withClaim } from "../signIn/idToken";
import { type Proof, tokensOf } from "../signIn/proof";
import { settingsOf } from "./clientSettings";
import type { BadServiceTokens } from "./subject";
import { newName, type TokenMaker, TokenUnavailable } from "./tokenMaker";

/**
 * Asks for a service's access token with a scope.
 *
 * @throws TokenUnavailable where the token endpoint refuses
 */
export async function serviceToken(
  { target, secrets }: Proof,
  { clientId, clientSecret }: Client,
  scope: string,
): Promise<string> {
  const form = { grant_type: "client_credentials", scope };
  const answer = await requestTokens(target.endpoint, { clientId, clientSecret }, form, secrets);
  if (answer.kind === "refused") {
    throw new TokenUnavailable(`the token endpoint answers HTTP ${answer.status}, "${answer.error}"`);
  }
  const { access_token: token } = answer.tokens;
  if (typeof token !== "string") {
    throw new TokenUnavailable("the token endpoint's answer has no access token");
  }
  return token;
}

/**
 * Makes the tokens with the test user, a service that has the scope, and what is made for it.
 *
 * @param maker deletes what was made
 */
export function badServiceTokensOf(
  proof: Proof,
  service: ServiceClient,
  scope: string,
  idToken: string,
  maker: TokenMaker,
): BadServiceTokens {
  return {
    tampered: maker.once(async () => {
      return withClaim(
        await serviceToken(proof, service, scope),
        "scope",
        `${scope} application-proof/other`,
      );
    }),
    withoutScope: maker.once(() => tokenWithoutScope(proof, service, scope, maker)),
    ofOtherService: maker.once(() => tokenOfOtherService(proof, scope, maker)),
    idToken: () => Promise.resolve(idToken),
    accessToken: () => Promise.resolve(tokensOf(proof).accessToken),
  };
}

/** The service gets the scope of another API instead of its own for that long: it may have no other one. */
async function tokenWithoutScope(
  proof: Proof,
  service: ServiceClient,
  scope: string,
  maker: TokenMaker,
): Promise<string> {
  const { client, target } = proof;
  const { userPoolId: UserPoolId } = target;
  const Identifier = newName();
  const Scopes = [{ ScopeName: "other", ScopeDescription: "The scope of another API" }];
  const create = new CreateResourceServerCommand({ UserPoolId, Identifier, Name: Identifier, Scopes });
  await client.send(create, deadline());
  maker.atEnd(() => client.send(new DeleteResourceServerCommand({ UserPoolId, Identifier }), deadline()));
  const other = `${Identifier}/other`;
  const settings = await settingsOf(client, UserPoolId, service.clientId);
  try {
    const change = new UpdateUserPoolClientCommand({ ...settings, AllowedOAuthScopes: [other] });
    await client.send(change, deadline());
    const token = await serviceToken(proof, service, other);
    if (claimsOf(token).scope === other) return token;
    throw new TokenUnavailable(`this endpoint gives a service no token without ${scope}`);
  } finally {
    await client.send(new UpdateUserPoolClientCommand(settings), deadline());
  }
}

async function tokenOfOtherService(proof: Proof, scope: string, maker: TokenMaker): Promise<string> {
  const { client, target, secrets } = proof;
  const { userPoolId: UserPoolId } = target;
  const create = new CreateUserPoolClientCommand({
    UserPoolId,
    ClientName: newName(),
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["client_credentials"],
    AllowedOAuthScopes: [scope],
  });
  const { UserPoolClient } = await client.send(create, deadline());
  const { ClientId = "", ClientSecret = "" } = UserPoolClient ?? {};
  secrets.add(ClientSecret);
  maker.atEnd(() => client.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }), deadline()));
  return serviceToken(proof, { clientId: ClientId, clientSecret: ClientSecret }, scope);
}
