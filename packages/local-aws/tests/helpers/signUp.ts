import {
  AdminUpdateUserAttributesCommand,
  ConfirmSignUpCommand,
  type ConfirmSignUpCommandInput,
  GetUserCommand,
  SignUpCommand,
  type SignUpCommandInput,
  type SignUpCommandOutput,
  UpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, listOf, type NewUser, password } from "./cognitoUnderTest";

type Attributes = Readonly<Record<string, string>>;

/** A user signs up. */
export function signUp(
  { send }: CognitoUnderTest,
  ClientId: string,
  { Username = "ada", Password = password, attributes = {} }: NewUser = {},
  more: Partial<SignUpCommandInput> = {},
): Promise<SignUpCommandOutput> {
  const user = { ClientId, Username, Password, UserAttributes: listOf(attributes) };
  return send(new SignUpCommand({ ...user, ...more }));
}

/** A user confirms with a code. */
export async function confirmSignUp(
  { send }: CognitoUnderTest,
  ClientId: string,
  ConfirmationCode: string,
  Username = "ada",
  options: Pick<ConfirmSignUpCommandInput, "ForceAliasCreation"> = {},
): Promise<void> {
  await send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode, ...options }));
}

/** An administrator changes a user's attributes. */
export async function changeAttributes(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  attributes: Attributes,
  Username = "ada",
): Promise<void> {
  const UserAttributes = listOf(attributes);
  await send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
}

/** A user signs in and changes attributes. */
export async function changeOwnAttributes(
  cognito: CognitoUnderTest,
  ClientId: string,
  attributes: Attributes,
  Username = "ada",
): Promise<void> {
  const { AuthenticationResult } = await cognito.signIn(ClientId, Username);
  const AccessToken = AuthenticationResult?.AccessToken;
  await cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: listOf(attributes) }));
}

/** A user signs in and reads attributes. */
export async function readOwnAttributes(
  cognito: CognitoUnderTest,
  ClientId: string,
  Username = "ada",
): Promise<Record<string, string>> {
  const { AuthenticationResult } = await cognito.signIn(ClientId, Username);
  const AccessToken = AuthenticationResult?.AccessToken;
  const { UserAttributes = [] } = await cognito.send(new GetUserCommand({ AccessToken }));
  return Object.fromEntries(UserAttributes.map(({ Name = "", Value = "" }) => [Name, Value]));
}
