import assert from "node:assert/strict";
import {
  CreateManagedLoginBrandingCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, password } from "../helpers/cognitoUnderTest";
import { codeMailedTo, codeTextedTo, otherThan } from "../helpers/messages";
import { nextCode, oneTimeCode, wrongCode } from "../helpers/oneTimeCode";
import { byMail, byText, createVerifiedUser } from "../helpers/secondFactors";
import {
  authorize,
  callback,
  codeFlow,
  codeOf,
  createDomain,
  createRedirectClient,
  exchange,
  openPage,
  type Parameters,
  type RedirectClient,
  redirectOf,
  signInOnPage,
  submit,
} from "../helpers/signInPages";
import { api, documented, guide, type Subject } from "./check";

const endpoint = guide("authorization-endpoint");
const goodbye = "http://localhost:5173/goodbye";

/** The domain that a pool has. */
async function domainOf(
  { send }: CognitoUnderTest,
  { UserPoolId }: RedirectClient,
): Promise<{ readonly UserPoolId: string; readonly Domain: string }> {
  const { UserPool } = await send(new DescribeUserPoolCommand({ UserPoolId }));
  return { UserPoolId, Domain: UserPool?.Domain ?? assert.fail("There is no domain.") };
}

/** Asserts that a request is answered with an error for the application. */
async function assertError(
  cognito: CognitoUnderTest,
  client: RedirectClient,
  asked: Parameters,
  error: string,
): Promise<void> {
  const { address, parameters } = redirectOf(await authorize(cognito, client, { ...asked, state: "42" }));
  assert.deepEqual([address, parameters["error"], parameters["state"]], [callback, error, "42"]);
}

/** Asserts that a request shows no page for signing in, and leads nowhere. */
async function assertNoPage(answer: Response): Promise<void> {
  assert.ok(answer.status >= 400, `${answer.status}`);
  assert.doesNotMatch(await answer.text(), /<form/);
}

export const signInPages: Subject = {
  title: "Sign-in pages",
  checks: {
    "Signing in leads back to the application with a code": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      const answer = redirectOf(await signInOnPage(cognito, client, { state: "42" }));
      assert.deepEqual([answer.address, answer.parameters["state"]], [callback, "42"]);
      assert.equal((await exchange(cognito, client, answer.parameters["code"] ?? "")).status, 200);
    }),

    "A wrong password leads nowhere": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      const page = await authorize(cognito, client);
      const answer = await submit(cognito, page, { username: "ada", password: otherPassword });
      assert.notEqual(answer.status, 302);
      assert.equal((await submit(cognito, answer, { username: "ada", password })).status, 302);
    }),

    "A temporary password is replaced on the page, by one that the policy allows": documented(
      guide("managed-login-user-sign-in"),
      async (cognito) => {
        const client = await createRedirectClient(cognito, { isTemporary: true });
        const signIn = await signInOnPage(cognito, client);
        const choose = async (page: Response, chosen: string): Promise<Response> =>
          submit(cognito, page, { new_password: chosen, confirm_password: chosen });
        const weak = await choose(signIn, "password");
        assert.notEqual(weak.status, 302);
        const { parameters } = redirectOf(await choose(weak, otherPassword));
        assert.equal((await exchange(cognito, client, parameters["code"] ?? "")).status, 200);
        await cognito.signIn(client.ClientId, "ada", otherPassword);
      },
    ),

    "A required authenticator app is set up on the page, and asked for": documented(
      api("CreateUserPool"),
      async (cognito) => {
        const client = await createRedirectClient(cognito);
        await cognito.send(
          new SetUserPoolMfaConfigCommand({
            UserPoolId: client.UserPoolId,
            MfaConfiguration: "ON",
            SoftwareTokenMfaConfiguration: { Enabled: true },
          }),
        );
        const page = await signInOnPage(cognito, client);
        const [, secret = ""] = /<code>([A-Z2-7]+)<\/code>/.exec(await page.clone().text()) ?? [];
        assert.equal((await submit(cognito, page, { code: oneTimeCode(secret) })).status, 302);
        const next = await signInOnPage(cognito, client);
        const again = await submit(cognito, next, { code: wrongCode(secret) });
        assert.notEqual(again.status, 302);
        assert.equal((await submit(cognito, again, { code: nextCode(secret) })).status, 302);
      },
    ),

    "The code of a text message or a mail is asked for on the page": documented(
      guide("user-pool-settings-mfa-sms-email-message"),
      async (cognito) => {
        for (const factors of [byText, byMail]) {
          const user = await createVerifiedUser(cognito, { MfaConfiguration: "ON", ...factors });
          await createDomain(cognito, user.UserPoolId);
          const ClientId = await cognito.createClient(user.UserPoolId, codeFlow);
          const page = await signInOnPage(cognito, { ...user, ClientId });
          const sent =
            factors === byText ? codeTextedTo(cognito, user.phone_number) : codeMailedTo(cognito, user.email);
          const again = await submit(cognito, page, { code: otherThan(await sent) });
          assert.notEqual(again.status, 302);
          const { parameters } = redirectOf(await submit(cognito, again, { code: await sent }));
          assert.notEqual(parameters["code"], undefined);
        }
      },
    ),

    "COGNITO as identity provider is the user pool itself": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      await codeOf(cognito, client, { identity_provider: "COGNITO" });
    }),

    "The login endpoint shows the same page": documented(guide("login-endpoint"), async (cognito) => {
      const { ClientId } = await createRedirectClient(cognito);
      const query = { client_id: ClientId, response_type: "code", redirect_uri: callback };
      const page = await openPage(cognito, "/login", query);
      const answer = redirectOf(await submit(cognito, page, { username: "ada", password }));
      assert.notEqual(answer.parameters["code"], undefined);
    }),

    "Nothing leads to an address that the client doesn't have": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      for (const redirect_uri of [`${callback}/`, `${callback}?a=b`, "https://shop.example.com/"]) {
        await assertNoPage(await authorize(cognito, client, { redirect_uri }));
        const fields = { username: "ada", password, redirect_uri };
        const answer = await submit(cognito, await authorize(cognito, client), fields);
        assert.notEqual(answer.status, 302);
      }
    }),

    "The default redirect stands for one that is left out": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const settings = { CallbackURLs: [goodbye, callback], DefaultRedirectURI: callback };
        const client = await createRedirectClient(cognito, { client: settings });
        await codeOf(cognito, client, { redirect_uri: "" });
        const without = await createRedirectClient(cognito, {
          client: { ...settings, SupportedIdentityProviders: [] },
        });
        await assertNoPage(await authorize(cognito, without, { redirect_uri: "" }));
      },
    ),

    "A client can use only flows that it allows": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      await assertError(cognito, client, { response_type: "token" }, "unauthorized_client");
      await assertError(cognito, client, { response_type: "" }, "invalid_request");
      const off = { ...codeFlow, AllowedOAuthFlowsUserPoolClient: false };
      const ClientId = await cognito.createClient(client.UserPoolId, off);
      await assertError(cognito, { ...client, ClientId }, {}, "unauthorized_client");
    }),

    "A client gets only scopes that it has": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      const asked = { scope: "openid phone", state: "42" };
      const { address, parameters } = redirectOf(await authorize(cognito, client, asked));
      assert.deepEqual([address, parameters["state"]], [callback, "42"]);
      assert.ok(Object.values(parameters).includes("invalid_scope"));
    }),

    "Scopes of users' attributes come only with openid": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      assert.equal((await authorize(cognito, client, { scope: "openid email" })).status, 200);
      assert.equal(redirectOf(await authorize(cognito, client, { scope: "email" })).address, callback);
    }),

    "PKCE has the method S256 only": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      for (const asked of [
        { code_challenge: "challenge" },
        { code_challenge: "challenge", code_challenge_method: "plain" },
        { code_challenge_method: "S256" },
      ]) {
        await assertError(cognito, client, asked, "invalid_request");
      }
    }),

    "A client without the pool as identity provider shows no form": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const client = await createRedirectClient(cognito, { client: { SupportedIdentityProviders: [] } });
        await assertNoPage(await authorize(cognito, client));
        const ClientId = await cognito.createClient(client.UserPoolId, codeFlow);
        assert.equal((await authorize(cognito, { ...client, ClientId })).status, 200);
      },
    ),

    "A pool without a domain has no pages": documented(api("DeleteUserPoolDomain"), async (cognito) => {
      const client = await createRedirectClient(cognito);
      assert.equal((await authorize(cognito, client)).status, 200);
      await cognito.send(new DeleteUserPoolDomainCommand(await domainOf(cognito, client)));
      await assertNoPage(await authorize(cognito, client));
    }),

    "Managed login shows pages only to a client with a style": documented(
      api("DeleteManagedLoginBranding"),
      async (cognito) => {
        const client = await createRedirectClient(cognito);
        const managed = { ...(await domainOf(cognito, client)), ManagedLoginVersion: 2 };
        await cognito.send(new UpdateUserPoolDomainCommand(managed));
        await assertNoPage(await authorize(cognito, client));
        const style = { ...client, UseCognitoProvidedValues: true };
        await cognito.send(new CreateManagedLoginBrandingCommand(style));
        await codeOf(cognito, client);
      },
    ),

    "Signing out leads only to addresses that the client has": documented(
      guide("logout-endpoint"),
      async (cognito) => {
        const client = await createRedirectClient(cognito, { client: { LogoutURLs: [goodbye] } });
        const without = await cognito.createClient(client.UserPoolId, codeFlow);
        const leave = (client_id: string, logout_uri: string): Promise<Response> =>
          openPage(cognito, "/logout", { client_id, logout_uri });
        assert.equal(redirectOf(await leave(client.ClientId, goodbye)).address, goodbye);
        await assertNoPage(await leave(client.ClientId, callback));
        await assertNoPage(await leave(without, goodbye));
      },
    ),

    "Signing out can lead to another sign-in": documented(guide("logout-endpoint"), async (cognito) => {
      const { ClientId } = await createRedirectClient(cognito);
      const query = { client_id: ClientId, response_type: "code", redirect_uri: callback };
      const answer = await openPage(cognito, "/logout", query);
      assert.equal(answer.status, 302);
      const page = await fetch(new URL(answer.headers.get("location") ?? "", cognito.endpoint));
      assert.equal((await submit(cognito, page, { username: "ada", password })).status, 302);
    }),
  },
};
