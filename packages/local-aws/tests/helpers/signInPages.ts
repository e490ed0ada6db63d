import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
  CreateUserPoolDomainCommand,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password } from "./cognitoUnderTest";

/** An app client whose users sign in by redirect, in a pool with a domain and the user `ada`. */
export interface RedirectClient {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** Parameters of a request, by name. */
export type Parameters = Readonly<Record<string, string>>;

/** What a test needs of the settings of a pool and its client. */
export interface RedirectSettings {
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly client?: Partial<CreateUserPoolClientCommandInput>;
  readonly attributes?: Parameters;
  readonly isTemporary?: boolean;
}

/** The callback of the client. */
export const callback = "http://localhost:5173/callback";

/** A client with which users of the pool sign in by the authorization code flow. */
export const codeFlow = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["code"],
  AllowedOAuthScopes: ["openid", "email", "profile"],
  CallbackURLs: [callback],
  SupportedIdentityProviders: ["COGNITO"],
} satisfies Partial<CreateUserPoolClientCommandInput>;

let count = 0;

/** Gives a pool a domain that no other has, and resolves to its prefix. */
export async function createDomain(cognito: CognitoUnderTest, UserPoolId: string): Promise<string> {
  count += 1;
  const Domain = `shop-${process.pid}-${count}`;
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain }));
  return Domain;
}

/** Creates such a client, in a pool of its own. */
export async function createRedirectClient(
  cognito: CognitoUnderTest,
  { pool, client, attributes = {}, isTemporary = false }: RedirectSettings = {},
): Promise<RedirectClient> {
  const UserPoolId = await cognito.createPool(pool);
  await createDomain(cognito, UserPoolId);
  const ClientId = await cognito.createClient(UserPoolId, { ...codeFlow, ...client });
  await cognito.createUser(UserPoolId, { attributes, isTemporary });
  return { UserPoolId, ClientId };
}

/** Opens a page as a browser does, without following redirects. */
export function openPage({ endpoint }: CognitoUnderTest, path: string, query: Parameters): Promise<Response> {
  return fetch(`${endpoint}${path}?${new URLSearchParams(query).toString()}`, { redirect: "manual" });
}

/** Sends a form, without following redirects. Fields in a list can repeat. */
export function post(
  { endpoint }: CognitoUnderTest,
  path: string,
  form: Parameters | readonly [name: string, value: string][],
  headers: Parameters = {},
): Promise<Response> {
  const body = new URLSearchParams(form);
  return fetch(`${endpoint}${path}`, { method: "POST", headers, body, redirect: "manual" });
}

/** Asks for the sign-in page, in the authorization code flow. */
export function authorize(
  cognito: CognitoUnderTest,
  { ClientId }: RedirectClient,
  others: Parameters = {},
): Promise<Response> {
  const query = { client_id: ClientId, response_type: "code", redirect_uri: callback, ...others };
  return openPage(cognito, "/oauth2/authorize", query);
}

/** Fills in the form of a page, and submits it. */
export async function submit(
  cognito: CognitoUnderTest,
  page: Response,
  fields: Parameters,
): Promise<Response> {
  const html = await page.text();
  const [, action] = /<form method="POST" action="([^"]+)"/.exec(html) ?? [];
  if (action === undefined) return assert.fail(`It is no form: ${page.status} ${html}`);
  const hidden = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  const values = Object.fromEntries([...hidden].map(([, name = "", value = ""]) => [name, decoded(value)]));
  return post(cognito, action, { ...values, ...fields });
}

function decoded(html: string): string {
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}

/** Signs `ada` in on the page, and resolves to where that leads. */
export async function signInOnPage(
  cognito: CognitoUnderTest,
  client: RedirectClient,
  others: Parameters = {},
): Promise<Response> {
  const page = await authorize(cognito, client, others);
  return submit(cognito, page, { username: "ada", password });
}

/** Where an answer sends the browser: the address without its query, and the parameters in the query. */
export function redirectOf(answer: Response): { readonly address: string; readonly parameters: Parameters } {
  assert.equal(answer.status, 302);
  const { origin, pathname, searchParams } = new URL(answer.headers.get("location") ?? "");
  return { address: `${origin}${pathname}`, parameters: Object.fromEntries(searchParams) };
}

/** Signs `ada` in on the page, and resolves to the code that the application gets. */
export async function codeOf(
  cognito: CognitoUnderTest,
  client: RedirectClient,
  others: Parameters = {},
): Promise<string> {
  const { address, parameters } = redirectOf(await signInOnPage(cognito, client, others));
  assert.equal(address, callback);
  return parameters["code"] ?? assert.fail(`There is no code: ${JSON.stringify(parameters)}`);
}

/** Exchanges a code for tokens. */
export function exchange(
  cognito: CognitoUnderTest,
  { ClientId }: RedirectClient,
  code: string,
  others: Parameters = {},
): Promise<Response> {
  const form = { grant_type: "authorization_code", client_id: ClientId, redirect_uri: callback, code };
  return post(cognito, "/oauth2/token", { ...form, ...others });
}

/** Signs `ada` in on the page, and resolves to the tokens. */
export async function tokensOnPage(
  cognito: CognitoUnderTest,
  client: RedirectClient,
  others: Parameters = {},
): Promise<Parameters> {
  const answer = await exchange(cognito, client, await codeOf(cognito, client, others));
  const body = (await answer.json()) as Parameters;
  assert.equal(answer.status, 200, JSON.stringify(body));
  return body;
}

/** Asks for new tokens of a client, with a refresh token. */
export function refresh(
  cognito: CognitoUnderTest,
  client_id: string,
  refresh_token = "",
  others: Parameters = {},
): Promise<Response> {
  return post(cognito, "/oauth2/token", { grant_type: "refresh_token", client_id, refresh_token, ...others });
}

/** Asks who the user of an access token is. */
export function userInfo({ endpoint }: CognitoUnderTest, token: string | undefined): Promise<Response> {
  return fetch(`${endpoint}/oauth2/userInfo`, { headers: { authorization: `Bearer ${String(token)}` } });
}

/** The error of an answer of the endpoint for tokens, or of what tells of a user, with the status. */
export async function errorOf(answer: Response): Promise<[status: number, error: string | undefined]> {
  return [answer.status, ((await answer.json()) as Parameters)["error"]];
}

/** The parameters with which a client asks for a code that only it can exchange (PKCE). */
export function challengeOf(verifier: string): Parameters {
  const code_challenge = createHash("sha256").update(verifier).digest("base64url");
  return { code_challenge, code_challenge_method: "S256" };
}

/** The secret of a client. */
export async function secretOf(
  { send }: CognitoUnderTest,
  { UserPoolId, ClientId }: RedirectClient,
): Promise<string> {
  const { UserPoolClient } = await send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return UserPoolClient?.ClientSecret ?? assert.fail("The client has no secret.");
}
