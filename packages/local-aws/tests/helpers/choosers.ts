import {
  type AuthFactorType,
  type CreateUserPoolCommandInput,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "./cognitoUnderTest";
import { emailOf, phoneNumber, SmsConfiguration } from "./messages";

/** The user `ada` of a pool with first factors, and a client for choice-based sign-in only. */
interface Chooser {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly email: string;
  readonly phone_number: string;
  /** Starts to sign in. */
  readonly start: (parameters?: Readonly<Record<string, string>>) => Promise<InitiateAuthCommandOutput>;
}

/** Creates a user of a pool with first factors, whose email address and phone number are verified by default. */
export async function createChooser(
  cognito: CognitoUnderTest,
  AllowedFirstAuthFactors: AuthFactorType[] = ["PASSWORD", "EMAIL_OTP", "SMS_OTP"],
  settings: Partial<CreateUserPoolCommandInput> = {},
  verified: "true" | "false" = "true",
): Promise<Chooser> {
  const Policies = { SignInPolicy: { AllowedFirstAuthFactors } };
  const UserPoolId = await cognito.createPool({ Policies, SmsConfiguration, ...settings });
  const addresses = { email: emailOf("ada"), phone_number: phoneNumber() };
  const marks = { email_verified: verified, phone_number_verified: verified };
  await cognito.createUser(UserPoolId, { attributes: { ...addresses, ...marks } });
  const ClientId = await cognito.createClient(UserPoolId, { ExplicitAuthFlows: ["ALLOW_USER_AUTH"] });
  const start: Chooser["start"] = (parameters) => startChoice(cognito, ClientId, parameters);
  return { UserPoolId, ClientId, ...addresses, start };
}

/** Starts the choice-based sign-in of a user, who is `ada` by default. */
export function startChoice(
  { send }: CognitoUnderTest,
  ClientId: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<InitiateAuthCommandOutput> {
  const AuthParameters = { USERNAME: "ada", ...parameters };
  return send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_AUTH", AuthParameters }));
}
