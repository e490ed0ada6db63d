import {
  CreateResourceServerCommand,
  type CreateUserPoolClientCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "./cognitoUnderTest";
import { createDomain, type Parameters, post, secretOf } from "./signInPages";

/**
 * Creates the client of a machine, which has the scope `shop/read` of two, in a pool with a domain.
 *
 * @returns what asks for its tokens, with changes of the request
 */
export async function createMachine(
  cognito: CognitoUnderTest,
  UserPoolId: string,
  settings: Partial<CreateUserPoolClientCommandInput> = {},
): Promise<(others?: Parameters) => Promise<Response>> {
  const Scopes = ["read", "write"].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }));
  const server = { UserPoolId, Identifier: "shop", Name: "Shop", Scopes };
  await cognito.send(new CreateResourceServerCommand(server));
  const ClientId = await cognito.createClient(UserPoolId, {
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["client_credentials"],
    AllowedOAuthScopes: ["shop/read"],
    ...settings,
  });
  const client_secret = await secretOf(cognito, { UserPoolId, ClientId });
  const form = { grant_type: "client_credentials", client_id: ClientId, client_secret };
  return (others) => post(cognito, "/oauth2/token", { ...form, ...others });
}

/** The answer to the request for tokens of a machine, in a pool that has no domain yet. */
export async function requestMachineTokens(cognito: CognitoUnderTest, UserPoolId: string): Promise<Response> {
  await createDomain(cognito, UserPoolId);
  const request = await createMachine(cognito, UserPoolId);
  return request();
}
