import { mkdir } from "node:fs/promises";
import { dirname, relative } from "node:path";
import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import { secretVariables } from "@cognito-auth/local-aws/credentials";
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
import { type ShellEnvironment, shellOf } from "./shell";

const { commandsOf, load } = shellOf(process.platform);

/**
 * `npm run local-aws`: keeps a local AWS and the provider for it up, and prints the environment with which the user's own
 * `pulumi` command deploys there.
 */
export async function runLocalAws(context: CommandContext<LocalAwsOptions>): Promise<number> {
  const { folder, progress, atEnd, fail } = context;
  const { region, awsProvider } = context.options;
  const provider = await findAwsProvider(awsProvider, context.environment);
  const target = await findEndpoint(context, { region, services: providerServices });

  const stateFolder = makeTemporaryFolder();
  atEnd(() => stateFolder.remove());
  const opening = openPulumiAccess(provider, { ...target, onNotice: progress }, stateFolder.path);
  atEnd(() => stopOnceOpen(opening));
  const access = await opening;
  void access.ended?.then(() => {
    fail(new CommandError("The local provider ended by itself.", "run the command again"));
  });

  const { unset } = access;
  // The local AWS is in one region, and a stack that is in another is rejected.
  const config = { ...(region === defaultRegion ? {} : { "aws:region": region }), ...access.config };
  // The AWS CLI can't reach an account of the user's either.
  const environment = { ...access.environment, ...awsEnvironment(target) };
  const file = environmentFile(folder);
  const isWritten = await writeEnvironment(file, { environment, unset }, context);
  const secrets = secretsIn(environment, target);
  const report: LocalAwsReport = {
    endpoint: target.endpoint,
    provider: reportAwsProvider(provider),
    environment: without(environment, secrets),
    unset,
    config,
  };
  if (provider.name === "installed") progress(`AWS provider: ${describeAwsProvider(provider)}`);
  await announce(report, { file: isWritten ? relative(folder, file) : undefined, secrets }, context);
  return 0;
}

/** The user's own keys belong on no screen and in no log. */
function secretsIn(environment: Readonly<Record<string, string>>, { credentials }: AwsTarget): string[] {
  return credentials === undefined ? [] : secretVariables.filter((name) => environment[name] !== "");
}

function without(
  environment: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
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
  environment: ShellEnvironment,
  { atEnd, progress }: CommandContext<LocalAwsOptions>,
): Promise<boolean> {
  const content = `${commandsOf(environment).join("\n")}\n`;
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

/** What the environment has and isn't printed, and where it is. */
interface Unprinted {
  readonly file: string | undefined;
  readonly secrets: readonly string[];
}

async function announce(
  access: LocalAwsReport,
  { file, secrets }: Unprinted,
  { report, print, printJson, serve }: CommandContext<LocalAwsOptions>,
): Promise<void> {
  printJson(access);
  print(report.heading("The environment for your pulumi command"));
  for (const line of commandsOf(access)) print(line);
  if (secrets.length > 0) print(report.notice(`not printed, since it is secret: ${secrets.join(", ")}`));
  print(report.heading("In another terminal"));
  print(file === undefined ? "(the commands above)" : load(file));
  print("pulumi stack init local");
  for (const [key, value] of Object.entries(access.config)) print(`pulumi config set ${key} ${value}`);
  await serve(access.endpoint);
}
