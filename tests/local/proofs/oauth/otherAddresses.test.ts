import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type {
  Intercept,
  ProxiedAnswer,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import {
  deployOAuth,
  failuresAmong,
  type OAuthDeployment,
  outcomeOf,
  prove,
  withClient,
} from "./deployOAuth";
import { isAuthorize, outcomeWith, proveWith, queryOf, signInPage } from "./throughProxy";

const own = "http://localhost:5173/";
const elsewhere = "https://other.example.com/";

describe("The proof that users are sent to no other URLs than the client's", () => {
  let emulator: Emulator;
  let deployment: OAuthDeployment;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
    deployment = await deployOAuth(emulator.endpoint);
  });

  after(() => emulator.stop());

  /** The outcome of the claim about callback URLs where the endpoint answers so to one that isn't the client's. */
  function callbackOutcome(answer: ProxiedAnswer, to = elsewhere): Promise<string> {
    return outcomeWith(deployment, "other callback URLs", ({ path }, forward) =>
      isAuthorize(path) && queryOf(path).get("redirect_uri") === to ? answer : forward(),
    );
  }

  /** An endpoint that answers so to signing out with a URL. */
  function signingOut(answer: ProxiedAnswer, to: string): Intercept {
    return ({ path }, forward) =>
      path.startsWith("/logout?") && queryOf(path).get("logout_uri") === to ? answer : forward();
  }

  function taken(address: string): string {
    return `not proved: this endpoint takes ${address}; Amazon Cognito refuses a URL that the app client doesn't have`;
  }

  it("doesn't blame the deployment for callback URLs that any client may have", async () => {
    const answer = { status: 200, body: signInPage };
    for (const address of [`${own}other`, `${own}?other=1`, elsewhere]) {
      assert.equal(await callbackOutcome(answer, address), taken(address));
    }
  });

  it("notices every redirect, be it with a code, with an error or to a third address", async () => {
    for (const location of [
      `${elsewhere}?code=c0de&state=1`,
      `${elsewhere}?error=invalid_request`,
      "https://third.example.com/",
    ]) {
      assert.equal(await callbackOutcome({ status: 302, body: "", location }), taken(elsewhere), location);
    }
  });

  it("takes a failure, a missing page or one that says nothing for no refusal", async () => {
    for (const status of [500, 404, 200]) {
      assert.equal(
        await callbackOutcome({ status, body: "<p>Something</p>" }),
        `not proved: with ${elsewhere}: HTTP ${status}, "Something"`,
      );
    }
  });

  it("takes a page with a form for no refusal, whatever its status", async () => {
    assert.equal(await callbackOutcome({ status: 403, body: signInPage }), taken(elsewhere));
  });

  it("tries none of the URLs that the client has itself", async () => {
    const urls = [own, `${own}other`, elsewhere];
    const { target, user } = await deployOAuth(emulator.endpoint, {
      appClient: { CallbackURLs: urls, LogoutURLs: urls },
    });
    const results = await prove(withClient(target, { callbackUrls: urls, logoutUrls: urls }), user);
    for (const name of ["other callback URLs", "sign-out", "other logout URLs"]) {
      assert.equal(outcomeOf(deployment, results, name), "proved", name);
    }
  });

  it("doesn't blame the deployment for signing out that leads anywhere", async () => {
    for (const address of [`${own}other`, `${own}?other=1`, elsewhere]) {
      const answer = { status: 302, body: "", location: address };
      assert.equal(
        await outcomeWith(deployment, "other logout URLs", signingOut(answer, address)),
        taken(address),
      );
    }
  });

  it("takes a failure of signing out for no refusal", async () => {
    assert.equal(
      await outcomeWith(deployment, "other logout URLs", signingOut({ status: 500, body: "Oh" }, elsewhere)),
      `not proved: with ${elsewhere}: HTTP 500, "Oh"`,
    );
  });

  it("fails where signing out leads nowhere, and then says nothing of other URLs", async () => {
    const results = await proveWith(deployment, ({ path }, forward) =>
      path.startsWith("/logout?") ? { status: 200, body: "Signed out" } : forward(),
    );
    assert.deepEqual(failuresAmong(deployment, results), ["sign-out"]);
    assert.equal(
      outcomeOf(deployment, results, "other logout URLs"),
      "not proved: because this does not hold: Signing out leads back to the client's logout URLs.",
    );
  });

  it("proves nothing of signing out where there is none, for a client without logout URLs", async () => {
    assert.equal(
      await outcomeWith(
        { ...deployment, target: withClient(deployment.target, { logoutUrls: [] }) },
        "other logout URLs",
        ({ path }, forward) => (path.startsWith("/logout?") ? { status: 404, body: "Not found" } : forward()),
      ),
      `not proved: with ${elsewhere}: HTTP 404, "Not found"`,
    );
  });
});
