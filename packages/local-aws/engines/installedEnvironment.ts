import { isIP } from "node:net";
import type { AwsTarget } from "../awsClient";
import { awsEnvironment, overridingVariables } from "./awsEnvironment";

/** The local AWS that an installed plugin uses, and its surroundings. */
export interface InstalledTarget extends AwsTarget {
  /** An empty file, in place of the user's AWS configuration. */
  readonly emptyFile: string;
  /** The address of the proxy for hosts with an account's number; undefined where there is none. */
  readonly proxy: string | undefined;
}

/**
 * The variables with which Pulumi's own AWS plugin uses a local AWS, by default with test credentials.
 *
 * The plugin must request the account (AWS_SKIP_REQUESTING_ACCOUNT_ID isn't set here): it can't read the tags
 * of a bucket without the account's number.
 */
export function installedEnvironment({
  emptyFile,
  proxy,
  ...target
}: InstalledTarget): Record<string, string> {
  return {
    ...awsEnvironment(target),
    AWS_CONFIG_FILE: emptyFile,
    AWS_SHARED_CREDENTIALS_FILE: emptyFile,
    AWS_SKIP_CREDENTIALS_VALIDATION: "true",
    AWS_SKIP_METADATA_API_CHECK: "true",
    ...(proxy === undefined ? {} : { HTTP_PROXY: proxy }),
  };
}

/** Those, and the variables that take precedence over the proxy or the plugin of this environment. */
export const overridingPluginVariables: readonly string[] = [
  ...overridingVariables,
  "NO_PROXY",
  "no_proxy",
  "PULUMI_DEBUG_PROVIDERS",
];

/** The settings of the plugin that have nothing to do with endpoints and credentials. */
export const safeSettings = ["aws:region", "aws:defaultTags", "aws:ignoreTags"];

/** Whether a stack's setting could direct the plugin to another endpoint, or give it other credentials. */
export function isUnsafeSetting(key: string): boolean {
  return key.startsWith("aws:") && !safeSettings.includes(key);
}

/**
 * The settings of the plugin for which there is no variable: if the endpoint is a host name, a bucket's name must
 * not become a part of it.
 */
export function neededConfiguration(endpoint: string): Record<string, string> {
  const { hostname } = new URL(endpoint);
  const isAddress = isIP(hostname.replace(/^\[(.*)\]$/, "$1")) !== 0;
  return isAddress ? {} : { "aws:s3UsePathStyle": "true" };
}
