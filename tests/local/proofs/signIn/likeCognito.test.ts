import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { ProofTarget } from "../../../../local/proofs/signIn";
import {
  type Intercept,
  type ProxiedRequest,
  refusal,
  throughProxy,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { deploy, type Deviations, failuresAmong, outcomeOf, prove, serverSideOnly } from "./deploySignIn";

// A proxy does what the emulator doesn't.
describe("The proof of sign-in, on an endpoint that is as strict as Amazon Cognito,", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ rules: "none", onProgress: () => undefined });
  });

  after(() => emulator.stop());

  async function outcome(
    name: string,
    intercept: Intercept,
    deviations: Deviations = serverSideOnly,
    overrides: Partial<ProofTarget> = {},
  ): Promise<string> {
    const target = { ...(await deploy(emulator.endpoint, deviations)), ...overrides };
    const results = await throughProxy(emulator.endpoint, intercept, (endpoint) =>
      prove({ ...target, endpoint }),
    );
    assert.deepEqual(failuresAmong(results), []);
    return outcomeOf(results, name) ?? "not claimed";
  }

  it("proves that the bare password is refused", async () => {
    const intercept: Intercept = ({ operation, body }, forward) =>
      operation === "InitiateAuth" && body.includes("USER_PASSWORD_AUTH")
        ? refusal("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client")
        : forward();
    assert.equal(await outcome("plain password flow", intercept), "proved");
  });

  it("doesn't mistake another refusal for that of the bare password", async () => {
    const intercept: Intercept = ({ operation, body }, forward) =>
      operation === "InitiateAuth" && body.includes("USER_PASSWORD_AUTH")
        ? refusal("NotAuthorizedException", "Incorrect username or password.")
        : forward();
    assert.equal(
      await outcome("plain password flow", intercept),
      'not proved: it is answered "NotAuthorizedException: Incorrect username or password."',
    );
  });

  it("proves that each rule of the password policy is enforced", async () => {
    const tried: string[] = [];
    const intercept: Intercept = (request, forward) => {
      const password = newPasswordIn(request);
      if (password === undefined || satisfiesPolicy(password)) return forward();
      tried.push(password);
      return refusal("InvalidPasswordException", "Password did not conform with policy");
    };
    assert.equal(await outcome("password policy", intercept), "proved");
    assert.deepEqual(
      tried.map((password) => [
        password.length >= 14,
        /[a-z]/.test(password),
        /[A-Z]/.test(password),
        /\d/.test(password),
        /[^a-z\d]/i.test(password),
      ]),
      [
        [false, true, true, true, true],
        [true, false, true, true, true],
        [true, true, false, true, true],
        [true, true, true, false, true],
        [true, true, true, true, false],
      ],
    );
  });

  it("doesn't report a policy as proved when one rule isn't enforced", async () => {
    const intercept: Intercept = (request, forward) => {
      const password = newPasswordIn(request);
      return password === undefined || satisfiesPolicy(password) || !/\d/.test(password)
        ? forward()
        : refusal("InvalidPasswordException", "Password did not conform with policy");
    };
    assert.equal(
      await outcome("password policy", intercept),
      'not proved: this endpoint accepts one without a character of the class "digit"; Amazon Cognito refuses it',
    );
  });

  it("doesn't mistake another refusal of a new password for the policy's", async () => {
    const intercept: Intercept = (request, forward) =>
      newPasswordIn(request)?.length === 13 ? refusal("LimitExceededException", "Not now") : forward();
    assert.equal(
      await outcome("password policy", intercept),
      'not proved: one of 13 characters is answered "LimitExceededException: Not now"',
    );
  });

  it("proves that the case of a username makes no difference", async () => {
    const intercept: Intercept = ({ body }, forward) => forward(body.replace('"CASEY"', '"casey"'));
    assert.equal(await outcome("case of the username", intercept), "proved");
  });

  it("proves that refresh tokens rotate", async () => {
    const real = new Map<string, string>();
    const intercept: Intercept = async ({ operation, body }, forward) => {
      if (operation !== "GetTokensFromRefreshToken" && operation !== "RevokeToken") return forward();
      const field = operation === "RevokeToken" ? "Token" : "RefreshToken";
      const request = JSON.parse(body) as Record<string, string>;
      const token = request[field] ?? "";
      const answer = await forward(JSON.stringify({ ...request, [field]: real.get(token) ?? token }));
      if (answer.status !== 200 || operation === "RevokeToken") return answer;
      const next = `rotated-${real.size}`;
      real.set(next, real.get(token) ?? token);
      const { AuthenticationResult } = JSON.parse(answer.body) as { AuthenticationResult: object };
      return {
        ...answer,
        body: JSON.stringify({ AuthenticationResult: { ...AuthenticationResult, RefreshToken: next } }),
      };
    };
    assert.equal(await outcome("refresh token rotation", intercept, serverSideOnly, rotating), "proved");
    assert.equal(real.size, 2);
  });

  it("proves that tokens wait for a second factor, and sets one up to get them", async () => {
    let setUp = false;
    const intercept: Intercept = ({ operation, body }, forward) => {
      setUp ||= operation === "VerifySoftwareToken";
      return operation === "RespondToAuthChallenge" && body.includes("NEW_PASSWORD_REQUIRED")
        ? forward().then(({ status }) => ({ status, body: mfaSetupChallenge }))
        : forward();
    };
    const mfa: Deviations = { pool: { MfaConfiguration: "ON" } };
    assert.equal(await outcome("second factor", intercept, mfa), "proved");
    assert.equal(await outcome("ID token", intercept, mfa), "proved");
    assert.equal(setUp, true);
  });

  it("doesn't report what the emulator lets through as proved", async () => {
    const passOn: Intercept = (_, forward) => forward();
    assert.equal(
      await outcome("second factor", passOn, { pool: { MfaConfiguration: "ON" } }),
      "not proved: this endpoint gives tokens without one; Amazon Cognito has the user set one up first",
    );
    assert.equal(
      await outcome("refresh token rotation", passOn, serverSideOnly, rotating),
      "not proved: this endpoint returns no new refresh token; Amazon Cognito does",
    );
  });
});

const rotating = { rotatesRefreshTokens: true };

const mfaSetupChallenge = JSON.stringify({
  ChallengeName: "MFA_SETUP",
  Session: "a-session-of-a-stand-in",
  ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
});

function newPasswordIn({ operation, body }: ProxiedRequest): string | undefined {
  if (!operation.endsWith("RespondToAuthChallenge")) return undefined;
  const { ChallengeResponses } = JSON.parse(body) as { ChallengeResponses?: Record<string, string> };
  return ChallengeResponses?.["NEW_PASSWORD"];
}

function satisfiesPolicy(password: string): boolean {
  return password.length >= 14 && [/[a-z]/, /[A-Z]/, /\d/, /[^a-z\d]/i].every((rule) => rule.test(password));
}
