import type { AwsProviderReport } from "@cognito-auth/local-aws/engines";
import type { CommandContext } from "../../cli/command";
import { isPassed, summaryOf } from "../deploymentReport";
import { type ApplicationTarget, proveApplication } from "../proofs/application";
import type { ProofResult } from "../proofs/signIn";
import { absentAmong, notProvedWithout } from "../stacks/absentClaims";
import { type Application, deployApplication, type DeployedProjects } from "../stacks/application";
import { proveStacks, writeFiles } from "../stacks/deployedAuthStack";
import { outputOf } from "../stacks/outputs";
import { serviceRouteTarget } from "../stacks/serviceRoute";
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
  const { options, report, print } = context;
  const application = await deployApplication(context);
  const { deployment, auth, projects, downstream } = application;
  const files = await writeFiles(deployment, auth, context, downstream);
  const proof = await prove(application, context);
  print(report.heading(summaryOf(proof)));
  const { engine, provider, notices } = deployment;
  const { endpoint } = deployment.target;
  const succeeded = isPassed(proof);
  const result: AppReport = {
    ...{ stack: options.stack, engine, provider, endpoint, projects, notices: [...notices] },
    ...{ files, proof, succeeded },
  };
  context.printJson(result);
  if (options.serve) await context.serve(endpoint);
  return succeeded ? 0 : 1;
}

const applicationClaim = "The API and the identity pool let the test user in, and nobody else.";

function prove(application: Application, context: CommandContext<DeployingOptions>): Promise<ProofResult[]> {
  const { deployment, auth, api, identityPool } = application;
  return proveStacks(deployment, [auth, api, identityPool], context, async (signIn, onResult) => {
    context.progress("Calling the API, and using the credentials of the identity pool …");
    context.print(context.report.heading("API and identity pool"));
    const absent = absentAmong([...api.resources, ...identityPool.resources]);
    // Without one of its parts, whatever the application answers says nothing about AWS.
    if (absent.length > 0) onResult(notProvedWithout(absent, applicationClaim));
    else await proveApplication(targetOf(application), signIn, onResult);
  });
}

function targetOf({ deployment, auth, api, identityPool, downstream }: Application): ApplicationTarget {
  const setting = (name: string): string => api.files.config[`${api.files.project}:${name}`] ?? "";
  return {
    ...deployment.target,
    providerName: outputOf(auth.outputs, "userPoolProviderName"),
    apiId: outputOf(api.outputs, "apiId"),
    authenticatedRoleArn: outputOf(identityPool.outputs, "authenticatedRoleArn"),
    frontendOrigin: setting("frontendOrigin"),
    throttling: {
      rateLimit: Number(setting("throttlingRateLimit")),
      burstLimit: Number(setting("throttlingBurstLimit")),
    },
    accessLogGroup: api.resources.find(({ name }) => name === "access-logs")?.id ?? "",
    serviceRoute: serviceRouteTarget(deployment.target, auth, api),
    ...downstream,
  };
}
