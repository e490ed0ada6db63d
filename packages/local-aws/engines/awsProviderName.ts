/** Which provider deploys resources of AWS: this project's own, or the plugin that Pulumi has installed. */
export const awsProviderNames = ["local", "installed"] as const;

/** A choice of a provider. */
export type AwsProviderName = (typeof awsProviderNames)[number];
