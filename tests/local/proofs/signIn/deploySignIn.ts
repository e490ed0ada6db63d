import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type ProofResult, type ProofTarget, proveSignIn } from "../../../../local/proofs/signIn";
import { claims } from "../../../../local/proofs/signIn/signInClaims";

/** What a test wants to be different from the default deployment. */
export interface Deviations {
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly appClient?: Partial<CreateUserPoolClientCommandInput>;
  readonly user?: Partial<AdminCreateUserCommandInput>;
  /** Second factors besides authenticator apps. */
  readonly factors?: Partial<SetUserPoolMfaConfigCommandInput>;
}

/**
 * An app client that keeps browsers out. A proof on it takes a tenth of the time, so tests use it that aren't
 * about browsers.
 */
export const serverSideOnly: Deviations = {
  appClient: { ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
};

const region = "us-east-1";
const email = "casey@example.com";

/** The phone number of the user of `withFactors`. */
const phoneNumber = "+12065550100";

const SmsConfiguration = { SnsCallerArn: "arn:aws:iam::123456789012:role/sms", ExternalId: "proof" };

/** A pool with all factors that are codes, in which users sign up and only administrators recover. */
export const withFactors = {
  pool: {
    SmsConfiguration,
    AliasAttributes: ["email", "phone_number", "preferred_username"],
    AutoVerifiedAttributes: ["email", "phone_number"],
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "admin_only" }] },
    Policies: {
      PasswordPolicy: { MinimumLength: 14, TemporaryPasswordValidityDays: 7 },
      SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP", "SMS_OTP"] },
    },
    EmailConfiguration: {
      EmailSendingAccount: "DEVELOPER",
      SourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
    },
  },
  appClient: {
    ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  },
  factors: {
    SmsMfaConfiguration: { SmsConfiguration },
    EmailMfaConfiguration: { Message: "Enter {####}.", Subject: "Sign in" },
  },
  user: {
    UserAttributes: [
      { Name: "email", Value: email },
      { Name: "email_verified", Value: "true" },
      { Name: "phone_number", Value: phoneNumber },
      { Name: "phone_number_verified", Value: "true" },
    ],
  },
} satisfies Deviations;

/** Creates a pool, an app client and a test user as this project does by default, and says how to reach them. */
export async function deploy(endpoint: string, deviations: Deviations = {}): Promise<ProofTarget> {
  const client = createCognitoClient({ endpoint, region });
  const { MfaConfiguration, ...pool } = { ...defaultPool, ...deviations.pool };
  const { UserPool } = await client.send(new CreateUserPoolCommand(pool));
  const userPoolId = UserPool?.Id ?? "";
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({ ...defaultAppClient, UserPoolId: userPoolId, ...deviations.appClient }),
  );
  // One of its own for each deployment: the endpoint shows the emails of all of them.
  const TemporaryPassword = `Xy7!${randomBytes(12).toString("base64url")}`;
  // Only this operation turns authenticator apps on.
  const factors = {
    MfaConfiguration,
    SoftwareTokenMfaConfiguration: { Enabled: true },
    ...deviations.factors,
  };
  await client.send(new SetUserPoolMfaConfigCommand({ UserPoolId: userPoolId, ...factors }));
  const user = { ...defaultUser, TemporaryPassword, UserPoolId: userPoolId, ...deviations.user };
  await client.send(new AdminCreateUserCommand(user));
  client.destroy();
  const phone = user.UserAttributes?.find(({ Name }) => Name === "phone_number")?.Value;
  return {
    endpoint,
    region,
    userPoolId,
    appClientId: UserPoolClient?.ClientId ?? "",
    issuer: `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`,
    username: user.Username ?? "",
    email,
    // The proof gives its own users other numbers.
    ...(phone === undefined ? {} : { phoneNumber: phone }),
    initialPassword: user.TemporaryPassword ?? "",
    invitation: user.MessageAction === "SUPPRESS" ? "none" : "email",
    keepTemporaryPassword: false,
    temporaryPasswordDays: 7,
  };
}

const defaultPool: CreateUserPoolCommandInput = {
  PoolName: "proof",
  AliasAttributes: ["email"],
  AutoVerifiedAttributes: ["email"],
  AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "verified_email" }] },
  UsernameConfiguration: { CaseSensitive: false },
  MfaConfiguration: "OPTIONAL",
  DeletionProtection: "ACTIVE",
  UserPoolTier: "ESSENTIALS",
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  Policies: {
    PasswordPolicy: {
      MinimumLength: 14,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    },
  },
};

const defaultAppClient: Omit<CreateUserPoolClientCommandInput, "UserPoolId"> = {
  ClientName: "proof",
  PreventUserExistenceErrors: "ENABLED",
  EnableTokenRevocation: true,
  ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"],
};

const defaultUser: Omit<AdminCreateUserCommandInput, "UserPoolId"> = {
  Username: "casey",
  DesiredDeliveryMediums: ["EMAIL"],
  UserAttributes: [
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
  ],
};

/** Runs the proof and checks on the way that it reports what it returns, as it goes. */
export async function prove(target: ProofTarget): Promise<ProofResult[]> {
  const reported: ProofResult[] = [];
  const results = await proveSignIn(target, (result) => reported.push(result));
  assert.deepEqual(reported, results);
  return results;
}

/** Status, rules and detail of the claim of that name; undefined when it wasn't made. */
export function outcomeOf(results: readonly ProofResult[], name: string): string | undefined {
  const sentence = claims.find((claim) => claim.name === name)?.sentence;
  assert.ok(sentence, `there is no claim "${name}"`);
  const result = results.find(({ claim }) => claim === sentence);
  return (
    result &&
    [result.status, ...(result.rules ?? []), ...(result.detail === undefined ? [] : [result.detail])].join(
      ": ",
    )
  );
}

/** The names of the claims that failed. */
export function failuresAmong(results: readonly ProofResult[]): string[] {
  const failed = new Set(results.filter(({ status }) => status === "failed").map(({ claim }) => claim));
  return claims.filter(({ sentence }) => failed.has(sentence)).map(({ name }) => name);
}
