import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { withoutUnset } from "../../../components/outputs/unset";
import { deadline } from "../signIn/deadline";
import type { OAuthTarget } from "./target";

/** An app client as the endpoint describes it. */
export interface DescribedClient {
  readonly secret: string | undefined;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly flows: readonly string[];
  readonly scopes: readonly string[];
}

/** Reads how the endpoint describes an app client. */
export async function describeClient(
  client: CognitoIdentityProviderClient,
  { userPoolId: UserPoolId }: OAuthTarget,
  ClientId: string,
): Promise<DescribedClient> {
  const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
  const { UserPoolClient = {} } = await client.send(command, deadline());
  const { ClientSecret, CallbackURLs, LogoutURLs, AllowedOAuthFlows, AllowedOAuthScopes } =
    withoutUnset(UserPoolClient);
  return {
    secret: ClientSecret,
    callbackUrls: CallbackURLs ?? [],
    logoutUrls: LogoutURLs ?? [],
    flows: AllowedOAuthFlows ?? [],
    scopes: AllowedOAuthScopes ?? [],
  };
}
