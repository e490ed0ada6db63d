import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { Page } from "playwright-core";
import {
  cognitoAt,
  type CognitoUnderTest,
  otherPassword,
  password,
} from "../../packages/local-aws/tests/helpers/cognitoUnderTest";
import { openServer, type RequestServer } from "../../packages/local-aws/tests/helpers/requestServer";
import {
  challengeOf,
  createRedirectClient,
  type Parameters,
  type RedirectClient,
} from "../../packages/local-aws/tests/helpers/signInPages";
import { useBrowser } from "./useBrowser";
import { type TokenOwner, verifyTokens } from "./verifyTokens";
import { guard } from "./watch";

const verifier = "a-verifier-that-only-the-application-knows";

describe("The local AWS's sign-in pages in a browser", () => {
  const { open } = useBrowser();
  let emulator: Emulator;
  let application: RequestServer;
  let cognito: CognitoUnderTest;
  /** The application, which is of another origin than the pages, and of another site. */
  let home: string;

  before(async () => {
    for (const secret of [password, otherPassword, `${password}-temporary`]) guard(secret);
    emulator = await startEmulator({ onProgress: () => undefined });
    cognito = cognitoAt(emulator.endpoint);
    application = await openServer((_request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8").end("<title>Shop</title>Shop");
    });
    home = application.endpoint.replace("127.0.0.1", "localhost");
  });

  after(async () => {
    // Nothing was started where the tests are skipped.
    const started: { readonly application?: RequestServer; readonly emulator?: Emulator } = {
      application,
      emulator,
    };
    await started.application?.close();
    await started.emulator?.stop();
  });

  function createClient(isTemporary = false): Promise<RedirectClient> {
    const addresses = { CallbackURLs: [`${home}/callback`], LogoutURLs: [`${home}/goodbye`] };
    return createRedirectClient(cognito, {
      client: addresses,
      attributes: { email: "ada@example.com" },
      isTemporary,
    });
  }

  function ownerOf({ UserPoolId: userPoolId, ClientId: appClientId }: RedirectClient): TokenOwner {
    return { endpoint: cognito.endpoint, userPoolId, appClientId, username: "ada" };
  }

  /** Leads a page of the application to where users sign in. */
  async function leave({ ClientId }: RedirectClient, others: Parameters = {}): Promise<Page> {
    const page = await open(`${home}/`);
    const query = new URLSearchParams({
      client_id: ClientId,
      response_type: "code",
      redirect_uri: `${home}/callback`,
      identity_provider: "COGNITO",
      state: "42",
      ...challengeOf(verifier),
      ...others,
    });
    await page.evaluate(`location.assign("${cognito.endpoint}/oauth2/authorize?${query.toString()}")`);
    await page.waitForURL(`${cognito.endpoint}/**`);
    return page;
  }

  /** Leads a page of the application to where the user signs in, and signs in. */
  async function leaveToSignIn(client: RedirectClient): Promise<Page> {
    const page = await leave(client);
    await page.getByLabel("Username").fill("ada");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    return page;
  }

  /** What the application gets for the code with which the browser has come back: the tokens, or why there are none. */
  async function exchangeIn(
    page: Page,
    { ClientId }: RedirectClient,
    others: Parameters = { code_verifier: verifier },
  ): Promise<Parameters> {
    await page.waitForURL(`${home}/callback?**`);
    const { searchParams } = new URL(page.url());
    assert.equal(searchParams.get("state"), "42");
    const form = {
      grant_type: "authorization_code",
      client_id: ClientId,
      redirect_uri: `${home}/callback`,
      code: searchParams.get("code") ?? "",
      ...others,
    };
    return page.evaluate(
      async ([endpoint, fields]) => {
        const body = new URLSearchParams(fields);
        const answer = await fetch(`${endpoint}/oauth2/token`, { method: "POST", body });
        return (await answer.json()) as Parameters;
      },
      [cognito.endpoint, form] as const,
    );
  }

  function tellIn(page: Page, token: string): Promise<unknown> {
    return page.evaluate(
      async ([endpoint, authorization]) => {
        const answer = await fetch(`${endpoint}/oauth2/userInfo`, { headers: { authorization } });
        return answer.status === 200 ? await answer.json() : answer.status;
      },
      [cognito.endpoint, `Bearer ${token}`] as const,
    );
  }

  it("sign a user in to an application of another origin, which gets tokens and asks who it is", async () => {
    const client = await createClient();
    const page = await leaveToSignIn(client);
    const { id_token = "", access_token = "" } = await exchangeIn(page, client);
    await verifyTokens(ownerOf(client), id_token, access_token);
    const told = (await tellIn(page, access_token)) as Parameters;
    assert.deepEqual([told["username"], told["email"]], ["ada", "ada@example.com"]);
  });

  it("send nobody to an address that isn't the application's", async () => {
    const client = await createClient();
    const page = await leave(client, { redirect_uri: `${home}/other` });
    assert.match(await page.locator("body").innerText(), /redirect_uri/);
    assert.equal(await page.getByLabel("Username").count(), 0);
    // So it isn't the page that lacks the field.
    assert.equal(await (await leave(client)).getByLabel("Username").count(), 1);
  });

  it("give tokens for a code once, to the application that asked for it and to no other", async () => {
    const client = await createClient();
    const page = await leaveToSignIn(client);
    for (const others of [
      {},
      { code_verifier: `${verifier}-of-another` },
      { code_verifier: verifier, redirect_uri: `${home}/other` },
    ]) {
      assert.equal((await exchangeIn(page, client, others))["error"], "invalid_grant");
    }
    // So it wasn't the code that was refused.
    const { id_token = "", access_token = "" } = await exchangeIn(page, client);
    await verifyTokens(ownerOf(client), id_token, access_token);
    assert.equal((await exchangeIn(page, client))["error"], "invalid_grant");
  });

  it("take a password of the user's own in place of a temporary one", async () => {
    const client = await createClient(true);
    const page = await leaveToSignIn(client);
    await page.getByLabel("New password", { exact: true }).fill(otherPassword);
    await page.getByLabel("Confirm new password").fill(otherPassword);
    await page.getByRole("button", { name: "Update password" }).click();
    const { id_token = "", access_token = "" } = await exchangeIn(page, client);
    await verifyTokens(ownerOf(client), id_token, access_token);
  });

  it("let the application revoke its tokens, and lead back to it after signing out", async () => {
    const client = await createClient();
    const page = await leaveToSignIn(client);
    const { access_token = "", refresh_token = "" } = await exchangeIn(page, client);
    const status = await page.evaluate(
      async ([endpoint, client_id, token]) => {
        const body = new URLSearchParams({ client_id, token });
        return (await fetch(`${endpoint}/oauth2/revoke`, { method: "POST", body })).status;
      },
      [cognito.endpoint, client.ClientId, refresh_token] as const,
    );
    assert.equal(status, 200);
    assert.equal(await tellIn(page, access_token), 401);
    const query = new URLSearchParams({ client_id: client.ClientId, logout_uri: `${home}/goodbye` });
    await page.evaluate(`location.assign("${cognito.endpoint}/logout?${query.toString()}")`);
    await page.waitForURL(`${home}/goodbye`);
  });
});
