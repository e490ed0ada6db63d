import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import { findAuthority } from "@cognito-auth/local-aws/certificateAuthority";
import { type RuleSelection, startEmulator } from "@cognito-auth/local-aws/emulator";
import { ignoreAwsSettings } from "@cognito-auth/local-aws/engines/awsEnvironment";
import type { CommandContext } from "../cli/command";
import { CommandError } from "../cli/errors";
import { type AccessKeySource, findCredentials } from "./accessKeys";
import { checkEndpoint } from "./givenEndpoint";
import { removeLeftovers } from "./leftovers";

/** Where stacks are deployed, according to the command line. */
interface EndpointOptions {
  /** An endpoint that somebody else started. */
  readonly endpoint: string | undefined;
  /** Whose access keys that endpoint gets. */
  readonly accessKeys: AccessKeySource;
  /** The port of a local AWS to start. */
  readonly port: number | undefined;
  /** The rules of a local AWS to start. */
  readonly rules: RuleSelection;
}

/** What stacks require of a local AWS. */
interface LocalAwsNeeds {
  /** The region that it stands for. */
  readonly region: string;
  /** The AWS services that a local AWS needs, by their endpoint names. */
  readonly services: readonly string[];
}

/**
 * The endpoint that is given, or a local AWS that is started and stays until the command ends.
 *
 * @throws CommandError when the one doesn't answer, or the other doesn't start
 */
export async function findEndpoint(
  {
    options: { endpoint, accessKeys, port, rules },
    folder,
    environment,
    progress,
    atEnd,
    signal,
    fail,
  }: CommandContext<EndpointOptions>,
  { region, services }: LocalAwsNeeds,
): Promise<AwsTarget> {
  const credentials = findCredentials(accessKeys, environment);
  // From here on, nothing is called but this endpoint.
  ignoreAwsSettings();
  await removeLeftovers(folder);
  if (endpoint !== undefined) {
    const authorityFile = await findAuthority(endpoint, environment);
    const target = { endpoint, region, credentials, authorityFile };
    await checkEndpoint(target);
    return target;
  }
  const starting = startEmulator({
    ...(port === undefined ? {} : { port }),
    services,
    rules,
    environment,
    onProgress: progress,
    signal,
  });
  // Also where a signal comes while it is being installed or started.
  atEnd(async () => {
    const started = await starting.catch(() => undefined);
    await started?.stop();
  });
  const emulator = await starting;
  void emulator.exited.then(() => {
    fail(new CommandError("The local AWS ended by itself.", "run the command again"));
  });
  return { endpoint: emulator.endpoint, region };
}
