import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import {
  type CreateUserPoolClientCommandInput,
  DescribeUserPoolClientCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, password, refusalOf } from "../helpers/cognitoUnderTest";
import { api, assertHas, assertRefused, documented, guide, newAddress, type Subject } from "./check";
import { clientSettings } from "./settings";
import { sharedPool } from "./sharedPool";
import { claimsOf, refreshWith, tokensOf } from "./tokens";

type Settings = Partial<CreateUserPoolClientCommandInput>;

/** Some settings demand that the client has a secret. */
const secretClient: Settings = { ...clientSettings, GenerateSecret: true };

async function describe(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  ClientId: string,
): Promise<UserPoolClientType> {
  const { UserPoolClient } = await send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return UserPoolClient ?? assert.fail("There is no client.");
}

async function clientWith(cognito: CognitoUnderTest, settings: Settings): Promise<UserPoolClientType> {
  const UserPoolId = await sharedPool(cognito);
  return describe(cognito, UserPoolId, await cognito.createClient(UserPoolId, settings));
}

/** A client before an update that leaves everything out, and after it. */
async function updatedClient(cognito: CognitoUnderTest): Promise<UserPoolClientType[]> {
  const before = await clientWith(cognito, secretClient);
  const { UserPoolId = "", ClientId = "" } = before;
  await cognito.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId }));
  return [before, await describe(cognito, UserPoolId, ClientId)];
}

/** Makes a client of a pool with a user, `ada`. */
async function userWithClient(
  cognito: CognitoUnderTest,
  settings: Settings = {},
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const UserPoolId = await sharedPool(cognito);
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId, settings) };
}

export const appClients: Subject = {
  title: "App clients",
  checks: {
    "A client keeps all settings that it is created with": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const client = await clientWith(cognito, secretClient);
        assertHas(client, clientSettings);
        assert.notEqual(client.ClientSecret, undefined);
      },
    ),

    "A client keeps that its refresh tokens rotate": documented(
      api("RefreshTokenRotationType"),
      async (cognito) => {
        const settings: Settings = {
          ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
          RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 20 },
        };
        assertHas(await clientWith(cognito, settings), settings);
      },
    ),

    "Rotation and REFRESH_TOKEN_AUTH exclude one another": documented(
      guide("amazon-cognito-user-pools-using-the-refresh-token"),
      async ({ createPool, createClient }) => {
        const settings: Settings = {
          ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        };
        const UserPoolId = await createPool();
        await createClient(UserPoolId, settings);
        const rotating: Settings = { ...settings, RefreshTokenRotation: { Feature: "ENABLED" } };
        await assertRefused("InvalidParameterException", createClient(UserPoolId, rotating));
      },
    ),

    "An update removes URLs and scopes of OAuth if it leaves them out": documented(
      api("UpdateUserPoolClient"),
      async (cognito) => {
        const [, client] = await updatedClient(cognito);
        const names = ["CallbackURLs", "LogoutURLs", "AllowedOAuthFlows", "AllowedOAuthScopes"] as const;
        assert.deepEqual(
          names.flatMap((name) => client?.[name] ?? []),
          [],
        );
        assert.equal(client?.DefaultRedirectURI ?? "", "");
      },
    ),

    "An update sets the validity of tokens to its default if it leaves it out": documented(
      api("UpdateUserPoolClient"),
      async (cognito) => {
        const [, client] = await updatedClient(cognito);
        assert.deepEqual([client?.RefreshTokenValidity ?? 30, client?.AccessTokenValidity ?? 60], [30, 60]);
        assert.equal(client?.AuthSessionValidity ?? 3, 3);
      },
    ),

    "An update keeps the secret": documented(api("UpdateUserPoolClient"), async (cognito) => {
      const [before, after] = await updatedClient(cognito);
      assert.notEqual(before?.ClientSecret, undefined);
      assert.equal(after?.ClientSecret, before?.ClientSecret);
    }),

    "The clients of a pool are listed page by page": documented(
      api("ListUserPoolClients"),
      async ({ createPool, createClient, send }) => {
        const UserPoolId = await createPool();
        for (const ClientName of ["a", "b", "c"]) await createClient(UserPoolId, { ClientName });
        const names: (string | undefined)[] = [];
        let NextToken: string | undefined;
        do {
          const page = { UserPoolId, MaxResults: 2, ...(NextToken !== undefined && { NextToken }) };
          const answer = await send(new ListUserPoolClientsCommand(page));
          assert.ok((answer.UserPoolClients?.length ?? 0) <= 2);
          names.push(...(answer.UserPoolClients ?? []).map(({ ClientName }) => ClientName));
          NextToken = answer.NextToken;
        } while (NextToken !== undefined);
        assert.deepEqual(names.sort(), ["a", "b", "c"]);
      },
    ),

    "A client with a secret demands the user's hash": documented(
      guide("signing-up-users-in-your-app"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await userWithClient(cognito, { GenerateSecret: true });
        const { ClientSecret = "" } = await describe(cognito, UserPoolId, ClientId);
        const hash = createHmac("sha256", ClientSecret).update(`ada${ClientId}`).digest("base64");
        const signIn = (more: Record<string, string>): Promise<unknown> => {
          const AuthParameters = { USERNAME: "ada", PASSWORD: password, ...more };
          const command = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
          return cognito.send(new InitiateAuthCommand(command));
        };
        await assertRefused("NotAuthorizedException", signIn({}));
        await assertRefused("NotAuthorizedException", signIn({ SECRET_HASH: "AAAA" }));
        await signIn({ SECRET_HASH: hash });
      },
    ),

    "Another client can't use a refresh token": documented(
      guide("amazon-cognito-user-pools-using-the-refresh-token"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await userWithClient(cognito);
        const { refresh } = await tokensOf(cognito, ClientId);
        const other = await cognito.createClient(UserPoolId);
        await assertRefused("NotAuthorizedException", refreshWith(cognito, other, refresh));
      },
    ),

    "Tokens are valid as long as the client says": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const { ClientId } = await userWithClient(cognito, {
          AccessTokenValidity: 7,
          IdTokenValidity: 11,
          TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes" },
        });
        const { AuthenticationResult: result } = await cognito.signIn(ClientId);
        const seconds = [result?.AccessToken, result?.IdToken].map((token) => {
          const { exp, iat } = claimsOf(token ?? "");
          return Number(exp) - Number(iat);
        });
        assert.deepEqual([...seconds, result?.ExpiresIn], [420, 660, 420]);
      },
    ),

    "A client can't refer to an identity provider that the pool doesn't have": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        await clientWith(cognito, { SupportedIdentityProviders: ["COGNITO"] });
        const settings: Settings = { SupportedIdentityProviders: ["COGNITO", "Google"] };
        await assertRefused("InvalidParameterException", clientWith(cognito, settings));
      },
    ),

    "A client can't refer to a scope that no resource server has": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        await clientWith(cognito, secretClient);
        const AllowedOAuthScopes = ["openid", "shop/read"];
        const settings = { ...secretClient, AllowedOAuthScopes };
        await assertRefused("ScopeDoesNotExistException", clientWith(cognito, settings));
      },
    ),

    "A client's default redirect is one of its callbacks": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        await clientWith(cognito, secretClient);
        const DefaultRedirectURI = "https://other.example.com/callback";
        const settings = { ...secretClient, DefaultRedirectURI };
        await assertRefused("InvalidParameterException", clientWith(cognito, settings));
      },
    ),

    "A client that hides who exists answers an unknown user as a wrong password": documented(
      guide("cognito-user-pool-managing-errors"),
      async (cognito) => {
        const { ClientId } = await userWithClient(cognito, { PreventUserExistenceErrors: "ENABLED" });
        await cognito.signIn(ClientId);
        const wrongPassword = await refusalOf(cognito.signIn(ClientId, "ada", otherPassword));
        assert.match(wrongPassword, /^NotAuthorizedException:/);
        assert.equal(await refusalOf(cognito.signIn(ClientId, "nobody")), wrongPassword);
      },
    ),

    "A client that hides who exists appears to send a code to an unknown user": documented(
      guide("cognito-user-pool-managing-errors"),
      async (cognito) => {
        const { ClientId } = await userWithClient(cognito, { PreventUserExistenceErrors: "ENABLED" });
        const command = new ForgotPasswordCommand({ ClientId, Username: newAddress() });
        const { CodeDeliveryDetails } = await cognito.send(command);
        assert.notEqual(CodeDeliveryDetails?.Destination, undefined);
      },
    ),

    "A client that doesn't hide who exists says so": documented(
      guide("cognito-user-pool-managing-errors"),
      async (cognito) => {
        const { ClientId } = await userWithClient(cognito, { PreventUserExistenceErrors: "LEGACY" });
        await cognito.signIn(ClientId);
        await assertRefused("UserNotFoundException", cognito.signIn(ClientId, "nobody"));
      },
    ),
  },
};
