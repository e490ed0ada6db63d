import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import {
  type Intercept,
  type ProxiedAnswer,
  refusal,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { deployOAuth, failuresAmong, type OAuthDeployment, outcomeOf } from "./deployOAuth";
import { isAuthorize, outcomeWith, proveWith, queryOf, signInPage } from "./throughProxy";

const tokens = JSON.stringify({ access_token: "a.b.c", token_type: "Bearer" });

// A proxy does what the emulator doesn't.
describe("The proof of sign-in pages and services, on an endpoint that isn't like Amazon Cognito,", () => {
  let emulator: Emulator;
  let deployment: OAuthDeployment;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
    deployment = await deployOAuth(emulator.endpoint);
  });

  after(() => emulator.stop());

  it("doesn't blame the deployment for scopes that any client may ask for", async () => {
    assert.equal(
      await outcomeWith(deployment, "other scopes", ({ path }, forward) =>
        isAuthorize(path) && queryOf(path).get("scope")?.includes("orders/read") === true
          ? { status: 200, body: signInPage }
          : forward(),
      ),
      "not proved: this endpoint takes orders/read; Amazon Cognito refuses a scope that the app client doesn't have",
    );
  });

  it("doesn't prove that scopes are refused where something else is, or users are sent elsewhere", async () => {
    const [callbackUrl = ""] = deployment.target.clients[0]?.callbackUrls ?? [];
    const outcomeAt = async (location: string): Promise<string | undefined> => {
      const results = await proveWith(deployment, ({ path }, forward) =>
        isAuthorize(path) && queryOf(path).get("scope")?.includes("orders/read") === true
          ? { status: 302, body: "", location }
          : forward(),
      );
      return outcomeOf(deployment, results, "other scopes");
    };
    for (const location of [
      `${callbackUrl}?error=server_error`,
      "https://other.example.com/?error=invalid_scope",
    ]) {
      assert.equal(await outcomeAt(location), `failed: the browser is sent to ${location}`);
    }
    assert.equal(await outcomeAt(`${callbackUrl}?error=invalid_scope&state=1`), "proved");
  });

  it("doesn't prove PKCE where a code gives tokens without a verifier, or with any", async () => {
    const isExchange = (body: string): boolean => body.includes("grant_type=authorization_code");
    assert.equal(
      await outcomeWith(deployment, "verifier", ({ body }, forward) =>
        isExchange(body) && !body.includes("code_verifier") ? { status: 200, body: tokens } : forward(),
      ),
      "not proved: a code without its verifier gives tokens",
    );
    let own: string | null = null;
    assert.equal(
      await outcomeWith(deployment, "verifier", ({ body }, forward) => {
        const verifier = new URLSearchParams(body).get("code_verifier");
        if (!isExchange(body) || verifier === null) return forward();
        own ??= verifier;
        return verifier === own ? forward() : { status: 200, body: tokens };
      }),
      "not proved: a code with another verifier gives tokens",
    );
    assert.equal(
      await outcomeWith(deployment, "verifier", ({ body }, forward) =>
        body.includes("redirect_uri=https%3A%2F%2Fother.example.com")
          ? { status: 200, body: tokens }
          : forward(),
      ),
      "not proved: a code with another callback URL gives tokens",
    );
  });

  it("doesn't prove that codes are used once where they aren't, nor by a failure of the service", async () => {
    const secondTime = (answer: ProxiedAnswer): Intercept => {
      const seen = new Set<string | null>();
      return ({ body }, forward) => {
        const code = new URLSearchParams(body).get("code");
        if (code === null || !seen.has(code)) {
          seen.add(code);
          return forward();
        }
        return answer;
      };
    };
    assert.equal(
      await outcomeWith(deployment, "used code", secondTime({ status: 200, body: tokens })),
      "not proved: a used code gives tokens",
    );
    assert.equal(
      await outcomeWith(
        deployment,
        "used code",
        secondTime({ status: 500, body: '{"error":"server_error"}' }),
      ),
      'not proved: a used code is answered HTTP 500, "server_error"',
    );
  });

  it("doesn't blame the deployment for tokens that any service gets", async () => {
    const givesTokens =
      (isGiven: (form: URLSearchParams) => boolean): Intercept =>
      ({ path, body }, forward) =>
        path === "/oauth2/token" && isGiven(new URLSearchParams(body))
          ? { status: 200, body: tokens }
          : forward();
    assert.equal(
      await outcomeWith(
        deployment,
        "other scopes of reports",
        givesTokens((form) => form.get("scope") === "orders/write"),
      ),
      "not proved: this endpoint gives orders/write; Amazon Cognito gives no scope that the app client doesn't have",
    );
    const isOfService = (form: URLSearchParams): boolean =>
      form.get("grant_type") === "client_credentials" &&
      form.get("client_id") !== deployment.target.appClientId;
    assert.equal(
      await outcomeWith(
        deployment,
        "secret of reports",
        givesTokens((form) => isOfService(form) && !form.has("scope")),
      ),
      "not proved: a wrong secret gives tokens",
    );
    assert.equal(
      await outcomeWith(
        deployment,
        "client of users",
        givesTokens((form) => form.get("grant_type") === "client_credentials" && !isOfService(form)),
      ),
      "not proved: this endpoint gives it one; Amazon Cognito doesn't, because the app client doesn't allow that",
    );
  });

  it("fails for a client of users that allows what services do", async () => {
    const { appClientId } = deployment.target;
    const results = await proveWith(deployment, async ({ operation, path, body }, forward) => {
      const form = new URLSearchParams(body);
      if (path === "/oauth2/token" && form.get("grant_type") === "client_credentials") {
        return form.get("client_id") === appClientId ? { status: 200, body: tokens } : forward();
      }
      const answer = await forward();
      return operation === "DescribeUserPoolClient"
        ? { ...answer, body: answer.body.replace('["code"]', '["code", "client_credentials"]') }
        : answer;
    });
    assert.deepEqual(failuresAmong(deployment, results), ["client of users"]);
    assert.equal(outcomeOf(deployment, results, "client of users"), "failed: it gives tokens");
  });

  it("fails for a service that also gets a token of a user", async () => {
    const results = await proveWith(deployment, ({ path, body }, forward) =>
      path === "/oauth2/token" && body.includes("scope=orders%2Fread")
        ? { status: 200, body: JSON.stringify({ access_token: "a.b.c", refresh_token: "d" }) }
        : forward(),
    );
    assert.equal(
      outcomeOf(deployment, results, "token of reports"),
      "failed: there is a token for users, too: refresh_token",
    );
  });

  it("fails for a sign-in that loses its state or its nonce", async () => {
    const withoutState = await proveWith(deployment, async ({ path }, forward) => {
      const answer = await forward();
      return path === "/login"
        ? { ...answer, location: answer.location?.replace(/&state=[^&]*/, "") }
        : answer;
    });
    assert.equal(
      outcomeOf(deployment, withoutState, "code"),
      "failed: the browser comes back without the state",
    );
    const withoutNonce = await proveWith(deployment, ({ path, body }, forward) =>
      forward(path === "/login" ? body.replace(/&nonce=[^&]*/, "&nonce=another") : body),
    );
    assert.deepEqual(failuresAmong(deployment, withoutNonce), ["ID token"]);
    assert.match(
      outcomeOf(deployment, withoutNonce, "ID token") ?? "",
      /^failed: its claim "nonce" is "another" instead of /,
    );
  });

  it("fails for a code that comes back elsewhere", async () => {
    const results = await proveWith(deployment, async ({ path }, forward) => {
      const answer = await forward();
      return path === "/login"
        ? { ...answer, location: answer.location?.replace("localhost:5173", "localhost:5174") }
        : answer;
    });
    assert.match(
      outcomeOf(deployment, results, "code") ?? "",
      /^failed: the browser is sent to http:\/\/localhost:5174\/\?code=\[secret\]&state=/,
    );
  });

  it("fails for tokens with other scopes than were asked for", async () => {
    const results = await proveWith(deployment, ({ path, body }, forward) =>
      forward(path === "/login" ? body.replace(/scope=[^&]*/, "scope=openid") : body),
    );
    assert.deepEqual(failuresAmong(deployment, results), ["scopes"]);
    assert.equal(
      outcomeOf(deployment, results, "scopes"),
      'failed: its scopes are "openid" instead of "openid email profile"',
    );
  });

  it("proves nothing where there are no pages", async () => {
    const results = await proveWith(deployment, ({ path }, forward) =>
      path.startsWith("/oauth2/") ? { status: 404, body: "Not found" } : forward(),
    );
    assert.deepEqual(failuresAmong(deployment, results), []);
    assert.equal(outcomeOf(deployment, results, "code"), "not proved: this endpoint has no sign-in pages");
    assert.equal(
      outcomeOf(deployment, results, "token of reports"),
      "not proved: this endpoint has no /oauth2/token",
    );
  });

  it("proves nothing where it can't know how the client is set up", async () => {
    const results = await proveWith(deployment, ({ operation }, forward) =>
      operation === "DescribeUserPoolClient" ? refusal("UnknownOperationException", "") : forward(),
    );
    assert.deepEqual(
      results.slice(1).map(({ group = "", status, claim, detail = "" }) => [group, status, claim, detail]),
      [
        ["Sign-in page", "The main app client is there."],
        ["Services", 'The app client "reports" is there.'],
        ["Services", "The main app client is there."],
      ].map(([group, claim]) => [group, "not proved", claim, "the endpoint does not offer the operation"]),
    );
  });

  it("never shows a secret, even where the service repeats it", async () => {
    const seen: string[] = [deployment.user.password, deployment.target.services[0]?.clientSecret ?? ""];
    const results = await proveWith(deployment, async ({ path, body }, forward) => {
      const answer = await forward();
      if (path !== "/oauth2/token" || answer.status !== 200) return answer;
      const form = new URLSearchParams(body);
      const code = form.get("code") ?? "no code";
      seen.push(code);
      const { access_token: token } = JSON.parse(answer.body) as { access_token: string };
      seen.push(token);
      return { status: 400, body: JSON.stringify({ error: `I don't like ${code}` }) };
    });
    assert.equal(
      outcomeOf(deployment, results, "code"),
      `failed: the code is answered HTTP 400, "I don't like [secret]"`,
    );
    const shown = JSON.stringify(results);
    assert.deepEqual(
      seen.filter((secret) => secret !== "no code" && shown.includes(secret)),
      [],
    );
  });
});
