import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { runCommand, type Command } from "./command";
import { applicationServices } from "./emulator";
import { findEndpoint } from "./endpoint";
import { startProvider } from "./engines/providerProcess";
import { pulumiEnvironment } from "./engines/pulumiEnvironment";
import { LocalDeploymentError } from "./errors";
import { parseLocalAwsCommandLine, usage } from "./localAwsCommandLine";
import { mayHaveColour, TextReport } from "./report";

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
  const endpoint = await findEndpoint({ ...options, services: applicationServices }, process.env, command);

  const stateFolder = await mkdtemp(join(tmpdir(), "cognito-auth-pulumi-"));
  command.atEnd(() => rm(stateFolder, { recursive: true, force: true }));
  const provider = await startProvider({ endpoint, region, onNotice: command.progress });
  command.atEnd(() => provider.stop());
  void provider.ended.then(() => {
    command.fail(new LocalDeploymentError("The local provider ended by itself.", "run the command again"));
  });

  const environment = {
    ...pulumiEnvironment({ stateFolder, passphrase: "", providerPort: provider.port }),
    // For the AWS CLI, which so can't reach an account of the user's.
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_SESSION_TOKEN: "",
  };
  const file = join(process.cwd(), ".local", "local-aws.env");
  await writeEnvironment(file, environment, command);
  await announce(endpoint, environment, relative(process.cwd(), file), command);
  return 0;
});

async function writeEnvironment(
  file: string,
  environment: Record<string, string>,
  { atEnd }: Command,
): Promise<void> {
  const content = `${exportsOf(environment).join("\n")}\n`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  atEnd(async () => {
    // Another run may have put its own there.
    const isOwn = (await readFile(file, "utf8").catch(() => undefined)) === content;
    if (isOwn) await rm(file);
  });
}

async function announce(
  endpoint: string,
  environment: Record<string, string>,
  file: string,
  { say, sayJson, progress, serve }: Command,
): Promise<void> {
  sayJson({ endpoint, environment });
  const text = new TextReport(mayHaveColour(process.stdout, process.env));
  say(text.heading("The environment for your pulumi command"));
  for (const line of exportsOf(environment)) say(line);
  say(text.heading("In another terminal"));
  say(`. ${file}`);
  say("pulumi stack init sandbox");
  progress("");
  await serve(endpoint);
}

/** The environment as commands of a POSIX shell. */
function exportsOf(environment: Record<string, string>): string[] {
  return Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  );
}
