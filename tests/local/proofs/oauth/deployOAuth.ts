import assert from "node:assert/strict";
import {
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateManagedLoginBrandingCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { saysThatOperationIsMissing } from "@cognito-auth/local-aws/provider/awsErrors";
import {
  type OAuthTarget,
  type PageUser,
  proveOAuth,
  type ServiceClient,
} from "../../../../local/proofs/oauth";
import { domainClaims } from "../../../../local/proofs/oauth/domainClaims";
import { redirectClaims } from "../../../../local/proofs/oauth/redirectClaims";
import { serviceClaims } from "../../../../local/proofs/oauth/serviceClaims";
import type { ProofResult, ProofTarget } from "../../../../local/proofs/signIn";
import { deploy, type Deviations, serverSideOnly } from "../signIn/deploySignIn";

/** What a test wants to be different from a deployment like that of `Pulumi.oauth.yaml`. */
export interface OAuthDeviations extends Deviations {
  readonly service?: Partial<CreateUserPoolClientCommandInput>;
  /** The domain's prefix; one of its own by default. */
  readonly prefix?: string;
  /** The version of the pages; 2 by default, which is managed login. */
  readonly pages?: 1 | 2;
  /** Whether the pool has a domain; it does by default. */
  readonly hasDomain?: boolean;
  /** Whether the pages have a style; they do by default. */
  readonly hasStyle?: boolean;
}

/** A deployment with a sign-in page and a service, and what is to be proved of it. */
export interface OAuthDeployment {
  readonly target: OAuthTarget;
  readonly user: PageUser;
}

export const password = "A-password-of-a-test-1";
const callbackUrls = ["http://localhost:5173/"];
const scopes = ["openid", "email", "profile"];

const codeFlow: Partial<CreateUserPoolClientCommandInput> = {
  ...serverSideOnly.appClient,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["code"],
  AllowedOAuthScopes: scopes,
  CallbackURLs: callbackUrls,
  LogoutURLs: callbackUrls,
  SupportedIdentityProviders: ["COGNITO"],
};

const machineToMachine: Partial<CreateUserPoolClientCommandInput> = {
  GenerateSecret: true,
  ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["client_credentials"],
  AllowedOAuthScopes: ["orders/read"],
};

let count = 0;

/** Creates a pool with a sign-in page and a service, as this project does, and a user with a password. */
export async function deployOAuth(
  endpoint: string,
  {
    appClient,
    service,
    prefix = `shop-${process.pid}-${count + 1}`,
    pages = 2,
    hasDomain = true,
    hasStyle = true,
    ...others
  }: OAuthDeviations = {},
): Promise<OAuthDeployment> {
  count += 1;
  const signIn = await deploy(endpoint, { ...others, appClient: { ...codeFlow, ...appClient } });
  const { userPoolId: UserPoolId, appClientId: ClientId } = signIn;
  const client = createCognitoClient(signIn);
  const domain = { UserPoolId, Domain: prefix, ManagedLoginVersion: pages };
  if (hasDomain) await client.send(new CreateUserPoolDomainCommand(domain));
  const style = { UserPoolId, ClientId, UseCognitoProvidedValues: true };
  if (hasStyle) {
    await client.send(new CreateManagedLoginBrandingCommand(style)).catch((error: unknown) => {
      // Without the rules, the endpoint has only the request.
      if (!saysThatOperationIsMissing(error)) throw error;
    });
  }
  const deployment = {
    target: {
      ...{
        endpoint,
        region: signIn.region,
        userPoolId: UserPoolId,
        issuer: signIn.issuer,
        appClientId: ClientId,
      },
      domain: { isElsewhere: false, prefix, custom: undefined, managedLoginVersion: 2 },
      clients: [
        {
          ...{
            key: undefined,
            clientId: ClientId,
            callbackUrls,
            logoutUrls: callbackUrls,
            scopes,
            code: true,
          },
          style: { UseCognitoProvidedValues: true },
        },
      ],
      services: [await createService(client, UserPoolId, service)],
      apiScopes: ["orders/read", "orders/write"],
    },
    user: await userWithPassword(client, signIn),
  };
  client.destroy();
  return deployment;
}

/** The target with another client in the same pool, whose users come back to this URL. */
export async function withOtherClient(
  target: OAuthTarget,
  key: string,
  callbackUrl: string,
): Promise<OAuthTarget> {
  const { userPoolId: UserPoolId } = target;
  const urls = [callbackUrl];
  const client = createCognitoClient(target);
  const settings = { ...codeFlow, CallbackURLs: urls, LogoutURLs: urls };
  const command = new CreateUserPoolClientCommand({ UserPoolId, ClientName: key, ...settings });
  const { UserPoolClient: { ClientId: clientId = "" } = {} } = await client.send(command);
  const style = { UserPoolId, ClientId: clientId, UseCognitoProvidedValues: true };
  await client.send(new CreateManagedLoginBrandingCommand(style));
  client.destroy();
  const others = target.clients.map((one) => ({
    ...one,
    ...{ key, clientId, callbackUrls: urls, logoutUrls: urls },
  }));
  return { ...target, clients: [...target.clients, ...others] };
}

async function createService(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  deviations: OAuthDeviations["service"],
): Promise<ServiceClient> {
  const Scopes = ["read", "write"].map((name) => ({ ScopeName: name, ScopeDescription: name }));
  const server = { UserPoolId, Identifier: "orders", Name: "orders", Scopes };
  await client.send(new CreateResourceServerCommand(server));
  const command = new CreateUserPoolClientCommand({
    UserPoolId,
    ClientName: "reports",
    ...machineToMachine,
    ...deviations,
  });
  const { UserPoolClient } = await client.send(command);
  return {
    key: "reports",
    clientId: UserPoolClient?.ClientId ?? "",
    clientSecret: UserPoolClient?.ClientSecret ?? "",
    scopes: ["orders/read"],
  };
}

async function userWithPassword(
  client: CognitoIdentityProviderClient,
  { userPoolId: UserPoolId, username }: ProofTarget,
): Promise<PageUser> {
  const user = { UserPoolId, Username: username };
  await client.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  const { UserAttributes = [] } = await client.send(new AdminGetUserCommand(user));
  const subject = UserAttributes.find(({ Name }) => Name === "sub")?.Value;
  return { username, password, subject };
}

/** The target, with other settings of the client than are deployed. */
export function withClient(
  target: OAuthTarget,
  changes: Partial<OAuthTarget["clients"][number]>,
): OAuthTarget {
  return { ...target, clients: target.clients.map((client) => ({ ...client, ...changes })) };
}

/** The results of a proof, with the titles of their groups. */
export async function prove(target: OAuthTarget, user: PageUser | string): Promise<ProofResult[]> {
  const results: ProofResult[] = [];
  const groups: string[] = [];
  await proveOAuth(target, user, {
    onGroup: (title) => groups.push(title),
    onResult: (result) => results.push(result),
  });
  assert.deepEqual([...new Set(results.map(({ group }) => group))], groups);
  return results;
}

/** Status, rules and detail of the claim of that name; undefined when it wasn't made. */
export function outcomeOf(
  { target }: OAuthDeployment,
  results: readonly ProofResult[],
  name: string,
): string | undefined {
  const sentence = claimsOf(target).find((claim) => claim.name === name)?.sentence;
  assert.ok(sentence, `there is no claim "${name}"`);
  const result = results.find(({ claim }) => claim === sentence);
  return result && [result.status, ...(result.rules ?? []), result.detail ?? []].flat().join(": ");
}

/** The names of the claims that failed. */
export function failuresAmong({ target }: OAuthDeployment, results: readonly ProofResult[]): string[] {
  const failed = new Set(results.filter(({ status }) => status === "failed").map(({ claim }) => claim));
  return claimsOf(target)
    .filter(({ sentence }) => failed.has(sentence))
    .map(({ name }) => name);
}

function claimsOf({ domain, services }: OAuthTarget): readonly { name: string; sentence: string }[] {
  return [
    ...(domain === undefined ? [] : domainClaims(domain)),
    ...redirectClaims,
    ...serviceClaims(services.map((service) => ({ ...service, described: nothing }))),
  ];
}

const nothing = { secret: undefined, callbackUrls: [], logoutUrls: [], flows: [], scopes: [] };
