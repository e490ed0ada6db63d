import { isIP } from "node:net";
import { awsEnvironment } from "./awsEnvironment";

/** The local AWS that an installed plugin is to use, and what goes with it. */
export interface InstalledTarget {
  readonly endpoint: string;
  readonly region: string;
  /** An empty file, in place of the user's AWS configuration. */
  readonly emptyFile: string;
  /** The address of the proxy for hosts with an account's number; undefined where there is none. */
  readonly proxy: string | undefined;
}

/**
 * The variables with which Pulumi's own AWS plugin uses a local AWS, with test credentials.
 *
 * Which account it is, the plugin has to ask (there is no AWS_SKIP_REQUESTING_ACCOUNT_ID here): it can't read the tags
 * of a bucket without the account's number.
 */
export function installedEnvironment({
  endpoint,
  region,
  emptyFile,
  proxy,
}: InstalledTarget): Record<string, string> {
  return {
    ...awsEnvironment({ endpoint, region }),
    AWS_CONFIG_FILE: emptyFile,
    AWS_SHARED_CREDENTIALS_FILE: emptyFile,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
    AWS_USE_DUALSTACK_ENDPOINT: "false",
    AWS_USE_FIPS_ENDPOINT: "false",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SKIP_CREDENTIALS_VALIDATION: "true",
    AWS_SKIP_METADATA_API_CHECK: "true",
    ...(proxy === undefined ? {} : { HTTP_PROXY: proxy }),
  };
}

/** The services that the plugin calls for the programs here, as AWS_ENDPOINT_URL_… names them. */
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

/** The variables of a user's that would lead the plugin elsewhere, or as somebody else, or have another one run. */
export const misleadingVariables: readonly string[] = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  ...services.map((service) => `AWS_ENDPOINT_URL_${service}`),
  ...["IAM", "S3", "STS"].flatMap((service) => [`AWS_${service}_ENDPOINT`, `TF_AWS_${service}_ENDPOINT`]),
  "PULUMI_DEBUG_PROVIDERS",
];

/** Settings of the plugin that say neither where AWS is, nor who calls it. */
const harmlessSettings = ["aws:region", "aws:defaultTags", "aws:ignoreTags"];

/** Whether a setting of a stack's is one of the plugin's that may lead it elsewhere, or as somebody else. */
export function isMisleadingSetting(key: string): boolean {
  return key.startsWith("aws:") && !harmlessSettings.includes(key);
}

/**
 * The settings of the plugin for which there is no variable: where the endpoint has a name, a bucket's name has to be
 * told not to become a part of it.
 */
export function neededConfiguration(endpoint: string): Record<string, string> {
  const { hostname } = new URL(endpoint);
  const isAddress = isIP(hostname.replace(/^\[(.*)\]$/, "$1")) !== 0;
  return isAddress ? {} : { "aws:s3UsePathStyle": "true" };
}
