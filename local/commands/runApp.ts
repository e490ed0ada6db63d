import { relative } from "node:path";
import type { AwsProviderReport } from "@cognito-auth/local-aws/engines";
import type { CommandContext } from "../../cli/command";
import { isPassed, proofLine, summaryOf } from "../deploymentReport";
import { type ApplicationTarget, proveApplication } from "../proofs/application";
import type { ProofResult } from "../proofs/signIn";
import { reportAbsent } from "../stacks/absentClaims";
import { type Application, deployApplication, type DeployedProjects } from "../stacks/application";
import { outputOf, proveStack, writeFiles } from "../stacks/deployedAuthStack";
import type { DeployingOptions } from "./deployingOptions";

/** A run, as `--json` prints it. */
interface AppReport {
  stack: string;
  engine: string;
  provider: AwsProviderReport;
  endpoint: string;
  projects: DeployedProjects;
  notices: string[];
  files: string[];
  proof: ProofResult[];
  succeeded: boolean;
}

/** `npm run app`: deploys the whole application to a local AWS, and proves that its parts work together. */
export async function runApp(context: CommandContext<DeployingOptions>): Promise<number> {
  const { options, folder, report, print } = context;
  const application = await deployApplication(context);
  const { deployment, auth, projects, downstream } = application;
  const files = await writeFiles(deployment, auth, context, downstream);
  print(report.heading("Files for a frontend"));
  for (const file of files) print(`  ${relative(folder, file)}`);

  const proof = await prove(application, context);
  print(report.heading(summaryOf(proof)));
  const { engine, provider, endpoint, notices } = deployment;
  const succeeded = isPassed(proof);
  const result: AppReport = {
    ...{ stack: options.stack, engine, provider, endpoint, projects, notices: [...notices] },
    ...{ files, proof, succeeded },
  };
  context.printJson(result);
  if (options.serve) await context.serve(endpoint);
  return succeeded ? 0 : 1;
}

async function prove(
  application: Application,
  { options, report, print, progress }: CommandContext<DeployingOptions>,
): Promise<ProofResult[]> {
  progress("Signing in as the test user …");
  print(report.heading("Sign-in"));
  const onResult = (result: ProofResult): void => {
    print(proofLine(report, result));
  };
  const { deployment, auth, api, identityPool } = application;
  const absent = reportAbsent(
    [auth, api, identityPool].flatMap(({ resources }) => resources),
    onResult,
  );
  const proof = await proveStack(deployment, auth, options, onResult, async (signIn, onNext) => {
    progress("Calling the API, and using the credentials of the identity pool …");
    print(report.heading("API and identity pool"));
    await proveApplication(targetOf(application), signIn, onNext);
  });
  return [...absent, ...proof];
}

function targetOf({ deployment, auth, api, identityPool, downstream }: Application): ApplicationTarget {
  const { endpoint, region } = deployment;
  return {
    endpoint,
    region,
    providerName: outputOf(auth.outputs, "userPoolProviderName"),
    apiId: outputOf(api.outputs, "apiId"),
    authenticatedRoleArn: outputOf(identityPool.outputs, "authenticatedRoleArn"),
    frontendOrigin: api.files.config[`${api.files.project}:frontendOrigin`] ?? "",
    ...downstream,
  };
}
