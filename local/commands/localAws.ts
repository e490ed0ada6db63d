import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { runCommand, type Command } from "../../cli/command";
import { applicationServices } from "@cognito-auth/local-aws/emulator";
import { findEndpoint } from "../endpoint";
import {
  describeAwsProvider,
  findAwsProvider,
  reportAwsProvider,
  type AwsProviderReport,
} from "@cognito-auth/local-aws/engines";
import { awsEnvironment } from "@cognito-auth/local-aws/engines/awsEnvironment";
import { openPulumiAccess, type PulumiAccess } from "@cognito-auth/local-aws/engines/pulumiAccess";
import { LocalDeploymentError } from "@cognito-auth/local-aws/errors";
import { parseLocalAwsCommandLine, usage } from "./localAwsOptions";
import { mayHaveColour, TextReport } from "../report";

/*
 * `npm run local-aws`: keeps a local AWS and the provider for it up, and tells with which environment the user's own
 * `pulumi` command deploys there.
 */

void runCommand(async (command) => {
  const options = parseLocalAwsCommandLine(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const { region } = options;
  const provider = await findAwsProvider(options.awsProvider, process.env);
  const endpoint = await findEndpoint({ ...options, services: applicationServices }, process.env, command);

  const stateFolder = await mkdtemp(join(tmpdir(), "cognito-auth-pulumi-"));
  command.atEnd(() => rm(stateFolder, { recursive: true, force: true }));
  const access = await openPulumiAccess(
    provider,
    { endpoint, region, onNotice: command.progress },
    stateFolder,
  );
  command.atEnd(() => access.stop());
  void access.ended?.then(() => {
    command.fail(new LocalDeploymentError("The local provider ended by itself.", "run the command again"));
  });

  const { unset, config } = access;
  // The AWS CLI can't reach an account of the user's either.
  const environment = { ...access.environment, ...awsEnvironment({ endpoint, region }) };
  const report = { endpoint, provider: reportAwsProvider(provider), environment, unset, config };
  const file = join(process.cwd(), ".local", "local-aws.env");
  await writeEnvironment(file, report, command);
  if (provider.name === "installed") command.progress(`AWS provider: ${describeAwsProvider(provider)}`);
  await announce(report, relative(process.cwd(), file), command);
  return 0;
});

/** What the `pulumi` command has to know of a local AWS, as `--json` prints it. */
interface LocalAwsReport extends Pick<PulumiAccess, "environment" | "unset" | "config"> {
  readonly endpoint: string;
  readonly provider: AwsProviderReport;
}

async function writeEnvironment(file: string, report: LocalAwsReport, { atEnd }: Command): Promise<void> {
  const content = `${commandsOf(report).join("\n")}\n`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  atEnd(async () => {
    // Another run may have put its own there.
    const isOwn = (await readFile(file, "utf8").catch(() => undefined)) === content;
    if (isOwn) await rm(file);
  });
}

async function announce(
  report: LocalAwsReport,
  file: string,
  { say, sayJson, progress, serve }: Command,
): Promise<void> {
  sayJson(report);
  const text = new TextReport(mayHaveColour(process.stdout, process.env));
  say(text.heading("The environment for your pulumi command"));
  for (const line of commandsOf(report)) say(line);
  say(text.heading("In another terminal"));
  say(`. ${file}`);
  say("pulumi stack init sandbox");
  for (const [key, value] of Object.entries(report.config)) say(`pulumi config set ${key} ${value}`);
  progress("");
  await serve(report.endpoint);
}

/** The environment as commands of a POSIX shell. */
function commandsOf({ environment, unset }: LocalAwsReport): string[] {
  const exports = Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  );
  return [...exports, ...(unset.length === 0 ? [] : [`unset ${unset.join(" ")}`])];
}
