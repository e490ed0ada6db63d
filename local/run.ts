import { relative } from "node:path";
import type { CommandLine } from "./commandLine";
import { findEndpoint } from "./endpoint";
import { chooseEngine, type CreatedResource, type Engine, type Outputs } from "./engines";
import { LocalDeploymentError } from "./errors";
import { frontendFolder, readDeployedPool, writeFrontendFiles } from "./frontend";
import { proveSignIn, type ProofResult } from "./proof";
import { shownOutputs, summaryOf, type RunReport, type TextReport } from "./report";
import { readStackFiles, type StackFiles } from "./stackFiles";
import { testUserOf, type DeployedTestUser } from "./testUser";

/** What a run needs of the process that it is in. */
export interface Surroundings {
  /** The project's folder. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Loads the program's entry. */
  readonly loadProgram: () => object;
  /** Prints a line of the report. */
  readonly say: (line: string) => void;
  /** Tells what is being waited for. */
  readonly progress: (message: string) => void;
  /** Ends the run with an error, whatever it is doing. */
  readonly fail: (error: Error) => void;
  /** Keeps something to do at the end, however the run ends; the last comes first. */
  readonly atEnd: (cleanUp: () => Promise<void>) => void;
}

/** Where a stack is deployed. */
interface Target {
  readonly endpoint: string;
  readonly region: string;
}

/**
 * Deploys a stack to a local AWS and proves that its test user can sign in.
 *
 * @throws LocalDeploymentError when something stands in the way; a claim that fails is in the report
 */
export async function run(
  options: CommandLine,
  text: TextReport,
  surroundings: Surroundings,
): Promise<RunReport> {
  const { say, progress } = surroundings;
  const stackFiles = await readStackFiles(surroundings.folder, options.stack);
  const region = stackFiles.config["aws:region"] ?? "us-east-1";
  const endpoint = await findEndpoint({ ...options, region }, surroundings.environment, surroundings);
  const target = { endpoint, region };

  const notices = new Set<string>();
  const engine = await openEngine(options, target, surroundings, (notice) => notices.add(notice));
  say(text.heading(`Stack ${options.stack} on ${target.endpoint}, run ${engine.description}`));
  const { resources, outputs } = await deploy(engine, options, stackFiles, text, surroundings);
  for (const notice of notices) say(text.notice(notice));

  const shown = shownOutputs(outputs, options.showSecrets);
  say(text.heading("Outputs"));
  for (const [name, value] of Object.entries(shown)) say(text.output(name, value));

  const testUser = testUserOf(stackFiles, outputs);
  const files = await writeFiles(
    target,
    outputs,
    testUser,
    frontendFolder(surroundings.folder, options.stack),
  );
  say(text.heading("Files for a frontend"));
  for (const file of files) say(`  ${relative(surroundings.folder, file)}`);

  progress("Signing in as the test user …");
  say(text.heading("Sign-in"));
  const proof = await prove(target, outputs, testUser, options, stackFiles, (result) => {
    say(text.proof(result));
  });
  say(text.heading(summaryOf(proof, performance.now() / 1_000)));
  return {
    stack: options.stack,
    engine: engine.description,
    endpoint: target.endpoint,
    resources,
    notices: [...notices],
    outputs: shown,
    files,
    proof,
    succeeded: proof.every(({ status }) => status !== "failed"),
  };
}

async function openEngine(
  options: CommandLine,
  target: Target,
  { environment, atEnd }: Surroundings,
  onNotice: (notice: string) => void,
): Promise<Engine> {
  const engine = await chooseEngine({ ...target, onNotice }, environment);
  atEnd(() => engine.close());
  // A local AWS of this run's own takes everything with it; another one keeps what isn't deleted.
  if (options.endpoint !== undefined) atEnd(() => engine.destroy());
  return engine;
}

async function deploy(
  engine: Engine,
  { stack }: CommandLine,
  { project, config }: StackFiles,
  text: TextReport,
  { say, loadProgram }: Surroundings,
): Promise<{ resources: CreatedResource[]; outputs: Outputs }> {
  const resources: CreatedResource[] = [];
  const outputs = await engine.deploy({ project, stack, config, load: loadProgram }, (resource) => {
    resources.push(resource);
    say(text.resource(resource));
  });
  return { resources, outputs };
}

async function writeFiles(
  target: Target,
  outputs: Outputs,
  testUser: DeployedTestUser | undefined,
  folder: string,
): Promise<string[]> {
  const frontend = {
    ...target,
    userPoolId: textOf(outputs, "userPoolId"),
    appClientId: textOf(outputs, "appClientId"),
    ...(testUser === undefined ? {} : { testUser }),
  };
  return writeFrontendFiles(folder, frontend, await readDeployedPool(frontend));
}

async function prove(
  target: Target,
  outputs: Outputs,
  testUser: DeployedTestUser | undefined,
  options: CommandLine,
  { project, config }: StackFiles,
  onResult: (result: ProofResult) => void,
): Promise<ProofResult[]> {
  if (testUser === undefined) {
    const result: ProofResult = {
      claim: "A user can sign in.",
      status: "not proved",
      detail: "this stack has no test user",
    };
    onResult(result);
    return [result];
  }
  const { username, email, temporaryPassword, invited } = testUser;
  const proofTarget = {
    ...target,
    userPoolId: textOf(outputs, "userPoolId"),
    appClientId: textOf(outputs, "appClientId"),
    issuer: textOf(outputs, "userPoolIssuer"),
    username,
    email,
    temporaryPassword,
    invitationSent: invited,
    keepTemporaryPassword: options.serve,
    rotatesRefreshTokens: config[`${project}:refreshTokenRotation`] !== undefined,
  };
  return proveSignIn(proofTarget, onResult);
}

function textOf(outputs: Outputs, name: string): string {
  const value = outputs[name]?.value;
  if (typeof value === "string") return value;
  throw new LocalDeploymentError(
    `The stack has no output ${name}.`,
    "export what components/contract/stackOutputs.ts names",
  );
}
