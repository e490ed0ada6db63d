import {
  AssociateSoftwareTokenCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "./cognitoUnderTest";
import { oneTimeCode } from "./oneTimeCode";

/** Creates a pool whose second factor is an authenticator app. */
export async function poolWithTotp(
  { createPool, send }: CognitoUnderTest,
  MfaConfiguration: "ON" | "OPTIONAL",
): Promise<string> {
  const UserPoolId = await createPool();
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  await send(
    new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration, SoftwareTokenMfaConfiguration }),
  );
  return UserPoolId;
}

/** Sets up an authenticator app for a user who can sign in without one, and resolves to its secret. */
export async function setUpTotp({ send, signIn }: CognitoUnderTest, client: string): Promise<string> {
  const { AccessToken } = (await signIn(client)).AuthenticationResult ?? {};
  const { SecretCode = "" } = await send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: oneTimeCode(SecretCode) }));
  return SecretCode;
}
