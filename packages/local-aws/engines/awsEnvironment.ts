import { devNull } from "node:os";
import type { AwsTarget } from "../awsClient";
import { authorityVariables } from "../certificateAuthority";
import { credentialVariables } from "../credentials";

/** The variables with which AWS's own tools use a local AWS, and can't reach a real account of the user. */
export function awsEnvironment({
  endpoint,
  region,
  credentials,
  authorityFile,
}: AwsTarget): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    ...credentialVariables(credentials),
    ...authorityVariables(authorityFile),
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
    AWS_USE_DUALSTACK_ENDPOINT: "false",
    AWS_USE_FIPS_ENDPOINT: "false",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** The services that are called for the programs here, as AWS_ENDPOINT_URL_… names them. */
const services = [
  "APIGATEWAYV2",
  "CLOUDWATCH_LOGS",
  "COGNITO_IDENTITY",
  "COGNITO_IDENTITY_PROVIDER",
  "IAM",
  "LAMBDA",
  "S3",
  "S3_CONTROL",
  "STS",
];

/** The variables that take precedence over the endpoint or the credentials of this environment. */
export const overridingVariables: readonly string[] = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  ...services.map((service) => `AWS_ENDPOINT_URL_${service}`),
  ...["IAM", "S3", "STS"].flatMap((service) => [`AWS_${service}_ENDPOINT`, `TF_AWS_${service}_ENDPOINT`]),
];

/**
 * An environment without what a user has set for AWS: a profile, another endpoint, FIPS or dual-stack endpoints, retries
 * and all else that AWS's SDK reads from the environment or from the files in `~/.aws`, and that could break or redirect
 * calls of a local AWS.
 */
export function withoutAwsSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(environment).filter(([name]) => !isAwsSetting(name));
  return { ...Object.fromEntries(others), ...noFiles };
}

/** Removes from this process's environment what a user has set for AWS. */
export function ignoreAwsSettings(): void {
  for (const name of Object.keys(process.env).filter(isAwsSetting)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, noFiles);
}

function isAwsSetting(name: string): boolean {
  // AWS_SDK_… is what this project itself sets.
  return /^AWS_(?!SDK_)/i.test(name);
}

// Without them, the SDK would read the files in the user's home.
const noFiles = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };
