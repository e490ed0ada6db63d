import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { runCommand, type Command } from "./command";
import { startEmulator } from "./emulator";
import { checkEndpoint } from "./endpoint";
import { startProvider } from "./engines/providerProcess";
import { pulumiEnvironment } from "./engines/pulumiEnvironment";
import { LocalDeploymentError } from "./errors";
import { endpointOf, portOf, readOptions, refuseBoth, understand } from "./options";
import { mayHaveColour, TextReport } from "./report";

/*
 * `npm run local-aws`: keeps a local AWS and the provider for it up, and tells with which environment the user's own
 * `pulumi` command deploys there.
 */

const usage = `Keeps a local AWS up, to which your pulumi command deploys, until Ctrl-C.

Usage: npm run local-aws [-- options]

  --port NUMBER     the local AWS's port (a free one)
  --endpoint URL    use an AWS-like endpoint that is already running, instead of starting one
  --region NAME     the region that it stands for (us-east-1)
  --json            print the environment as one JSON document instead of shell commands
  --help            print this

The environment is also written to .local/local-aws.env, which a shell loads with ". .local/local-aws.env". The stacks
are kept apart from your own, and are gone when the command ends; what they deployed to an --endpoint stays there, unless
"pulumi destroy" comes first.
`;

/** What the command line asks for. */
function parse(args: string[]) {
  return understand("npm run local-aws", () => {
    const values = readOptions(args, {
      port: { type: "string" },
      endpoint: { type: "string" },
      region: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    });
    refuseBoth(values);
    return {
      port: portOf(values.port),
      endpoint: endpointOf(values.endpoint),
      region: regionOf(values.region ?? "us-east-1"),
      help: values.help ?? false,
    };
  });
}

function regionOf(region: string): string {
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return region;
  throw new Error(`--region ${JSON.stringify(region)}: a region is a name such as eu-west-1`);
}

void runCommand(async (command) => {
  const { port, endpoint: given, region, help } = parse(process.argv.slice(2));
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const endpoint = given ?? (await start(port, command));
  if (given !== undefined) await checkEndpoint(given, region);

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
  await tell(endpoint, environment, relative(process.cwd(), file), command);
  return 0;
});

async function start(port: number | undefined, { progress, atEnd, fail }: Command): Promise<string> {
  const emulator = await startEmulator({ ...(port === undefined ? {} : { port }), onProgress: progress });
  atEnd(() => emulator.stop());
  void emulator.exited.then(() => {
    fail(new LocalDeploymentError("The local AWS ended by itself.", "run the command again"));
  });
  return emulator.endpoint;
}

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

async function tell(
  endpoint: string,
  environment: Record<string, string>,
  file: string,
  { say, sayJson, progress, untilInterrupted }: Command,
): Promise<void> {
  sayJson({ endpoint, environment });
  const text = new TextReport(mayHaveColour(process.stdout, process.env));
  say(text.heading("The environment for your pulumi command"));
  for (const line of exportsOf(environment)) say(line);
  say(text.heading("In another terminal"));
  say(`. ${file}`);
  say("pulumi stack init sandbox");
  progress(`\nServing ${endpoint} until Ctrl-C …`);
  await untilInterrupted();
  progress("Stopping …");
}

/** The environment as commands of a POSIX shell. */
function exportsOf(environment: Record<string, string>): string[] {
  return Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  );
}
