import type { Outputs } from "@cognito-auth/local-aws/engines";
import type { CommandContext } from "../../cli/command";
import { CommandError } from "../../cli/errors";
import type { DeployingOptions } from "../commands/deployingOptions";
import { type Downstream, frontendFolder, writeFrontendFiles } from "../frontend/frontendFiles";
import { type Proof, type ProofResult, proveSignIn } from "../proofs/signIn";
import type { DeployedStack, Deployment } from "./deployment";
import { rotatesRefreshTokens } from "./stackSettings";
import { testUserOf } from "./testUser";

/** Receives each result of the proof. */
export type ReportProof = (result: ProofResult) => void;

/**
 * Writes the files for a frontend that signs in to a deployed auth stack.
 *
 * @param downstream what the frontend uses once it has signed in; nothing by default
 * @returns the paths of the files
 * @throws CommandError when they can't be written
 */
export async function writeFiles(
  { endpoint, region }: Deployment,
  { files, outputs }: DeployedStack,
  { folder, options }: Pick<CommandContext<DeployingOptions>, "folder" | "options">,
  downstream?: Downstream,
): Promise<string[]> {
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
  return writeFrontendFiles(frontendFolder(folder, options.stack), frontend);
}

/**
 * Proves that the test user of a deployed auth stack can sign in, and others can't.
 *
 * @param afterSignIn proves what depends on the sign-in; nothing by default
 */
export async function proveStack(
  { endpoint, region }: Deployment,
  { files, outputs }: DeployedStack,
  { serve }: Pick<DeployingOptions, "serve">,
  onResult: ReportProof,
  afterSignIn?: (proof: Proof, report: ReportProof) => Promise<void>,
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
    endpoint,
    region,
    userPoolId: outputOf(outputs, "userPoolId"),
    appClientId: outputOf(outputs, "appClientId"),
    issuer: outputOf(outputs, "userPoolIssuer"),
    username,
    email,
    temporaryPassword,
    invitationSent: invited,
    keepTemporaryPassword: serve,
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
