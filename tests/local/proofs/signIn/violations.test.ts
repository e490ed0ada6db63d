import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { ProofResult, ProofTarget } from "../../../../local/proofs/signIn";
import {
  type Intercept,
  type ProxiedAnswer,
  refusal,
  throughProxy,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import {
  deploy,
  type Deviations,
  failuresAmong,
  outcomeOf,
  prove,
  serverSideOnly,
  withFactors,
} from "./deploySignIn";

describe("The proof of sign-in, where something is wrong,", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  /** Deploys, overrides the proof's target, and proves through a proxy that changes what it sees. */
  async function proveWith(
    intercept: Intercept,
    deviations: Deviations = serverSideOnly,
    overrides: Partial<ProofTarget> = {},
  ): Promise<ProofResult[]> {
    const target = { ...(await deploy(emulator.endpoint, deviations)), ...overrides };
    return throughProxy(emulator.endpoint, intercept, (endpoint) => prove({ ...target, endpoint }));
  }

  it("fails for a pool whose temporary passwords are valid for longer than the stack asks for", async () => {
    const target = await deploy(emulator.endpoint, serverSideOnly);
    const results = await prove({ ...target, temporaryPasswordDays: 6 });
    assert.deepEqual(failuresAmong(results), ["temporary password's validity"]);
    assert.equal(
      outcomeOf(results, "temporary password's validity"),
      'failed: CreateUserPool doesn\'t ask for {"Policies":{"PasswordPolicy":{"TemporaryPasswordValidityDays":6}}}',
    );
  });

  it("fails for an app client that reveals which users exist", async () => {
    const results = await prove(
      await deploy(emulator.endpoint, { appClient: { PreventUserExistenceErrors: "LEGACY" } }),
    );
    assert.deepEqual(failuresAmong(results), ["refusals, server side", "refusals, browser"]);
    assert.equal(
      outcomeOf(results, "refusals, browser"),
      'failed: a wrong password is answered "NotAuthorizedException: Incorrect username or password.", ' +
        'an unknown user "UserNotFoundException: User does not exist."',
    );
  });

  it("fails for a service that lets a wrong password in", async () => {
    const answer = JSON.stringify({
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session: "a-session-of-a-stand-in",
    });
    const results = await proveWith(({ operation }, forward) =>
      operation === "AdminInitiateAuth" ? { status: 200, body: answer } : forward(),
    );
    assert.equal(outcomeOf(results, "refusals, server side"), "failed: a wrong password was let in");
  });

  it("doesn't mistake a failure of the service for a refusal", async () => {
    const results = await proveWith(({ operation }, forward) =>
      operation === "AdminInitiateAuth" ? refusal("InvalidLambdaResponseException", "No answer") : forward(),
    );
    assert.equal(
      outcomeOf(results, "refusals, server side"),
      'failed: both are answered "InvalidLambdaResponseException: No answer"',
    );
  });

  it("fails for a temporary password that isn't the user's, and tries nothing that rests on it", async () => {
    const target = await deploy(emulator.endpoint);
    const results = await prove({ ...target, initialPassword: "Not-the-users-password-1" });
    assert.deepEqual(failuresAmong(results), [
      "temporary password, server side",
      "temporary password, browser",
      "invitation's recipient",
    ]);
    const because =
      "not proved: because this does not hold: A browser's sign-in (SRP) accepts the temporary password and demands a new one.";
    for (const name of ["password policy", "new password", "ID token", "spent password"]) {
      assert.equal(
        outcomeOf(results, name)?.startsWith("not proved: because this does not hold: "),
        true,
        name,
      );
    }
    assert.equal(outcomeOf(results, "new password"), because);
  });

  it("fails for a temporary password that gives tokens, and goes on doing so", async () => {
    const target = await deploy(emulator.endpoint);
    const answer = JSON.stringify({ AuthenticationResult: { IdToken: "a.b.c", AccessToken: "a.b.c" } });
    const results = await throughProxy(
      emulator.endpoint,
      ({ operation, body }, forward) =>
        operation === "AdminInitiateAuth" && body.includes(target.initialPassword)
          ? { status: 200, body: answer }
          : forward(),
      (endpoint) => prove({ ...target, endpoint }),
    );
    assert.equal(outcomeOf(results, "temporary password, server side"), "failed: it gives tokens at once");
    assert.equal(outcomeOf(results, "spent password"), "failed: it still lets the user in");
  });

  it("fails for an email address that isn't the user's", async () => {
    const target = await deploy(emulator.endpoint, serverSideOnly);
    const results = await prove({ ...target, email: "robin@example.com" });
    assert.deepEqual(failuresAmong(results), ["invitation's recipient", "ID token", "email alias"]);
    assert.equal(outcomeOf(results, "invitation's recipient"), "failed: it went to casey@example.com");
    assert.equal(
      outcomeOf(results, "ID token"),
      'failed: its claim "email" is "casey@example.com" instead of "robin@example.com"',
    );
  });

  it("fails for an email address that isn't verified", async () => {
    const UserAttributes = [{ Name: "email", Value: "casey@example.com" }];
    const results = await prove(
      await deploy(emulator.endpoint, { ...serverSideOnly, user: { UserAttributes } }),
    );
    assert.deepEqual(failuresAmong(results), ["email alias"]);
  });

  it("fails for an invitation that went to the phone, too", async () => {
    const UserAttributes = [
      { Name: "email", Value: "casey@example.com" },
      { Name: "email_verified", Value: "true" },
      { Name: "phone_number", Value: "+12065550100" },
    ];
    const { SmsConfiguration } = withFactors.pool;
    const outcomes: (string | undefined)[] = [];
    for (const DesiredDeliveryMediums of [["EMAIL"], ["EMAIL", "SMS"]] as const) {
      const user = { UserAttributes, DesiredDeliveryMediums: [...DesiredDeliveryMediums] };
      const deviations = { ...serverSideOnly, pool: { SmsConfiguration }, user };
      const results = await prove(await deploy(emulator.endpoint, deviations));
      outcomes.push(outcomeOf(results, "no text message"));
    }
    assert.deepEqual(outcomes, [
      "proved by a rule: mediums of invitations",
      "failed: the temporary password was sent to +12065550100",
    ]);
  });

  it("fails for an invitation that was sent although none should be", async () => {
    const target = await deploy(emulator.endpoint, serverSideOnly);
    const results = await prove({ ...target, invitation: "none" });
    assert.deepEqual(failuresAmong(results), ["no invitation"]);
    assert.equal(outcomeOf(results, "no invitation"), "failed: one was sent to casey@example.com");
  });

  it("fails for an invitation that wasn't sent although one should be", async () => {
    const target = await deploy(emulator.endpoint, {
      ...serverSideOnly,
      user: { MessageAction: "SUPPRESS" },
    });
    const results = await prove({ ...target, invitation: "email" });
    assert.deepEqual(failuresAmong(results), ["invitation's recipient"]);
    assert.match(outcomeOf(results, "invitation's use") ?? "", /^not proved: because this does not hold: /);
  });

  it("fails for an invitation that went to somebody else too", async () => {
    const results = await proveWith(async ({ path }, forward) => {
      const answer = await forward();
      return path.startsWith("/_ministack/ses/")
        ? {
            ...answer,
            body: answer.body.replaceAll('"casey@example.com"', '"casey@example.com", "eve@example.com"'),
          }
        : answer;
    });
    assert.deepEqual(failuresAmong(results), ["invitation's recipient"]);
    assert.equal(outcomeOf(results, "invitation's recipient"), "failed: it went to eve@example.com");
  });

  it("proves nothing about emails that the endpoint doesn't show", async () => {
    const results = await proveWith(({ path }, forward) =>
      path.startsWith("/_ministack/") ? { status: 404, body: "{}" } : forward(),
    );
    const reason = "not proved: the endpoint does not show the emails it sends";
    assert.equal(outcomeOf(results, "invitation's recipient"), reason);
    assert.equal(outcomeOf(results, "invitation's content"), reason);
    assert.equal(outcomeOf(results, "invitation's use"), reason);
    assert.deepEqual(failuresAmong(results), []);
  });

  it("fails for a key server that publishes another key", async () => {
    const other = await deploy(emulator.endpoint);
    const results = await proveWith(({ path }, forward) =>
      path.endsWith("/jwks.json")
        ? passOnAnswer(`${emulator.endpoint}/${other.userPoolId}/.well-known/jwks.json`)
        : forward(),
    );
    assert.deepEqual(failuresAmong(results), ["ID token"]);
    assert.match(outcomeOf(results, "ID token") ?? "", /^failed: JWK for kid .* not found in the JWKS$/);
    assert.match(outcomeOf(results, "tampered ID token") ?? "", /^not proved: because this does not hold: /);
  });

  it("fails for a key server that publishes another key under the same name", async () => {
    const other = await deploy(emulator.endpoint);
    const results = await proveWith(async ({ path }, forward) => {
      const answer = await forward();
      if (!path.endsWith("/jwks.json")) return answer;
      const others = await passOnAnswer(`${emulator.endpoint}/${other.userPoolId}/.well-known/jwks.json`);
      return { ...answer, body: withKeysOf(answer.body, others.body) };
    });
    assert.equal(outcomeOf(results, "ID token"), "failed: Invalid signature");
  });

  it("fails for tokens of another issuer", async () => {
    const target = await deploy(emulator.endpoint, serverSideOnly);
    const results = await prove({ ...target, issuer: "https://issuer.example.com" });
    assert.deepEqual(failuresAmong(results), ["ID token"]);
    assert.match(
      outcomeOf(results, "ID token") ?? "",
      /^failed: Issuer not allowed: .* Expected: https:\/\/issuer\.example\.com$/,
    );
  });

  it("fails for refresh tokens that outlive their revocation", async () => {
    const results = await proveWith(({ operation }, forward) =>
      operation === "RevokeToken" ? { status: 200, body: "{}" } : forward(),
    );
    assert.deepEqual(failuresAmong(results), ["token revocation"]);
    assert.equal(outcomeOf(results, "token revocation"), "failed: it still gives tokens");
  });

  it("doesn't blame the deployment for an operation that the endpoint lacks", async () => {
    const results = await proveWith(({ operation }, forward) =>
      operation === "GetTokensFromRefreshToken" ? refusal("UnknownOperationException", "") : forward(),
    );
    const reason = "not proved: the endpoint does not offer the operation";
    assert.equal(outcomeOf(results, "refresh token"), reason);
    assert.equal(outcomeOf(results, "token revocation"), reason);
    assert.deepEqual(failuresAmong(results), []);
  });

  it("never shows a secret, even where the service repeats it", async () => {
    const target = await deploy(emulator.endpoint);
    const seen: string[] = [target.initialPassword];
    const results = await throughProxy(
      emulator.endpoint,
      async ({ operation, body }, forward) => {
        const password = /"(?:PASSWORD|NEW_PASSWORD|RefreshToken|Token)":"(.*?)"[,}]/.exec(body)?.[1];
        if (password === undefined || operation === "AdminRespondToAuthChallenge") return forward();
        seen.push(password);
        const answer = await forward();
        return answer.status === 200 && operation !== "RevokeToken" && operation !== "RespondToAuthChallenge"
          ? refusal("InvalidParameterException", `I don't like ${password}`)
          : answer;
      },
      (endpoint) => prove({ ...target, endpoint }),
    );
    assert.equal(
      outcomeOf(results, "temporary password, server side"),
      "failed: InvalidParameterException: I don't like [secret]",
    );
    assert.match(outcomeOf(results, "refresh token") ?? "", /I don't like \[secret\]$/);
    const shown = JSON.stringify(results);
    assert.deepEqual(
      seen.filter((secret) => shown.includes(secret)),
      [],
    );
  });
});

async function passOnAnswer(url: string): Promise<ProxiedAnswer> {
  const answer = await fetch(url);
  return { status: answer.status, body: await answer.text() };
}

function withKeysOf(jwks: string, others: string): string {
  const { keys } = JSON.parse(jwks) as { keys: { kid: string }[] };
  const { keys: otherKeys } = JSON.parse(others) as { keys: object[] };
  return JSON.stringify({ keys: keys.map(({ kid }, index) => ({ ...otherKeys[index], kid })) });
}
