import type { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import * as pulumi from "@pulumi/pulumi";
import type { SettledOAuth } from "../appClient/settled";

/** The address of a client's sign-in page, from where users come back to the first callback URL. */
export function signInUrl(
  domainUrl: pulumi.Output<string>,
  client: UserPoolClient,
  { code, scopes, callbackUrls }: SettledOAuth,
): pulumi.Output<string> {
  return pulumi.all([domainUrl, client.id, callbackUrls[0]]).apply(([url, clientId, callbackUrl = ""]) => {
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: code ? "code" : "token",
      scope: scopes.join(" "),
      redirect_uri: callbackUrl,
    });
    return `${url}/oauth2/authorize?${query.toString()}`;
  });
}

/** The address at which applications get tokens for a code, and services for their client's secret. */
export function tokenUrl(domainUrl: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.interpolate`${domainUrl}/oauth2/token`;
}
