import {
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "./cognitoUnderTest";
import { createDomain } from "./signInPages";

/** The answer to the request for tokens of a machine, for which it makes a client. */
export async function requestMachineTokens(cognito: CognitoUnderTest, UserPoolId: string): Promise<Response> {
  const { send, endpoint } = cognito;
  await createDomain(cognito, UserPoolId);
  const Scopes = [{ ScopeName: "read", ScopeDescription: "Read" }];
  await send(new CreateResourceServerCommand({ UserPoolId, Identifier: "shop", Name: "Shop", Scopes }));
  const { UserPoolClient } = await send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: "machine",
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthScopes: ["shop/read"],
    }),
  );
  const { ClientId = "", ClientSecret = "" } = UserPoolClient ?? {};
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: ClientId,
    client_secret: ClientSecret,
  });
  return fetch(`${endpoint}/oauth2/token`, { method: "POST", body });
}
