import { mkdir } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import {
  type AwsProviderReport,
  describeAwsProvider,
  findAwsProvider,
  reportAwsProvider,
} from "@cognito-auth/local-aws/engines";
import { awsEnvironment } from "@cognito-auth/local-aws/engines/awsEnvironment";
import {
  openPulumiAccess,
  type PulumiAccess,
  stopOnceOpen,
} from "@cognito-auth/local-aws/engines/pulumiAccess";
import { makeTemporaryFolder } from "@cognito-auth/local-aws/temporaryFolder";
import type { CommandContext } from "../../cli/command";
import { CommandError, messageOf } from "../../cli/errors";
import { findEndpoint } from "../endpoint";
import { environmentFile } from "../leftovers";
import { removeOwnFile } from "../ownFile";
import { defaultRegion } from "../region";
import { fileMode, replaceFile } from "../replaceFile";
import type { LocalAwsOptions } from "./localAwsOptions";
import { shellOf } from "./shell";

const { commandsOf, load } = shellOf(process.platform);

/**
 * `npm run local-aws`: keeps a local AWS and the provider for it up, and prints the environment with which the user's own
 * `pulumi` command deploys there.
 */
export async function runLocalAws(context: CommandContext<LocalAwsOptions>): Promise<number> {
  const { folder, progress, atEnd, fail } = context;
  const { region, awsProvider } = context.options;
  const provider = await findAwsProvider(awsProvider, context.environment);
  const endpoint = await findEndpoint(context, { region, services: providerServices });

  const stateFolder = makeTemporaryFolder();
  atEnd(() => stateFolder.remove());
  const opening = openPulumiAccess(provider, { endpoint, region, onNotice: progress }, stateFolder.path);
  atEnd(() => stopOnceOpen(opening));
  const access = await opening;
  void access.ended?.then(() => {
    fail(new CommandError("The local provider ended by itself.", "run the command again"));
  });

  const { unset } = access;
  // The local AWS is in one region, and a stack that is in another is rejected.
  const config = { ...(region === defaultRegion ? {} : { "aws:region": region }), ...access.config };
  // The AWS CLI can't reach an account of the user's either.
  const environment = { ...access.environment, ...awsEnvironment({ endpoint, region }) };
  const report = { endpoint, provider: reportAwsProvider(provider), environment, unset, config };
  const file = environmentFile(folder);
  const isWritten = await writeEnvironment(file, report, context);
  if (provider.name === "installed") progress(`AWS provider: ${describeAwsProvider(provider)}`);
  await announce(report, isWritten ? relative(folder, file) : undefined, context);
  return 0;
}

/** What the `pulumi` command needs to use a local AWS, as `--json` prints it. */
interface LocalAwsReport extends Pick<PulumiAccess, "environment" | "unset" | "config"> {
  readonly endpoint: string;
  readonly provider: AwsProviderReport;
}

/**
 * Writes the environment to a file. It is only more convenient than what is printed, so that nothing else fails with it.
 *
 * @returns whether it could be written
 */
async function writeEnvironment(
  file: string,
  report: LocalAwsReport,
  { atEnd, progress }: CommandContext<LocalAwsOptions>,
): Promise<boolean> {
  const content = `${commandsOf(report).join("\n")}\n`;
  atEnd(() => removeOwnFile(file, content));
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await replaceFile(file, content, fileMode.ownerOnly);
    return true;
  } catch (error) {
    progress(`The environment is printed only, since it can't be written to a file: ${messageOf(error)}`);
    return false;
  }
}

async function announce(
  access: LocalAwsReport,
  file: string | undefined,
  { report, print, printJson, serve }: CommandContext<LocalAwsOptions>,
): Promise<void> {
  printJson(access);
  print(report.heading("The environment for your pulumi command"));
  for (const line of commandsOf(access)) print(line);
  print(report.heading("In another terminal"));
  print(file === undefined ? "(the commands above)" : load(file));
  print("pulumi stack init local");
  for (const [key, value] of Object.entries(access.config)) print(`pulumi config set ${key} ${value}`);
  await serve(access.endpoint);
}
