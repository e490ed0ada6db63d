import { readRequests } from "@cognito-auth/local-aws/emulator";
import { type CheckResult, deviates, violated } from "./claim";

/**
 * What a violation means that other emulators than this project's are known for: there, it says nothing about the deployment.
 *
 * @param detail what was seen instead of the claim
 */
export async function violatedUnlessLax(endpoint: string, detail: string): Promise<CheckResult> {
  return (await readRequests(endpoint)) === undefined ? deviates(detail) : violated(detail);
}
