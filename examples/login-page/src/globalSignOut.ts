import { Amplify } from "aws-amplify";
import { fetchAuthSession } from "aws-amplify/auth";
import { ExplainedError } from "./failure";

/**
 * Ends all sessions of the user who is signed in. Amplify's own way to do so doesn't report failures.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
 *
 * @throws ExplainedError when they may still be valid
 */
export async function globalSignOut(): Promise<void> {
  const { tokens } = await fetchAuthSession();
  // Without a session there is none to end from here.
  if (tokens === undefined) return;
  const answer = await fetch(endpointOf(tokens.accessToken.payload.iss ?? ""), {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSCognitoIdentityProviderService.GlobalSignOut",
    },
    body: JSON.stringify({ AccessToken: tokens.accessToken.toString() }),
  }).catch(() => undefined);
  if (answer?.ok !== true) {
    throw new ExplainedError("You can't be signed out everywhere right now. Try again.");
  }
}

/** The issuer of the tokens is at the address of the service. */
function endpointOf(issuer: string): string {
  return Amplify.getConfig().Auth?.Cognito.userPoolEndpoint ?? new URL("/", issuer).href;
}
