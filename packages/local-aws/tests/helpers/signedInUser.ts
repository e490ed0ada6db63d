import assert from "node:assert/strict";
import type { CreateUserPoolCommandInput } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "./cognitoUnderTest";
import { emailOf, phoneNumber, SmsConfiguration } from "./messages";

/** A user, `ada`, who has an email address and a phone number, and is signed in. */
export interface SignedInUser {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly AccessToken: string;
  readonly email: string;
  readonly phone_number: string;
  /** The attributes that the user has now. */
  readonly attributes: () => Promise<Record<string, string>>;
}

/** Creates one in a pool of its own, which can send text messages. */
export async function createSignedInUser(
  { createPool, createClient, createUser, signIn, attributesOf }: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput> = {},
  others: Readonly<Record<string, string>> = {},
): Promise<SignedInUser> {
  const [email, phone_number] = [emailOf("ada"), phoneNumber()];
  const UserPoolId = await createPool({ SmsConfiguration, ...settings });
  const ClientId = await createClient(UserPoolId);
  await createUser(UserPoolId, { attributes: { email, phone_number, ...others } });
  const { AuthenticationResult } = await signIn(ClientId);
  const AccessToken = AuthenticationResult?.AccessToken ?? assert.fail("There is no token.");
  const attributes = (): Promise<Record<string, string>> => attributesOf(UserPoolId, "ada");
  return { UserPoolId, ClientId, AccessToken, email, phone_number, attributes };
}
