import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  type UpdateUserPoolClientCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { deadline } from "../signIn/deadline";

/** All settings of an app client, as a request that leaves it as it is. */
export async function settingsOf(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  ClientId: string,
): Promise<UpdateUserPoolClientCommandInput> {
  const key = { UserPoolId, ClientId };
  const { UserPoolClient = {} } = await client.send(new DescribeUserPoolClientCommand(key), deadline());
  // The local AWS returns an empty address where there is none, which AWS doesn't accept.
  const { DefaultRedirectURI, ...others } = UserPoolClient;
  return { ...others, ...key, ...(DefaultRedirectURI === "" ? {} : { DefaultRedirectURI }) };
}
