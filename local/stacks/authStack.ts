import type { CommandLine } from "../commands/deployingOptions";
import type { DeployedStack, Deployment } from "./deployment";
import type { Outputs } from "@cognito-auth/local-aws/engines";
import { LocalDeploymentError } from "@cognito-auth/local-aws/errors";
import { frontendFolder, writeFrontendFiles, type Downstream } from "../frontend/frontendFiles";
import { proveSignIn, type Proof, type ProofResult } from "../proofs/signIn";
import { rotatesRefreshTokens } from "./stackSettings";
import { testUserOf } from "./testUser";

/** What becomes of a result of the proof. */
export type ReportProof = (result: ProofResult) => void;

/**
 * Writes the files for a frontend that signs in to a deployed auth stack.
 *
 * @param downstream what the frontend uses once it has signed in; nothing by default
 * @returns the paths of the files
 * @throws LocalDeploymentError when they can't be written
 */
export async function writeFiles(
  { endpoint, region }: Deployment,
  { files, outputs }: DeployedStack,
  { folder, stack }: { readonly folder: string; readonly stack: string },
  downstream?: Downstream,
): Promise<string[]> {
  const testUser = testUserOf(files, outputs);
  const frontend = {
    endpoint,
    region,
    userPoolId: textOf(outputs, "userPoolId"),
    appClientId: textOf(outputs, "appClientId"),
    amplifyOutputs: textOf(outputs, "amplifyOutputs"),
    ...(testUser === undefined ? {} : { testUser }),
    ...(downstream === undefined ? {} : { downstream }),
  };
  return writeFrontendFiles(frontendFolder(folder, stack), frontend);
}

/**
 * Proves that the test user of a deployed auth stack can sign in, and others can't.
 *
 * @param goOn proves what rests on the sign-in; nothing by default
 */
export async function proveStack(
  { endpoint, region }: Deployment,
  { files, outputs }: DeployedStack,
  { serve }: CommandLine,
  onResult: ReportProof,
  goOn?: (proof: Proof, report: ReportProof) => Promise<void>,
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
    userPoolId: textOf(outputs, "userPoolId"),
    appClientId: textOf(outputs, "appClientId"),
    issuer: textOf(outputs, "userPoolIssuer"),
    username,
    email,
    temporaryPassword,
    invitationSent: invited,
    keepTemporaryPassword: serve,
    rotatesRefreshTokens: rotatesRefreshTokens(files),
  };
  return proveSignIn(target, onResult, goOn);
}

/**
 * A stack output that is a text.
 *
 * @throws LocalDeploymentError when there is none
 */
export function textOf(outputs: Outputs, name: string): string {
  const value = outputs[name]?.value;
  if (typeof value === "string" && value !== "") return value;
  throw new LocalDeploymentError(`The stack has no output ${name}.`, "have the program export it again");
}
