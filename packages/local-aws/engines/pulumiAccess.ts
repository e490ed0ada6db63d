import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startAccountHostProxy } from "./accountHostProxy";
import { overridingVariables } from "./awsEnvironment";
import type { AwsProvider } from "./awsProvider";
import type { ProviderTarget } from "./engine";
import {
  installedEnvironment,
  isUnsafeSetting,
  neededConfiguration,
  overridingPluginVariables,
} from "./installedEnvironment";
import { startProvider } from "./providerProcess";
import { homeIn, ownStateEnvironment, pulumiEnvironment } from "./pulumiEnvironment";

/** How the `pulumi` command reaches a local AWS through a provider. */
export interface PulumiAccess {
  /** The variables to set. */
  readonly environment: Readonly<Record<string, string>>;
  /** The variables to remove. */
  readonly unset: readonly string[];
  /** The additional settings of the provider in a stack's configuration. */
  readonly config: Readonly<Record<string, string>>;
  /** Whether a stack's setting must not reach the provider. */
  readonly isUnsafe: (key: string) => boolean;
  /** Resolves when what it depends on has ended by itself; undefined if nothing can. */
  readonly ended: Promise<unknown> | undefined;
  stop(): Promise<void>;
}

/**
 * Gives the `pulumi` command access to a local AWS, with a state of its own.
 *
 * @param stateFolder an empty folder for the state and everything else
 * @throws LocalAwsError when something can't be started
 */
export function openPulumiAccess(
  provider: AwsProvider,
  target: ProviderTarget,
  stateFolder: string,
): Promise<PulumiAccess> {
  return provider.name === "local"
    ? openLocalAccess(target, stateFolder)
    : openInstalledAccess(provider.folder, target, stateFolder);
}

/** Stops what is being opened, once that has succeeded or failed. */
export async function stopOnceOpen(opening: Promise<Pick<PulumiAccess, "stop">>): Promise<void> {
  const access = await opening.catch(() => undefined);
  await access?.stop();
}

/** A stack's configuration there: its own, without what must not reach the provider, and what the provider needs. */
export function configurationOf(
  own: Readonly<Record<string, string>>,
  { config, isUnsafe }: Pick<PulumiAccess, "config" | "isUnsafe">,
): Record<string, string> {
  const safe = Object.entries(own).filter(([key]) => !isUnsafe(key));
  return { ...Object.fromEntries(safe), ...config };
}

// The state is thrown away with its folder; Pulumi encrypts its secrets all the same.
const passphrase = "";

async function openLocalAccess(target: ProviderTarget, stateFolder: string): Promise<PulumiAccess> {
  const served = await startProvider(target);
  return {
    environment: pulumiEnvironment({ stateFolder, passphrase, providerPort: served.port }),
    unset: overridingVariables,
    config: {},
    isUnsafe: () => false,
    ended: served.ended,
    stop: () => served.stop(),
  };
}

async function openInstalledAccess(
  plugins: string,
  target: ProviderTarget,
  stateFolder: string,
): Promise<PulumiAccess> {
  const { endpoint } = target;
  const home = homeIn(stateFolder);
  await mkdir(home);
  // The engine doesn't accept a link to a plugin, only one to the folder of all plugins. It uses nothing else of the
  // user's home.
  if (existsSync(plugins)) await symlink(plugins, join(home, "plugins"), "junction");
  const emptyFile = join(stateFolder, "aws-config");
  await writeFile(emptyFile, "");
  const proxy = endpoint.startsWith("http:") ? await startAccountHostProxy(endpoint) : undefined;
  return {
    environment: {
      ...ownStateEnvironment({ stateFolder, passphrase }),
      ...installedEnvironment({ ...target, emptyFile, proxy: proxy?.address }),
    },
    unset: overridingPluginVariables,
    config: neededConfiguration(endpoint),
    isUnsafe: isUnsafeSetting,
    ended: undefined,
    stop: async () => {
      await proxy?.stop();
    },
  };
}
