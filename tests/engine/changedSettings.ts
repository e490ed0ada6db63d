import assert from "node:assert/strict";
import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { automation } from "@pulumi/pulumi";
import { certificatesIn, type Place, recordsIn } from "./inventory";

/** What is deployed after the changes. */
interface Settings {
  readonly pool: cognito.UserPoolType;
  readonly client: cognito.UserPoolClientType;
  /** The further clients. */
  readonly clients: readonly cognito.UserPoolClientType[];
  readonly resourceServers: readonly cognito.ResourceServerType[];
  /** The custom domain; without properties where there is none. */
  readonly domain: cognito.DomainDescriptionType;
  /** The look of the client's pages; undefined where there is none. */
  readonly style: cognito.ManagedLoginBrandingType | undefined;
  /** The names and types of the records, without those that every zone has. */
  readonly records: readonly string[];
  /** The names of the certificates that the component has created. */
  readonly certificates: readonly string[];
}

async function settingsOf(outputs: automation.OutputMap, place: Place): Promise<Settings> {
  const UserPoolId = String(outputs["userPoolId"]?.value);
  const ClientId = String(outputs["appClientId"]?.value);
  const aws = createCognitoClient(place);
  const { UserPool: pool = {} } = await aws.send(new cognito.DescribeUserPoolCommand({ UserPoolId }));
  const clients = await clientsIn(UserPoolId, aws);
  const listServers = new cognito.ListResourceServersCommand({ UserPoolId, MaxResults: 50 });
  const { ResourceServers: resourceServers = [] } = await aws.send(listServers);
  const describeDomain = new cognito.DescribeUserPoolDomainCommand({ Domain: "login.example.com" });
  const { DomainDescription: domain = {} } = await aws.send(describeDomain);
  const style = await styleOf(UserPoolId, ClientId, aws);
  aws.destroy();
  return {
    pool,
    client: clients.find((one) => one.ClientId === ClientId) ?? {},
    clients: clients.filter((one) => one.ClientId !== ClientId),
    resourceServers,
    domain,
    style,
    records: await recordsIn(place),
    certificates: await certificatesIn(place),
  };
}

async function clientsIn(
  UserPoolId: string,
  aws: cognito.CognitoIdentityProviderClient,
): Promise<cognito.UserPoolClientType[]> {
  const { UserPoolClients = [] } = await aws.send(new cognito.ListUserPoolClientsCommand({ UserPoolId }));
  const described = UserPoolClients.map(({ ClientId }) =>
    aws.send(new cognito.DescribeUserPoolClientCommand({ UserPoolId, ClientId })),
  );
  return (await Promise.all(described)).map(({ UserPoolClient = {} }) => UserPoolClient);
}

async function styleOf(
  UserPoolId: string,
  ClientId: string,
  aws: cognito.CognitoIdentityProviderClient,
): Promise<cognito.ManagedLoginBrandingType | undefined> {
  const command = new cognito.DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId });
  try {
    return (await aws.send(command)).ManagedLoginBranding;
  } catch (error) {
    if (error instanceof cognito.ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Makes sure that AWS has what all the changes ask for. */
export async function assertChanged(outputs: automation.OutputMap, place: Place): Promise<void> {
  const settings = await settingsOf(outputs, place);
  const { pool, client, clients, resourceServers, domain, style, records, certificates } = settings;
  assertPool(pool);
  assertClient(client);
  assert.deepEqual(
    clients.map((one) => [one.AllowedOAuthFlows, one.AllowedOAuthScopes, one.ExplicitAuthFlows]),
    [[["client_credentials"], ["orders/read"], ["ALLOW_REFRESH_TOKEN_AUTH"]]],
  );
  assert.ok(clients[0]?.WriteAttributes?.includes("custom:level"));
  assert.deepEqual(
    resourceServers.map(({ Identifier, Name, Scopes }) => ({ Identifier, Name, Scopes })),
    [
      {
        Identifier: "orders",
        Name: "api",
        Scopes: [
          { ScopeName: "read", ScopeDescription: "Read orders" },
          { ScopeName: "write", ScopeDescription: "Change orders" },
        ],
      },
    ],
  );
  assert.equal(style?.UseCognitoProvidedValues, true);
  // The certificate is in this region, and the pool in another.
  assert.match(domain.CustomDomainConfig?.CertificateArn ?? "", /^arn:aws:acm:us-east-1:/);
  assert.deepEqual(certificates, ["login.example.com"]);
  assert.equal(domain.ManagedLoginVersion, 2);
  const target = String(outputs["domainAliasTarget"]?.value);
  assert.equal(records.length, 3);
  assert.match(records[0] ?? "", /^_[\w-]+\.login\.example\.com\. CNAME$/);
  assert.deepEqual(records.slice(1), [
    `login.example.com. A ${target}.`,
    `login.example.com. AAAA ${target}.`,
  ]);
  assert.equal(outputs["domainUrl"]?.value, "https://login.example.com");
}

function assertPool(pool: cognito.UserPoolType): void {
  // The AWS provider sends no false of a policy, so the local AWS reports none.
  assert.deepEqual(pool.Policies?.PasswordPolicy, {
    MinimumLength: 15,
    TemporaryPasswordValidityDays: 1,
    PasswordHistorySize: 3,
  });
  assert.deepEqual(pool.AdminCreateUserConfig, {
    InviteMessageTemplate: {
      EmailSubject: "Welcome",
      EmailMessage: "{username}: {####}",
      SMSMessage: "Your username is {username} and temporary password is {####}.",
    },
  });
  assert.equal(pool.VerificationMessageTemplate?.EmailSubject, "Code");
  assert.equal(pool.VerificationMessageTemplate.EmailMessage, "Code: {####}");
  assert.equal(pool.MfaConfiguration, "OFF");
  assert.equal(pool.UserPoolTier, "PLUS");
  assert.equal(pool.DeletionProtection, "INACTIVE");
  assert.equal(pool.Name, "shop");
  assert.deepEqual(pool.UsernameAttributes, ["email"]);
  assert.equal(pool.UserPoolTags?.["team"], "shop");
  assert.deepEqual([pool.Domain, pool.CustomDomain], ["store", "login.example.com"]);
}

function assertClient(client: cognito.UserPoolClientType): void {
  assert.equal(client.ClientName, "web");
  const flows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"];
  assert.deepEqual(client.ExplicitAuthFlows?.sort(), flows);
  const { AccessTokenValidity, IdTokenValidity, RefreshTokenValidity, TokenValidityUnits } = client;
  assert.deepEqual([AccessTokenValidity, IdTokenValidity, RefreshTokenValidity], [300, 1, 1]);
  assert.deepEqual(TokenValidityUnits, { AccessToken: "seconds", IdToken: "hours", RefreshToken: "days" });
  assert.equal(client.EnableTokenRevocation, false);
  assert.ok(client.ClientSecret);
  assert.equal(client.AllowedOAuthFlowsUserPoolClient, true);
  assert.deepEqual(client.AllowedOAuthFlows, ["implicit"]);
  assert.deepEqual(client.AllowedOAuthScopes?.sort(), ["openid", "orders/read"]);
  assert.deepEqual(client.CallbackURLs?.sort(), ["https://shop.example.com/", "myapp://signed-in"]);
  assert.deepEqual(client.LogoutURLs, ["https://shop.example.com/"]);
  assert.equal(client.DefaultRedirectURI, "https://shop.example.com/");
  assert.deepEqual(client.SupportedIdentityProviders, ["COGNITO"]);
  assert.deepEqual(client.ReadAttributes?.sort(), ["custom:level", "email"]);
  assert.deepEqual(client.WriteAttributes, ["email"]);
  assert.equal(client.AuthSessionValidity, 15);
  assert.equal(client.EnablePropagateAdditionalUserContextData, true);
}

/** Makes sure that AWS has nothing left of what the removals take away. */
export async function assertRemoved(outputs: automation.OutputMap, place: Place): Promise<void> {
  const { pool, client, ...others } = await settingsOf(outputs, place);
  assert.deepEqual([pool.Domain, pool.CustomDomain], [undefined, undefined]);
  assert.equal(client.AllowedOAuthFlowsUserPoolClient ?? false, false);
  for (const list of ["AllowedOAuthFlows", "AllowedOAuthScopes", "CallbackURLs", "LogoutURLs"] as const) {
    assert.deepEqual(client[list] ?? [], [], list);
  }
  assert.deepEqual(client.SupportedIdentityProviders ?? [], []);
  const none = { clients: [], resourceServers: [], domain: {}, style: undefined };
  assert.deepEqual(others, { ...none, records: [], certificates: [] });
}
