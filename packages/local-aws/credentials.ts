/** Credentials as AWS signs its calls with. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Anybody's, whom a local AWS treats as the account's owner. */
export const testCredentials: AwsCredentials = { accessKeyId: "test", secretAccessKey: "test" };

/** The variables that hold what must not be shown. */
export const secretVariables: readonly string[] = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

/** The variables in which AWS's own tools look for credentials. */
export function credentialVariables({
  accessKeyId,
  secretAccessKey,
  sessionToken = "",
}: AwsCredentials = testCredentials): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}

/** The credentials in an environment; undefined where they aren't whole. */
export function credentialsIn({
  AWS_ACCESS_KEY_ID: accessKeyId = "",
  AWS_SECRET_ACCESS_KEY: secretAccessKey = "",
  AWS_SESSION_TOKEN: sessionToken = "",
}: NodeJS.ProcessEnv): AwsCredentials | undefined {
  if (accessKeyId === "" || secretAccessKey === "") return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken === "" ? {} : { sessionToken }) };
}

/** A real secret key has 40 characters. A word that serves as one in tests may be part of any message. */
const shortestSecret = 16;

/** What must not be shown of credentials. */
export function secretsOf({
  secretAccessKey,
  sessionToken = "",
}: AwsCredentials = testCredentials): string[] {
  return [secretAccessKey, sessionToken].filter((secret) => secret.length >= shortestSecret);
}
