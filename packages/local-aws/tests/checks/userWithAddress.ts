import type { CreateUserPoolCommandInput } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { newAddress } from "./check";

/** A user of a pool with one client. */
interface User {
  readonly UserPoolId: string;
  readonly ClientId: string;
  /** An address that is verified, unless it was to be otherwise. */
  readonly email: string;
}

/** Makes a user of a pool with these settings. */
export async function userIn(
  cognito: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput>,
  email_verified: "true" | "false" = "true",
): Promise<User> {
  const UserPoolId = await cognito.createPool(settings);
  const email = newAddress();
  await cognito.createUser(UserPoolId, { attributes: { email, email_verified } });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId), email };
}
