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

/** What codes can be sent to. */
type Addresses = Readonly<Record<"email" | "phone_number", string>>;

/** The user `ada` of a pool, and a client. */
export interface FactorUser extends Addresses {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/**
 * Creates a user of a pool with second factors.
 *
 * @param attributesWith the attributes of a user with these addresses; by default the addresses, not verified
 */
export async function createFactorUser(
  cognito: CognitoUnderTest,
  factors: Factors,
  settings: Partial<CreateUserPoolCommandInput> = {},
  attributesWith: (addresses: Addresses) => Readonly<Record<string, string>> = (addresses) => addresses,
): Promise<FactorUser> {
  const UserPoolId = await cognito.createPool({ EmailConfiguration, ...settings });
  await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
  const addresses = { email: emailOf("ada"), phone_number: phoneNumber() };
  await cognito.createUser(UserPoolId, { attributes: attributesWith(addresses) });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId), ...addresses };
}

/** Creates a user of a pool with second factors, whose email address and phone number are verified. */
export function createVerifiedUser(
  cognito: CognitoUnderTest,
  factors: Factors,
  settings?: Partial<CreateUserPoolCommandInput>,
): Promise<FactorUser> {
  const verified = { email_verified: "true", phone_number_verified: "true" };
  return createFactorUser(cognito, factors, settings, (addresses) => ({ ...addresses, ...verified }));
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
