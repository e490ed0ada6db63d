import { type AwsCredentials, credentialsIn } from "@cognito-auth/local-aws/credentials";
import { CommandError } from "../cli/errors";

/** Whose access keys sign the calls of an endpoint: anybody's, or those of the environment. */
export const accessKeySources = ["test", "environment"] as const;

/** One of the sources of access keys. */
export type AccessKeySource = (typeof accessKeySources)[number];

const needed = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];

/**
 * The user's own credentials, where they are asked for.
 *
 * @throws CommandError when they aren't in the environment
 */
export function findCredentials(
  source: AccessKeySource,
  environment: NodeJS.ProcessEnv,
): AwsCredentials | undefined {
  if (source === "test") return undefined;
  const missing = needed.filter((name) => (environment[name] ?? "") === "");
  if (missing.length === 0) return credentialsIn(environment);
  throw new CommandError(
    `--access-keys environment: ${missing.join(" and ")} ${missing.length === 1 ? "isn't" : "aren't"} set`,
    "set them to the endpoint's access keys, and AWS_SESSION_TOKEN if they have one, or leave --access-keys out",
  );
}
