import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { automation } from "@pulumi/pulumi";

/** The password that the test user has chosen. */
export const chosenPassword = "Chosen-by-Jane-1";

/** A user pool, an app client and a user. */
export interface Existing {
  readonly userPoolId: string;
  readonly appClientId: string;
  readonly username: string;
}

/** What a stack with a test user has deployed. */
export function existingOf(outputs: automation.OutputMap): Existing {
  const text = (name: string): string => String(outputs[name]?.value);
  return { userPoolId: text("userPoolId"), appClientId: text("appClientId"), username: text("testUsername") };
}

/**
 * Makes what somebody could have made by hand, with a user who has chosen a password.
 *
 * @param name the pool's name, and the client's
 */
export async function makeByHand(
  cognito: CognitoIdentityProviderClient,
  name = "by-hand",
): Promise<Existing> {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: name,
      AliasAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
      Policies: { PasswordPolicy: { MinimumLength: 8 } },
      UserPoolTags: { owner: "Joan" },
    }),
  );
  const UserPoolId = UserPool?.Id ?? "";
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: name,
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    }),
  );
  const UserAttributes = [{ Name: "email", Value: "jane@example.com" }];
  const user = { UserPoolId, Username: "jane" };
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: "SUPPRESS" }));
  const existing = { userPoolId: UserPoolId, appClientId: UserPoolClient?.ClientId ?? "", username: "jane" };
  await choosePassword(cognito, existing);
  return existing;
}

/** Gives the user the chosen password for good. */
export async function choosePassword(
  cognito: CognitoIdentityProviderClient,
  { userPoolId, username }: Existing,
): Promise<void> {
  const request = { UserPoolId: userPoolId, Username: username, Password: chosenPassword, Permanent: true };
  await cognito.send(new AdminSetUserPasswordCommand(request));
}

/** Signs in with the chosen password; rejects where that isn't the user's, or no longer for good. */
export async function signIn(
  cognito: CognitoIdentityProviderClient,
  { userPoolId, appClientId, username }: Existing,
): Promise<void> {
  const { ChallengeName } = await cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId: userPoolId,
      ClientId: appClientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: chosenPassword },
    }),
  );
  if (ChallengeName !== undefined) throw new Error(`Cognito responds with the challenge ${ChallengeName}`);
}

/** When the pool was changed last, in milliseconds since 1970. */
export async function lastChangeOf(
  cognito: CognitoIdentityProviderClient,
  { userPoolId }: Existing,
): Promise<number | undefined> {
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
  return UserPool?.LastModifiedDate?.getTime();
}
