import { relative } from "node:path";
import type { CommandContext } from "../../cli/command";
import { messageOf } from "../../cli/errors";
import type { DeployingOptions } from "../commands/deployingOptions";
import { proofLine } from "../deploymentReport";
import { type Downstream, frontendFolder, writeFrontendFiles } from "../frontend/frontendFiles";
import { type OAuthReport, type PageUser, proveOAuth } from "../proofs/oauth";
import { type Proof, type ProofResult, type ProofTarget, proveSignIn } from "../proofs/signIn";
import { reportAbsent } from "./absentClaims";
import { attributeRights } from "./attributeRights";
import type { DeployedStack, Deployment } from "./deployment";
import { oauthTarget } from "./oauthTarget";
import { outputOf } from "./outputs";
import { poolMessages } from "./poolMessages";
import { poolSettings } from "./poolSettings";
import { signInConfiguration } from "./signInConfiguration";
import { rotatesRefreshTokens, temporaryPasswordDays } from "./stackSettings";
import { askedOfTestUser, testUserOf } from "./testUser";

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
 * Proves that the stacks exist as deployed, that the test user of the auth stack can sign in, and others can't, and the same of
 * its sign-in pages and services. Prints each result.
 *
 * @param stacks the deployed stacks; the auth stack is the first
 * @param afterSignIn proves what depends on the sign-in; nothing by default
 */
export async function proveStacks(
  deployment: Deployment,
  stacks: readonly [DeployedStack, ...DeployedStack[]],
  { options, report, print, progress }: CommandContext<DeployingOptions>,
  afterSignIn: AfterSignIn = () => Promise.resolve(),
): Promise<ProofResult[]> {
  const [auth] = stacks;
  if (testUserOf(auth.files, auth.outputs) !== undefined) progress("Signing in as the test user …");
  const onGroup = (title: string): void => {
    print(report.heading(title));
  };
  onGroup("Sign-in");
  const onResult = (result: ProofResult): void => {
    print(proofLine(report, result));
  };
  const absent = reportAbsent(
    stacks.flatMap(({ resources }) => resources),
    onResult,
  );
  const provePages = (user: PageUser | string, to: OAuthReport["onResult"]): Promise<void> =>
    proveOAuth(oauthTarget(deployment.target, auth), user, { onGroup, onResult: to });
  const signIn = proofTarget(deployment, auth, options);
  if (signIn === undefined) return [...absent, ...(await proveWithoutUser(provePages, onResult))];
  const proved = await proveSignIn(signIn, onResult, async (proof, to) => {
    await provePages(pageUser(proof), to);
    await afterSignIn(proof, to);
  });
  return [...absent, ...proved];
}

type AfterSignIn = (proof: Proof, onResult: (result: ProofResult) => void) => Promise<void>;

type ProvePages = (user: PageUser | string, onResult: (result: ProofResult) => void) => Promise<void>;

async function proveWithoutUser(
  provePages: ProvePages,
  onResult: (result: ProofResult) => void,
): Promise<ProofResult[]> {
  const results: ProofResult[] = [];
  const report = (result: ProofResult): void => {
    results.push(result);
    onResult(result);
  };
  const reason = "this stack has no test user";
  report({ claim: "A user can sign in.", status: "not proved", detail: reason });
  await provePages(reason, report);
  return results;
}

/** What is to be proved of the test user's sign-in; undefined without a test user. */
function proofTarget(
  deployment: Deployment,
  { files, outputs }: DeployedStack,
  { serve }: DeployingOptions,
): ProofTarget | undefined {
  const testUser = testUserOf(files, outputs);
  if (testUser === undefined) return undefined;
  const { password: initialPassword, isPermanent: passwordIsPermanent, ...user } = testUser;
  return {
    ...deployment.target,
    userPoolId: outputOf(outputs, "userPoolId"),
    appClientId: outputOf(outputs, "appClientId"),
    issuer: outputOf(outputs, "userPoolIssuer"),
    ...user,
    ...askedOfTestUser(files),
    initialPassword,
    passwordIsPermanent,
    keepTemporaryPassword: serve,
    temporaryPasswordDays: temporaryPasswordDays(files),
    rotatesRefreshTokens: rotatesRefreshTokens(files),
    attributeRights: attributeRights(files),
    configuration: signInConfiguration(files),
    messages: poolMessages(files),
    settings: poolSettings(files),
  };
}

/** The test user after the proof of the sign-in, as far as the sign-in pages let it in. */
function pageUser({ target, facts, password, tokens }: Proof): PageUser | string {
  if (target.keepTemporaryPassword && target.passwordIsPermanent !== true) {
    return "the temporary password is left unused on purpose";
  }
  if (facts.secondFactorRequired) return "a second factor is required, and the proof enters none on pages";
  if (tokens === undefined) return "the test user can't sign in";
  return { username: target.username, password, subject: facts.user.subject };
}
