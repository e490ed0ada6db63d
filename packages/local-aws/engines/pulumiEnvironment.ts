/** Where the `pulumi` command keeps its state. */
export interface OwnState {
  /** The folder that holds the state, as a file backend. */
  readonly stateFolder: string;
  /** The passphrase that encrypts the state's secrets. */
  readonly passphrase: string;
}

/** What the environment of the `pulumi` command contains. */
export interface PulumiEnvironment extends OwnState {
  /** The loopback port of the local provider, which takes the place of the AWS and random ones. */
  readonly providerPort: number;
}

/**
 * The variables with which the `pulumi` command deploys through the local provider, without any of the user's settings.
 */
export function pulumiEnvironment({ providerPort, ...state }: PulumiEnvironment): Record<string, string> {
  return {
    ...ownStateEnvironment(state),
    PULUMI_DEBUG_PROVIDERS: `aws:${providerPort},random:${providerPort}`,
  };
}

/** The variables with which the `pulumi` command has a state of its own, and downloads nothing by itself. */
export function ownStateEnvironment({ stateFolder, passphrase }: OwnState): Record<string, string> {
  return {
    PULUMI_BACKEND_URL: `file://${stateFolder}`,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // Its own home keeps the user's login, plugins and selected stacks out of it.
    PULUMI_HOME: homeIn(stateFolder),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** The folder that is the `pulumi` command's home. */
export function homeIn(stateFolder: string): string {
  return `${stateFolder}/home`;
}
