import type { AwsProviderName } from "./awsProviderName";
import { findInstalledPlugins, type InstalledPlugin, type InstalledPlugins } from "./installedPlugins";

/** What deploys the programs' resources, including random ones. */
export type AwsProvider = { readonly name: "local" } | ({ readonly name: "installed" } & InstalledPlugins);

/** A provider, as `--json` prints it. */
export interface AwsProviderReport {
  name: AwsProviderName;
  /** Those of Pulumi that ran; none for this project's own provider. */
  plugins: InstalledPlugin[];
}

/**
 * The requested provider.
 *
 * @throws LocalAwsError when its plugins aren't installed
 */
export async function findAwsProvider(
  name: AwsProviderName,
  environment: NodeJS.ProcessEnv,
): Promise<AwsProvider> {
  return name === "local" ? { name } : { name, ...(await findInstalledPlugins(environment)) };
}

/** A description of a provider, to follow "AWS provider:". */
export function describeAwsProvider(provider: AwsProvider): string {
  if (provider.name === "local") return "local, in place of Pulumi's aws and random plugins";
  return `installed, Pulumi's plugins ${provider.plugins.map(describePlugin).join(" and ")}`;
}

function describePlugin({ name, version, path }: InstalledPlugin): string {
  return version === undefined ? `${name} (${path})` : `${name} v${version}`;
}

/** A provider as `--json` prints it. */
export function reportAwsProvider(provider: AwsProvider): AwsProviderReport {
  return { name: provider.name, plugins: provider.name === "local" ? [] : [...provider.plugins] };
}
