import { isUnset } from "../outputs/unset";
import type { Problem } from "../validation/problem";
import type { AuthStack } from "./authStack";
import { contractVersion } from "./stackOutputs";

/** What each output is: a string that every stack of this contract has, or a string or an object of strings that it may have. */
const kinds: Readonly<Record<keyof AuthStack, "required" | "optional" | "strings">> = {
  userPoolId: "required",
  userPoolArn: "required",
  userPoolProviderName: "required",
  userPoolIssuer: "required",
  appClientId: "required",
  region: "required",
  amplifyOutputs: "optional",
  testUsername: "optional",
  testUserTemporaryPassword: "optional",
  testUserPassword: "optional",
  domainUrl: "optional",
  signInUrl: "optional",
  tokenUrl: "optional",
  domainAliasTarget: "optional",
  domainAliasZoneId: "optional",
  customSenderKeyArn: "optional",
  appClientIds: "strings",
  appClientSecrets: "strings",
};

/** A stack as it is referenced. */
export interface ReferencedStack {
  readonly name: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** The names of the outputs that are secrets. */
  readonly secretOutputNames: readonly string[];
}

/**
 * Finds what keeps a stack's outputs from being those of a `CognitoAuth`, at least one problem for each output that can't
 * be read. Values aren't shown: they may be secret.
 */
export function problemsOf(stack: ReferencedStack): Problem[] {
  const deploy = `run pulumi up --stack ${stack.name} in its project`;
  const isUnreadable = (path: string): boolean => isUndecrypted(stack, path);
  if (isUnset(stack.outputs) && !Object.keys(stack.outputs).some(isUnreadable)) {
    const reason = "the stack has no outputs: it was never deployed, or was destroyed";
    return [{ path: versionPath, reason, fix: deploy }];
  }
  const problem = isUnreadable(versionPath) ? undecrypted(versionPath) : versionProblem(stack, deploy);
  return problem === undefined ? outputProblems(stack, deploy) : [problem];
}

/** Whether a problem keeps an output from being read; one of the whole stack does so for all of them. */
export function concerns({ path }: Problem, output: string): boolean {
  return path === output || path === versionPath;
}

const versionPath = "contractVersion";

/**
 * Whether an output is a secret of another key: Pulumi replaces what it can't decrypt by an empty object, so that a program
 * can read the outputs that aren't secret.
 */
function isUndecrypted({ outputs, secretOutputNames }: ReferencedStack, path: string): boolean {
  const value = outputs[path];
  return (
    secretOutputNames.includes(path) &&
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === 0
  );
}

function undecrypted(path: string): Problem {
  const fix = "use the passphrase or secrets provider of that stack here, too";
  return {
    path,
    reason: "it is a secret that can't be decrypted with this stack's key",
    // The contract's version is always read.
    fix: path === versionPath ? fix : `${fix}, or don't read this output`,
  };
}

function versionProblem({ outputs }: ReferencedStack, deploy: string): Problem | undefined {
  const path = versionPath;
  const version = outputs[path];
  if (version === contractVersion) return undefined;
  if (typeof version !== "number") {
    return {
      path,
      reason: "the stack doesn't export it as a number, so it isn't known to be a stack with a CognitoAuth",
      fix: `name a stack that exports what stackOutputs() gives, or have this one export it and ${deploy}`,
    };
  }
  const value = String(version);
  const reads = `this program reads version ${contractVersion}`;
  return version < contractVersion
    ? {
        path,
        value,
        reason: `${reads}, a newer one`,
        fix: `update cognito-auth in that stack, and ${deploy}`,
      }
    : { path, value, reason: `${reads}, an older one`, fix: "update cognito-auth in this program" };
}

function outputProblems(stack: ReferencedStack, deploy: string): Problem[] {
  const fix = `have that stack export all that stackOutputs() gives, and ${deploy}`;
  return Object.entries(kinds).flatMap(([path, kind]) => {
    if (isUndecrypted(stack, path)) return [undecrypted(path)];
    const value = stack.outputs[path];
    if (isUnset(value)) {
      return kind === "required" ? [{ path, reason: "the stack doesn't export it", fix }] : [];
    }
    if (kind === "strings" ? isStrings(value) : typeof value === "string") return [];
    const expected = kind === "strings" ? "an object of strings" : "a string";
    return [{ path, reason: `the stack exports something other than ${expected}`, fix }];
  });
}

/** Whether a value is an object whose values are strings. */
export function isStrings(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === "string")
  );
}
