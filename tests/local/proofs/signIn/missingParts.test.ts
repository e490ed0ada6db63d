import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import { CommandError } from "../../../../cli/errors";
import { type ProofResult, proveSignIn } from "../../../../local/proofs/signIn";
import { assertAnswering } from "../../../../local/proofs/signIn/lostEndpoint";
import {
  type Intercept,
  openProxy,
  refusal,
  throughProxy,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { type RequestServer, withServer } from "../../../../packages/local-aws/tests/helpers/requestServer";
import { deploy, type Deviations, failuresAmong, outcomeOf, prove, serverSideOnly } from "./deploySignIn";

const page = { status: 500, body: "<!doctype html><title>500 Internal Server Error</title>" };

// A proxy removes from this emulator what other emulators don't implement.
describe("The proof of sign-in, on an endpoint that lacks a part of Amazon Cognito,", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  async function proveThrough(
    intercept: Intercept,
    deviations: Deviations = serverSideOnly,
  ): Promise<ProofResult[]> {
    const target = await deploy(emulator.endpoint, deviations);
    return throughProxy(emulator.endpoint, intercept, (endpoint) => prove({ ...target, endpoint }));
  }

  /** Answers a sign-in by SRP with a number of so many digits. */
  function srpOf(digits: number): Intercept {
    const ChallengeParameters = {
      SALT: "5a17",
      SECRET_BLOCK: "any",
      SRP_B: "f".repeat(digits),
      USER_ID_FOR_SRP: "casey",
    };
    const body = JSON.stringify({
      ChallengeName: "PASSWORD_VERIFIER",
      Session: "a-session-of-a-stand-in",
      ChallengeParameters,
    });
    return ({ operation, body: sent }, forward) =>
      operation === "InitiateAuth" && sent.includes("USER_SRP_AUTH") ? { status: 200, body } : forward();
  }

  it("proves nothing by an SRP that is too short to be one, and signs in the other way", async () => {
    const results = await proveThrough(srpOf(699), {});
    const reason =
      "not proved: this endpoint answers an SRP_B of 699 hexadecimal digits; Amazon Cognito's has 768, " +
      "without it, no password can be verified";
    assert.equal(outcomeOf(results, "refusals, browser"), reason);
    assert.equal(outcomeOf(results, "temporary password, browser"), reason);
    assert.equal(outcomeOf(results, "ID token"), "proved");
    assert.deepEqual(failuresAmong(results), []);
  });

  it("tries an SRP that is long enough, and blames it for what goes wrong", async () => {
    const results = await proveThrough(srpOf(700), {});
    assert.equal(failuresAmong(results).includes("temporary password, browser"), true);
  });

  it("signs in the other way where there is no sign-in by SRP", async () => {
    const results = await proveThrough(
      ({ operation }, forward) => (operation === "InitiateAuth" ? refusal("InvalidAction", "") : forward()),
      {},
    );
    const reason = "not proved: the endpoint does not offer the operation";
    assert.equal(outcomeOf(results, "refusals, browser"), reason);
    assert.equal(outcomeOf(results, "new password"), "proved");
  });

  for (const [lacking, deviations] of [
    ["AdminInitiateAuth", serverSideOnly],
    ["AdminRespondToAuthChallenge", serverSideOnly],
    ["InitiateAuth", serverSideOnly],
    ["RespondToAuthChallenge", {}],
    ["AdminCreateUser", serverSideOnly],
    ["GetTokensFromRefreshToken", serverSideOnly],
    ["RevokeToken", serverSideOnly],
    ["DeleteUserPool", serverSideOnly],
  ] as const) {
    it(`doesn't blame the deployment for ${lacking} that is answered HTTP 501, as AWS's own emulator does`, async () => {
      const answer = { status: 501, body: '{"__type":"AnyException","message":"Not yet"}' };
      const results = await proveThrough(
        ({ operation }, forward) => (operation === lacking ? answer : forward()),
        deviations,
      );
      assert.deepEqual(failuresAmong(results), []);
      const reasons = results.map(({ detail }) => detail);
      assert.equal(reasons.includes("the endpoint does not offer the operation"), true);
    });
  }

  it("doesn't blame the deployment for an answer that every unknown operation gets", async () => {
    const lacking = new Set(["GetTokensFromRefreshToken", "NonexistentOperation"]);
    const results = await proveThrough(({ operation }, forward) =>
      lacking.has(operation) ? page : forward(),
    );
    const reason =
      "not proved: the endpoint answers HTTP 500, as it does to an operation that does not exist";
    assert.equal(outcomeOf(results, "refresh token"), reason);
    assert.equal(outcomeOf(results, "token revocation"), reason);
    assert.deepEqual(failuresAmong(results), []);
  });

  for (const [what, answer] of [
    ["in words of its own", refusal("UnknownOperationException", "")],
    ["with another status", { ...page, status: 404 }],
  ] as const) {
    it(`fails for a broken operation where unknown ones are answered ${what}`, async () => {
      const results = await proveThrough(({ operation }, forward) => {
        if (operation === "GetTokensFromRefreshToken") return page;
        return operation === "NonexistentOperation" ? answer : forward();
      });
      assert.deepEqual(failuresAmong(results), ["refresh token"]);
    });
  }

  it("doesn't blame an app client that hides which users exist for an endpoint that reveals them", async () => {
    const intercept: Intercept = ({ operation, body }, forward) =>
      operation === "AdminInitiateAuth" && body.includes("nobody-")
        ? refusal("UserNotFoundException", "User does not exist.")
        : forward();
    assert.equal(
      outcomeOf(await proveThrough(intercept), "refusals, server side"),
      'not proved: this endpoint answers an unknown user "UserNotFoundException: User does not exist."; ' +
        "Amazon Cognito answers as to a wrong password, because the app client hides who exists",
    );
    const legacyClient = { ...serverSideOnly.appClient, PreventUserExistenceErrors: "LEGACY" } as const;
    assert.deepEqual(failuresAmong(await proveThrough(intercept, { appClient: legacyClient })), [
      "refusals, server side",
    ]);
  });

  it("doesn't blame the deployment for an endpoint without aliases, but for any other refusal of one", async () => {
    const refuseAlias =
      (name: string): Intercept =>
      ({ operation, body }, forward) =>
        operation === "AdminInitiateAuth" && body.includes('"casey@example.com"')
          ? refusal(name, "No")
          : forward();
    assert.equal(
      outcomeOf(await proveThrough(ofAnotherKind(refuseAlias("UserNotFoundException"))), "email alias"),
      'not proved: this endpoint answers "UserNotFoundException: No"; Amazon Cognito lets the user in',
    );
    assert.equal(
      outcomeOf(await proveThrough(refuseAlias("NotAuthorizedException")), "email alias"),
      "failed: NotAuthorizedException: No",
    );
  });

  it("blames the deployment for an alias that doesn't sign in at the local AWS of this project", async () => {
    const results = await proveThrough(({ operation, body }, forward) =>
      operation === "AdminInitiateAuth" && body.includes('"casey@example.com"')
        ? refusal("UserNotFoundException", "No")
        : forward(),
    );
    assert.deepEqual(failuresAmong(results), ["email alias"]);
  });

  it("stops, and blames nothing on the deployment, where the endpoint goes during the proof", async () => {
    const target = await deploy(emulator.endpoint, serverSideOnly);
    const proxy: RequestServer = await openProxy(emulator.endpoint, async ({ operation }, forward) => {
      if (operation === "GetTokensFromRefreshToken") await proxy.close();
      return forward();
    });
    const reported: ProofResult[] = [];
    await assert.rejects(
      proveSignIn({ ...target, endpoint: proxy.endpoint }, (result) => reported.push(result)),
      isLost(proxy.endpoint),
    );
    assert.deepEqual(failuresAmong(reported), []);
    assert.equal(reported.at(-1)?.claim, "The email address signs in as well as the username.");
    assert.equal(reported.at(-1)?.status, "proved");
  });

  it("stops, and reports no claim, where the endpoint has gone before the first one", async () => {
    const target = await deploy(emulator.endpoint, serverSideOnly);
    const proxy = await openProxy(emulator.endpoint, (_request, forward) => forward());
    await proxy.close();
    const reported: ProofResult[] = [];
    await assert.rejects(
      proveSignIn({ ...target, endpoint: proxy.endpoint }, (result) => reported.push(result)),
      isLost(proxy.endpoint),
    );
    assert.deepEqual(reported, []);
  });
});

describe("An endpoint that is needed for a proof", () => {
  it("is there where it answers anything", () =>
    withServer(
      (_request, response) => response.writeHead(500).end(),
      (endpoint) => assertAnswering(endpoint),
    ));

  it("is lost where it hangs", () =>
    withServer(
      () => undefined,
      (endpoint) => assert.rejects(assertAnswering(endpoint, 20), isLost(endpoint)),
    ));
});

/** An emulator of other people's, which doesn't show its requests. */
function ofAnotherKind(intercept: Intercept): Intercept {
  return (request, forward) =>
    request.path.startsWith("/_local-aws/") ? { status: 404, body: "{}" } : intercept(request, forward);
}

function isLost(endpoint: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof CommandError);
    assert.equal(error.message, `${endpoint} stopped answering during the proof.`);
    assert.equal(error.fix, "run the command again; with --endpoint, start that endpoint first");
    return true;
  };
}
