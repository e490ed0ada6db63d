import { relative } from "node:path";
import type { Outputs } from "@cognito-auth/local-aws/engines";
import type { CommandContext } from "../../cli/command";
import { CommandError, messageOf } from "../../cli/errors";
import type { DeployingOptions } from "../commands/deployingOptions";
import { proofLine } from "../deploymentReport";
import { type Downstream, frontendFolder, writeFrontendFiles } from "../frontend/frontendFiles";
import { type Proof, type ProofResult, proveSignIn } from "../proofs/signIn";
import { reportAbsent } from "./absentClaims";
import type { DeployedStack, Deployment } from "./deployment";
import { rotatesRefreshTokens, temporaryPasswordDays } from "./stackSettings";
import { testUserOf } from "./testUser";

/**
 * Writes the files for a frontend that signs in to a deployed auth stack, and prints their paths, where the stack goes on
 * being served. They are only more convenient than the outputs, so that nothing else fails with them.
 *
 * @param downstream what the frontend uses once it has signed in; nothing by default
 * @returns the paths of the files
 */
export async function writeFiles(
  { target: { endpoint, region } }: Deployment,
  { files, outputs }: DeployedStack,
  context: CommandContext<DeployingOptions>,
  downstream?: Downstream,
): Promise<string[]> {
  const { folder, options, report, print, progress } = context;
  if (!options.serve) return [];
  const testUser = testUserOf(files, outputs);
  const frontend = {
    endpoint,
    region,
    userPoolId: outputOf(outputs, "userPoolId"),
    appClientId: outputOf(outputs, "appClientId"),
    amplifyOutputs: outputOf(outputs, "amplifyOutputs"),
    ...(testUser === undefined ? {} : { testUser }),
    ...(downstream === undefined ? {} : { downstream }),
  };
  try {
    const paths = await writeFrontendFiles(frontendFolder(folder, options.stack), frontend, context);
    print(report.heading("Files for a frontend"));
    for (const path of paths) print(`  ${relative(folder, path)}`);
    return paths;
  } catch (error) {
    progress(messageOf(error));
    return [];
  }
}

/**
 * Proves that the stacks exist as deployed, and that the test user of the auth stack can sign in, and others can't. Prints
 * each result.
 *
 * @param stacks the deployed stacks; the auth stack is the first
 * @param afterSignIn proves what depends on the sign-in; nothing by default
 */
export async function proveStacks(
  deployment: Deployment,
  stacks: readonly [DeployedStack, ...DeployedStack[]],
  { options, report, print, progress }: CommandContext<DeployingOptions>,
  afterSignIn?: AfterSignIn,
): Promise<ProofResult[]> {
  if (testUserOf(stacks[0].files, stacks[0].outputs) !== undefined) progress("Signing in as the test user …");
  print(report.heading("Sign-in"));
  const onResult = (result: ProofResult): void => {
    print(proofLine(report, result));
  };
  const absent = reportAbsent(
    stacks.flatMap(({ resources }) => resources),
    onResult,
  );
  return [...absent, ...(await proveTestUser(deployment, stacks[0], options, onResult, afterSignIn))];
}

type AfterSignIn = (proof: Proof, onResult: (result: ProofResult) => void) => Promise<void>;

async function proveTestUser(
  deployment: Deployment,
  { files, outputs }: DeployedStack,
  { serve }: DeployingOptions,
  onResult: (result: ProofResult) => void,
  afterSignIn?: AfterSignIn,
): Promise<ProofResult[]> {
  const testUser = testUserOf(files, outputs);
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
  const target = {
    ...deployment.target,
    userPoolId: outputOf(outputs, "userPoolId"),
    appClientId: outputOf(outputs, "appClientId"),
    issuer: outputOf(outputs, "userPoolIssuer"),
    username,
    email,
    temporaryPassword,
    invitationSent: invited,
    keepTemporaryPassword: serve,
    temporaryPasswordDays: temporaryPasswordDays(files),
    rotatesRefreshTokens: rotatesRefreshTokens(files),
  };
  return proveSignIn(target, onResult, afterSignIn);
}

/**
 * A stack output that is a string.
 *
 * @throws CommandError when there is none
 */
export function outputOf(outputs: Outputs, name: string): string {
  const value = outputs[name]?.value;
  if (typeof value === "string" && value !== "") return value;
  throw new CommandError(`The stack has no output ${name}.`, "export it from the program again");
}
