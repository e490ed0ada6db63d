import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";

// The SDK's advice to leave Node 20 is for those who maintain this project, not for those who run it.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

/** How a client deals with an endpoint that doesn't answer. */
export interface Patience {
  /** How often a request is sent at most. Default: 3. */
  readonly attempts?: number;
  /** How long an answer may take, in milliseconds. Default: 10,000. */
  readonly timeout?: number;
}

/** A client of a local Cognito endpoint. It never uses credentials of the user's: such an endpoint takes any. */
export function createCognitoClient(
  { endpoint, region }: { readonly endpoint: string; readonly region: string },
  { attempts = 3, timeout = 10_000 }: Patience = {},
): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: attempts,
    requestHandler: { connectionTimeout: timeout, requestTimeout: timeout, throwOnRequestTimeout: true },
  });
}
