import assert from "node:assert/strict";
import type { CreateUserPoolCommandInput } from "@aws-sdk/client-cognito-identity-provider";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import { type ProofResult, type ProofTarget, proveDeployment } from "../../../../local/proofs/signIn";
import { proveClaims } from "../../../../local/proofs/signIn/proveClaims";
import { claims } from "../../../../local/proofs/signIn/signInClaims";
import { cognitoAt } from "../../../../packages/local-aws/tests/helpers/cognitoUnderTest";
import {
  createTrigger,
  triggerServices,
} from "../../../../packages/local-aws/tests/helpers/triggerFunctions";
import { deploy, failuresAmong, outcomeOf, prove, serverSideOnly } from "./deploySignIn";

const EmailConfiguration = {
  EmailSendingAccount: "DEVELOPER",
  SourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
} as const;

describe("The proof of the sign-in to a pool with Lambda functions", () => {
  let emulator: Emulator;

  before(async () => {
    const services = [...triggerServices, "kms"];
    emulator = await startEmulator({ onProgress: () => undefined, services });
  });

  after(() => emulator.stop());

  /** Proves a deployment whose pool calls a function with this body, in JavaScript, that may take so many seconds. */
  async function proveWith(
    body: string,
    settings: (arn: string) => Partial<CreateUserPoolCommandInput>,
    overrides: Partial<ProofTarget> = {},
    Timeout = 60,
  ): Promise<ProofResult[]> {
    const { arn } = await createTrigger(cognitoAt(emulator.endpoint), body, { Timeout });
    const target = await deploy(emulator.endpoint, { ...serverSideOnly, pool: settings(arn) });
    return prove({ ...target, ...overrides });
  }

  /** A function that writes this invitation, with the placeholders that it gets. */
  function proveInvitation(message: string): Promise<ProofResult[]> {
    return proveWith(
      `const { usernameParameter: name, codeParameter: code } = event.request;
       Object.assign(event.response, { emailSubject: "Hi", emailMessage: ${message} });`,
      (CustomMessage) => ({ EmailConfiguration, LambdaConfig: { CustomMessage } }),
    );
  }

  it("finds the username and the password in an invitation that a function writes", async () => {
    const results = await proveInvitation("`<p>Hello <b>${name}</b></p><p>${code} opens the door</p>`");
    for (const name of ["invitation's recipient", "invitation's content", "invitation's use"]) {
      assert.equal(outcomeOf(results, name), "proved", name);
    }
  });

  it("fails where what a function writes shows a reader no password", async () => {
    const results = await proveInvitation("`Hello ${name} <p hidden>${code}</p>`");
    assert.deepEqual(failuresAmong(results), ["invitation's content"]);
    assert.equal(outcomeOf(results, "invitation's content"), "failed: an email client shows no password");
  });

  it("says nothing of messages that a function sends", async () => {
    const kms = createAwsClient(KMSClient, { endpoint: emulator.endpoint, region: "us-east-1" });
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    kms.destroy();
    const results = await proveWith("", (LambdaArn) => {
      const sender = { LambdaArn, LambdaVersion: "V1_0" } as const;
      const KMSKeyID = KeyMetadata?.Arn ?? "";
      return { LambdaConfig: { CustomEmailSender: sender, CustomSMSSender: sender, KMSKeyID } };
    });
    assert.deepEqual(failuresAmong(results), []);
    const unseen = (medium: string): string => `not proved: a function of the pool sends each ${medium}`;
    for (const name of ["invitation's recipient", "invitation's content", "invitation's use"]) {
      assert.equal(outcomeOf(results, name), unseen("email"), name);
    }
    assert.equal(outcomeOf(results, "no text message"), unseen("text message"));
  });

  it("creates users of its own where the pool's functions may be run for them", async () => {
    const PostConfirmation = "arn:aws:lambda:us-east-1:000000000000:function:welcome";
    const target = await deploy(emulator.endpoint, {
      ...serverSideOnly,
      pool: { LambdaConfig: { PostConfirmation } },
    });
    const results = await prove({ ...target, mayRunTriggers: true });
    assert.equal(
      outcomeOf(results, "password policy"),
      "proved by a rule: password policy at the first sign-in",
    );
  });

  it("shows the error of Cognito, with the function's message, where a function refuses every sign-in", async () => {
    const results = await proveWith('throw new Error("Closed on Sundays");', (PreAuthentication) => ({
      LambdaConfig: { PreAuthentication },
    }));
    const error = "UserLambdaValidationException: PreAuthentication failed with error Closed on Sundays.";
    assert.equal(outcomeOf(results, "temporary password, server side"), `failed: ${error}`);
    assert.equal(outcomeOf(results, "refusals, server side"), `failed: both are answered "${error}"`);
    assert.equal(outcomeOf(results, "invitation's use"), `failed: ${error}`);
    assertNothingProvedBySignIn(results);
  });

  for (const [what, body, error, seconds] of [
    [
      "fails",
      'throw new Error("No claims today");',
      /^failed: UserLambdaValidationException: PreTokenGeneration failed with error No claims today\.$/,
    ],
    [
      "doesn't answer",
      "await new Promise((resolve) => setTimeout(resolve, 60_000));",
      /^failed: UserLambdaValidationException: PreTokenGeneration failed with error .*timed out after 3\.00 seconds\.$/i,
      3,
    ],
    [
      "answers something else",
      "return 'claims';",
      /^failed: InvalidLambdaResponseException: Unrecognizable lambda output$/,
    ],
  ] as const) {
    it(`shows it, too, where the function that customizes tokens ${what}`, async () => {
      const pool = (LambdaArn: string): Partial<CreateUserPoolCommandInput> => ({
        LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion: "V2_0" } },
      });
      const results = await proveWith(body, pool, {}, seconds);
      const failures = failuresAmong(results);
      assert.deepEqual(failures, ["new password", "email alias"]);
      for (const name of failures) assert.match(outcomeOf(results, name) ?? "", error, name);
      assertNothingProvedBySignIn(results);
    });
  }

  it("shows it, too, where a function may run for longer than Cognito waits, and doesn't answer", async () => {
    // In total longer than a call to another service may take.
    const environment = { ...process.env, COGNITO_AUTH_TRIGGER_SECONDS: "3.5" };
    const impatient = await startEmulator({
      onProgress: () => undefined,
      services: triggerServices,
      environment,
    });
    try {
      const silent = "await new Promise(() => undefined);";
      const cognito = cognitoAt(impatient.endpoint);
      const { arn: PreAuthentication } = await createTrigger(cognito, silent, { Timeout: 30 });
      cognito.client.destroy();
      const pool = { LambdaConfig: { PreAuthentication } };
      const target = await deploy(impatient.endpoint, { ...serverSideOnly, pool });
      const name = "temporary password, server side";
      const results = await proveDeployment(
        target,
        () => undefined,
        (proof, report) =>
          proveClaims(
            claims.filter((claim) => claim.name === name),
            proof,
            report,
          ),
      );
      assert.equal(
        outcomeOf(results, name),
        "failed: UnexpectedLambdaException: PreAuthentication invocation failed due to error " +
          "Socket timeout while invoking Lambda function.",
      );
    } finally {
      await impatient.stop();
    }
  });

  it("shows that Cognito may not invoke a function", async () => {
    const PreAuthentication = "arn:aws:lambda:us-east-1:000000000000:function:nowhere";
    const pool = { LambdaConfig: { PreAuthentication } };
    const results = await prove(await deploy(emulator.endpoint, { ...serverSideOnly, pool }));
    assert.equal(
      outcomeOf(results, "temporary password, server side"),
      "failed: UnexpectedLambdaException: PreAuthentication invocation failed due to error AccessDeniedException.",
    );
  });
});

/** Nothing that needs tokens is proved where there are none. */
function assertNothingProvedBySignIn(results: readonly ProofResult[]): void {
  for (const name of ["ID token", "refresh token", "token revocation", "spent password"]) {
    assert.match(outcomeOf(results, name) ?? "", /^not proved: /, name);
  }
}
