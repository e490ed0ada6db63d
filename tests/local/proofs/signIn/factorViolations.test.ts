import assert from "node:assert/strict";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { ProofResult, ProofTarget } from "../../../../local/proofs/signIn";
import {
  type Intercept,
  refusal,
  throughProxy,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { deploy, type Deviations, failuresAmong, outcomeOf, prove, withFactors } from "./deploySignIn";

/** A pool in which users confirm and recover by email. */
const byEmail: Deviations = {
  pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } },
  appClient: { ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
};

/** An endpoint that takes every code for the right one. */
const acceptsWrongCodes: Intercept = async (_request, forward) => {
  const answer = await forward();
  const tokens = { AuthenticationResult: { IdToken: "a.b.c", AccessToken: "a.b.c" } };
  return answer.body.includes("CodeMismatchException")
    ? { status: 200, body: JSON.stringify(tokens) }
    : answer;
};

describe("The proof of factors, recovery and settings, where something is wrong,", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  async function proveWith(deviations: Deviations, intercept: Intercept): Promise<ProofResult[]> {
    const target = await deploy(emulator.endpoint, deviations);
    return throughProxy(emulator.endpoint, intercept, (endpoint) => prove({ ...target, endpoint }));
  }

  it("fails for a wrong code that is let in as a second or first factor, or confirms a sign-up by text message", async () => {
    const results = await proveWith(withFactors, acceptsWrongCodes);
    const factors = [
      "second factor SOFTWARE_TOKEN_MFA",
      "second factor SMS_MFA",
      "second factor EMAIL_OTP",
      "first factor EMAIL_OTP",
      "first factor SMS_OTP",
    ];
    assert.deepEqual(failuresAmong(results), [...factors, "confirmation by text message"]);
    for (const name of factors) assert.equal(outcomeOf(results, name), "failed: a wrong code gives tokens");
  });

  it("fails for a wrong code that replaces a password, or confirms a sign-up by email", async () => {
    const results = await proveWith(byEmail, acceptsWrongCodes);
    assert.equal(outcomeOf(results, "recovery by email"), "failed: a wrong code replaces it");
    assert.equal(outcomeOf(results, "confirmation by email"), "failed: a wrong code confirms the user");
  });

  it("fails for a code that is sent where only administrators recover, and for aliases that don't sign in", async () => {
    const unknown = refusal("UserNotFoundException", "User does not exist.");
    const names = /"USERNAME":"(casey@example\.com|\+12065550100|preferred-[\da-f]+)"/;
    const intercept: Intercept = ({ operation, body }, forward) => {
      if (operation === "ForgotPassword") return { status: 200, body: "{}" };
      return operation === "AdminInitiateAuth" && names.test(body) ? unknown : forward();
    };
    const results = await proveWith(withFactors, intercept);
    assert.deepEqual(failuresAmong(results), [
      "email alias",
      "phone alias",
      "preferred username",
      "no recovery",
    ]);
    assert.equal(outcomeOf(results, "no recovery"), "failed: a code is sent");
  });

  it("fails for other texts than the stack asks for", async () => {
    const texts = {
      subject: "Your verification code",
      message: "Your code is {####}.",
      smsMessage: "Your code is {####}.",
    };
    const messages = { verification: texts, secondFactor: { ...texts, subject: "Sign in" } };
    const results = await prove({ ...(await deploy(emulator.endpoint, withFactors)), messages });
    assert.deepEqual(failuresAmong(results), [
      "second factor SMS_MFA",
      "second factor EMAIL_OTP",
      "confirmation by text message",
    ]);
    assert.match(
      outcomeOf(results, "second factor EMAIL_OTP") ?? "",
      /^failed: the email is "Enter \d+\." instead of "Your code is \d+\."$/,
    );
    const other = { ...messages.secondFactor, subject: "Other", message: "Enter {####}." };
    const target = await deploy(emulator.endpoint, withFactors);
    const again = await prove({ ...target, messages: { ...messages, secondFactor: other } });
    assert.equal(
      outcomeOf(again, "second factor EMAIL_OTP"),
      'failed: the subject is "Sign in" instead of "Other"',
    );
  });

  it("fails for other settings than the stack asks for", async () => {
    const target = await deploy(emulator.endpoint, byEmail);
    const passwordPolicy = { minimumLength: 14, lowercase: true, uppercase: true, digit: true, symbol: true };
    const configuration: NonNullable<ProofTarget["configuration"]> = {
      passwordPolicy,
      usernamesAre: new Set(),
      usernamesIgnoreCase: true,
      aliases: new Set(["email"]),
      requiredAttributes: new Set(),
      verifiedAttributes: new Set(["email"]),
      verifiedBeforeUpdate: new Set(),
      verifiesByLink: false,
      sendsTexts: false,
      recovery: ["verified_email"],
      secondFactorRequired: false,
      secondFactors: new Set(["SOFTWARE_TOKEN_MFA"]),
      firstFactors: new Set(["PASSWORD"]),
      allowsSignUp: true,
      deletionProtected: true,
      authFlows: new Set(byEmail.appClient?.ExplicitAuthFlows),
    };
    const outcomeWith = async (other: Partial<typeof configuration>): Promise<string | undefined> =>
      outcomeOf(
        await prove({
          ...target,
          configuration: { ...configuration, ...other },
          keepTemporaryPassword: true,
        }),
        "settings",
      );
    assert.equal(await outcomeWith({}), "proved");
    assert.equal(
      await outcomeWith({
        aliases: new Set(["email", "phone_number"]),
        recovery: ["admin_only"],
        verifiesByLink: true,
        authFlows: new Set(),
      }),
      "failed: aliases: email instead of email, phone_number; verification by link: no instead of yes; " +
        "account recovery: verified_email instead of admin_only; " +
        "authentication flows: ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH instead of none",
    );
  });

  it("fails for another policy on the role of text messages, and for passkeys that are no first factor", async () => {
    const RoleName = "proof-sms";
    const SnsCallerArn = `arn:aws:iam::123456789012:role/${RoleName}`;
    const SmsConfiguration = { ...withFactors.pool.SmsConfiguration, SnsCallerArn };
    const pool = { PoolName: "asked", SmsConfiguration };
    const target = await deploy(emulator.endpoint, { ...byEmail, pool });
    const iam = createAwsClient(IAMClient, target);
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: "{}" }));
    const allow = async (PolicyName: string, Action: string): Promise<void> => {
      const Statement = [{ Effect: "Allow", Action, Resource: "*" }];
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
    };
    const settings = { makesSmsRole: true, passkeys: { RelyingPartyId: "example.com" } };
    const kept = { ...target, settings, keepTemporaryPassword: true };
    await allow("publish", "sns:Publish");
    const right = await prove(kept);
    assert.equal(outcomeOf(right, "policy of the SMS role"), "asked for: PutRolePolicy");
    assert.equal(
      outcomeOf(right, "passkeys"),
      'failed: CreateUserPool doesn\'t ask for {"Policies":{"SignInPolicy":{"AllowedFirstAuthFactors":["WEB_AUTHN","…"]}}}',
    );
    await allow("all", "*");
    await allow("publish", "sns:Publish");
    iam.destroy();
    assert.match(outcomeOf(await prove(kept), "policy of the SMS role") ?? "", /^failed: PutRolePolicy/);
  });
});
