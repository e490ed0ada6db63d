import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import {
  type AwsProviderReport,
  describeAwsProvider,
  findAwsProvider,
  reportAwsProvider,
} from "@cognito-auth/local-aws/engines";
import { awsEnvironment } from "@cognito-auth/local-aws/engines/awsEnvironment";
import { openPulumiAccess, type PulumiAccess } from "@cognito-auth/local-aws/engines/pulumiAccess";
import type { CommandContext } from "../../cli/command";
import { CommandError } from "../../cli/errors";
import { findEndpoint } from "../endpoint";
import { defaultRegion } from "../region";
import type { LocalAwsOptions } from "./localAwsOptions";

/**
 * `npm run local-aws`: keeps a local AWS and the provider for it up, and prints the environment with which the user's own
 * `pulumi` command deploys there.
 */
export async function runLocalAws(context: CommandContext<LocalAwsOptions>): Promise<number> {
  const { folder, progress, atEnd, fail } = context;
  const { region, awsProvider } = context.options;
  const provider = await findAwsProvider(awsProvider, context.environment);
  const endpoint = await findEndpoint(context, { region, services: providerServices });

  const stateFolder = await mkdtemp(join(tmpdir(), "cognito-auth-pulumi-"));
  atEnd(() => rm(stateFolder, { recursive: true, force: true }));
  const access = await openPulumiAccess(provider, { endpoint, region, onNotice: progress }, stateFolder);
  atEnd(() => access.stop());
  void access.ended?.then(() => {
    fail(new CommandError("The local provider ended by itself.", "run the command again"));
  });

  const { unset } = access;
  // The local AWS is in one region, and a stack that is in another is rejected.
  const config = { ...(region === defaultRegion ? {} : { "aws:region": region }), ...access.config };
  // The AWS CLI can't reach an account of the user's either.
  const environment = { ...access.environment, ...awsEnvironment({ endpoint, region }) };
  const report = { endpoint, provider: reportAwsProvider(provider), environment, unset, config };
  const file = join(folder, ".local", "local-aws.env");
  await writeEnvironment(file, report, context);
  if (provider.name === "installed") progress(`AWS provider: ${describeAwsProvider(provider)}`);
  await announce(report, relative(folder, file), context);
  return 0;
}

/** What the `pulumi` command needs to use a local AWS, as `--json` prints it. */
interface LocalAwsReport extends Pick<PulumiAccess, "environment" | "unset" | "config"> {
  readonly endpoint: string;
  readonly provider: AwsProviderReport;
}

async function writeEnvironment(
  file: string,
  report: LocalAwsReport,
  { atEnd }: Pick<CommandContext<unknown>, "atEnd">,
): Promise<void> {
  const content = `${commandsOf(report).join("\n")}\n`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  atEnd(async () => {
    // Another run may have written its own there.
    const isOwn = (await readFile(file, "utf8").catch(() => undefined)) === content;
    if (isOwn) await rm(file);
  });
}

async function announce(
  access: LocalAwsReport,
  file: string,
  { report, print, printJson, serve }: CommandContext<LocalAwsOptions>,
): Promise<void> {
  printJson(access);
  print(report.heading("The environment for your pulumi command"));
  for (const line of commandsOf(access)) print(line);
  print(report.heading("In another terminal"));
  print(`. ${file}`);
  print("pulumi stack init local");
  for (const [key, value] of Object.entries(access.config)) print(`pulumi config set ${key} ${value}`);
  await serve(access.endpoint);
}

/** The environment as commands of a POSIX shell. */
function commandsOf({ environment, unset }: LocalAwsReport): string[] {
  const exports = Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  );
  return [...exports, ...(unset.length === 0 ? [] : [`unset ${unset.join(" ")}`])];
}
