import {
  AdminSetUserMFAPreferenceCommand,
  type AdminSetUserMFAPreferenceCommandInput,
  type ChallengeNameType,
  type CreateUserPoolCommandInput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "./cognitoUnderTest";
import { EmailConfiguration, emailOf, phoneNumber, SmsConfiguration } from "./messages";

/** The second factors of a pool, and whether it requires one. */
export type Factors = Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">;

/** Text messages as a second factor. */
export const byText = {
  SmsMfaConfiguration: { SmsConfiguration, SmsAuthenticationMessage: "Enter {####}." },
} satisfies Factors;

/** Mails as a second factor. */
export const byMail = {
  EmailMfaConfiguration: { Message: "Enter {####}.", Subject: "Sign in" },
} satisfies Factors;

/** Authenticator apps as a second factor. */
export const byApp = { SoftwareTokenMfaConfiguration: { Enabled: true } } satisfies Factors;

/** The user `ada` of a pool, and a client. */
export interface FactorUser {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly email: string;
  readonly phone_number: string;
}

/**
 * Creates a user of a pool with second factors, who has an email address and a phone number.
 *
 * @param attributes those of the user in their place; `{}` for none
 */
export async function createFactorUser(
  cognito: CognitoUnderTest,
  factors: Factors,
  settings: Partial<CreateUserPoolCommandInput> = {},
  attributes?: Readonly<Record<string, string>>,
): Promise<FactorUser> {
  const UserPoolId = await cognito.createPool({ EmailConfiguration, ...settings });
  await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
  const addresses = { email: emailOf("ada"), phone_number: phoneNumber() };
  await cognito.createUser(UserPoolId, { attributes: attributes ?? addresses });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId), ...addresses };
}

/** Answers a challenge of a user, who is `ada` by default. */
export function answerChallenge(
  { send }: CognitoUnderTest,
  ClientId: string,
  ChallengeName: ChallengeNameType,
  Session: string | undefined,
  responses: Readonly<Record<string, string>> = {},
): Promise<RespondToAuthChallengeCommandOutput> {
  const ChallengeResponses = { USERNAME: "ada", ...responses };
  return send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }));
}

/** Sets which factors `ada` uses. */
export async function preferFactors(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  settings: Omit<AdminSetUserMFAPreferenceCommandInput, "UserPoolId" | "Username">,
): Promise<void> {
  await send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: "ada", ...settings }));
}
