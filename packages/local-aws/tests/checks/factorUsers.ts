import {
  AdminSetUserMFAPreferenceCommand,
  type ChallengeNameType,
  type CreateUserPoolCommandInput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { newAddress, newNumber } from "./check";
import { poolSettings } from "./settings";

/** The user `ada` of a pool with second factors, and a client. */
export interface FactorUser {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly email: string;
  readonly number: string;
}

const { EmailConfiguration, SmsConfiguration } = poolSettings;

/** The second factors of a pool. */
export const byApp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
export const byText = {
  SmsMfaConfiguration: { SmsAuthenticationMessage: "text {####}", SmsConfiguration },
};
export const byMail = { EmailMfaConfiguration: { Message: "code {####}", Subject: "code" } };

/** Makes a user, with a verified address and number, of a pool with second factors. */
export async function userWith(
  cognito: CognitoUnderTest,
  factors: Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">,
  settings: Partial<CreateUserPoolCommandInput> = {},
  verified: "true" | "false" = "true",
): Promise<FactorUser> {
  const UserPoolId = await cognito.createPool({ EmailConfiguration, ...settings });
  await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
  const [email, number] = [newAddress(), newNumber()];
  const marks = { email_verified: verified, phone_number_verified: verified };
  await cognito.createUser(UserPoolId, { attributes: { email, phone_number: number, ...marks } });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId), email, number };
}

/** The challenge that a sign-in is answered with, and its session. */
export async function challenged(
  cognito: CognitoUnderTest,
  ClientId: string,
): Promise<{ readonly name: ChallengeNameType | undefined; readonly Session: string | undefined }> {
  const { ChallengeName: name, Session } = await cognito.signIn(ClientId);
  return { name, Session };
}

/** Answers a challenge of a user. */
export function answer(
  { send }: CognitoUnderTest,
  ClientId: string,
  ChallengeName: ChallengeNameType,
  Session: string | undefined,
  responses: Readonly<Record<string, string>> = {},
): Promise<RespondToAuthChallengeCommandOutput> {
  const ChallengeResponses = { USERNAME: "ada", ...responses };
  return send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }));
}

/** Enables second factors of a user, and prefers one if there is only one. */
export function prefer(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  ...factors: readonly ("SMSMfaSettings" | "EmailMfaSettings")[]
): Promise<unknown> {
  const setting = { Enabled: true, PreferredMfa: factors.length === 1 };
  const settings = Object.fromEntries(factors.map((factor) => [factor, setting] as const));
  return send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: "ada", ...settings }));
}
