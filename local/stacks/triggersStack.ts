import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import type { CommandContext } from "../../cli/command";
import { CommandError } from "../../cli/errors";
import type { DeployingOptions } from "../commands/deployingOptions";
import { proofLine } from "../deploymentReport";
import type { ProofResult } from "../proofs/signIn";
import { proveTriggers, type TriggersTarget } from "../proofs/triggers";
import { absentAmong, notProvedWithout } from "./absentClaims";
import type { DeployedStack, Deployment } from "./deployment";
import { outputOf } from "./outputs";

/** Proves what the functions of a deployed user pool do. Prints each result. */
export async function proveTriggersStack(
  deployment: Deployment,
  stack: DeployedStack,
  { options, report, print, progress }: CommandContext<DeployingOptions>,
): Promise<ProofResult[]> {
  progress("Signing up, and signing in as the test user …");
  print(report.heading("Triggers"));
  const onResult = (result: ProofResult): void => {
    print(proofLine(report, result));
  };
  const absent = absentAmong(stack.resources);
  if (absent.length === 0) {
    return proveTriggers(triggersTarget(deployment.target, stack, options), onResult);
  }
  const result = notProvedWithout(absent, "The functions do what they are meant for.");
  onResult(result);
  return [result];
}

/** What is to be proved of a deployed user pool with functions. */
export function triggersTarget(
  target: AwsTarget,
  { files: { project, config }, resources, outputs }: DeployedStack,
  { serve }: Pick<DeployingOptions, "serve">,
): TriggersTarget {
  const setting = (name: string): string => config[`${project}:${name}`] ?? missing(`setting ${name}`);
  const functions = resources.filter(({ type }) => type === "aws:lambda:Function");
  const functionOf = (resource: string): string =>
    functions.find(({ name }) => name === resource)?.id ?? missing(`function ${resource}`);
  const username = outputOf(outputs, "testUsername");
  return {
    ...target,
    userPoolId: outputOf(outputs, "userPoolId"),
    userPoolArn: outputOf(outputs, "userPoolArn"),
    appClientId: outputOf(outputs, "appClientId"),
    issuer: outputOf(outputs, "userPoolIssuer"),
    username,
    // Users of this pool sign in with it.
    email: username,
    initialPassword: outputOf(outputs, "testUserTemporaryPassword"),
    invitation: "email",
    temporaryPasswordDays: 7,
    keepTemporaryPassword: serve,
    mayRunTriggers: true,
    functions: {
      preSignUp: functionOf("refuse-other-domains"),
      preTokenGeneration: functionOf("add-permissions"),
      customMessage: functionOf("write-invitation"),
    },
    ownFunctions: functions.map(({ id = "" }) => id),
    allowedDomain: setting("allowedDomain"),
    group: setting("group"),
  };
}

function missing(what: string): never {
  throw new CommandError(`The stack has no ${what}.`, "give it this name again, by which the proof finds it");
}
