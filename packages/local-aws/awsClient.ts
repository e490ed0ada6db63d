import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { type AnyClient, limitAnswers } from "./answerLimit";
import { type AwsCredentials, testCredentials } from "./credentials";

// The SDK's advice to leave Node 20 is for those who maintain this project, not for those who run it.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

/** Where a local AWS is. */
export interface AwsTarget {
  /** An http or https address. */
  readonly endpoint: string;
  readonly region: string;
  /** Whose calls these are; by default anybody's, whom a local AWS treats as the account's owner. */
  readonly credentials?: AwsCredentials | undefined;
  /** The file of the authority that signed an https endpoint's certificate, where Node.js wouldn't know it otherwise. */
  readonly authorityFile?: string | undefined;
}

/** How a client retries when an endpoint doesn't answer. */
export interface RetryOptions {
  /** How often a request is sent at most. Default: 3. */
  readonly attempts?: number;
  /** How long an answer may take, in milliseconds. Default: 10,000, and `userPoolTimeout` for user pools. */
  readonly timeout?: number;
}

/**
 * How long an answer of a user pool may take by default, in milliseconds: as long as it waits for a function that doesn't
 * answer, and five seconds for all else. "When called, your Lambda function must respond within 5 seconds. If it does not,
 * Amazon Cognito retries the call. After 3 unsuccessful attempts, the function times out":
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html
 */
export const userPoolTimeout = 20_000;

/** The options of the client of any service. */
interface ClientConfiguration {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  readonly maxAttempts: number;
  readonly forcePathStyle: boolean;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: boolean;
  };
}

/** A client of one service of a local AWS. It uses the user's own credentials only where it is given them. */
export function createAwsClient<Client extends AnyClient>(
  Service: new (configuration: ClientConfiguration) => Client,
  { endpoint, region, credentials = testCredentials }: AwsTarget,
  { attempts = 3, timeout = 10_000 }: RetryOptions = {},
): Client {
  const client = new Service({
    endpoint,
    region,
    credentials,
    maxAttempts: attempts,
    // A bucket's name in the path, since no local address has it as a subdomain.
    forcePathStyle: true,
    requestHandler: { connectionTimeout: timeout, requestTimeout: timeout, throwOnRequestTimeout: true },
  });
  limitAnswers(client, timeout);
  return client;
}

/** A client of a local Cognito's user pools. */
export function createCognitoClient(target: AwsTarget, retry?: RetryOptions): CognitoIdentityProviderClient {
  return createAwsClient(CognitoIdentityProviderClient, target, { timeout: userPoolTimeout, ...retry });
}
