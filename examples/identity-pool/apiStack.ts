import * as pulumi from "@pulumi/pulumi";
import { InvalidStackError, type Problem } from "cognito-auth";

/** What this stack reads of a serverless-api stack. */
export interface ApiStack {
  /** The address that the routes' paths follow. */
  apiUrl: pulumi.Output<string>;
  /** What an IAM policy must allow calling. */
  iamRouteArn: pulumi.Output<string>;
}

/**
 * Reads the outputs of a serverless-api stack. Where that stack lacks one, or has another thing of that name, both fail
 * with an InvalidStackError, and nothing is created from them.
 */
export function readApiStack(reference: pulumi.StackReference): ApiStack {
  const checked = pulumi
    .all([reference.name, reference.getOutput("apiUrl"), reference.getOutput("iamRouteArn")])
    .apply(([stack, apiUrl, iamRouteArn]: [string, unknown, unknown]) => {
      if (isAddress(apiUrl) && isRouteArn(iamRouteArn)) return { apiUrl, iamRouteArn };
      const problems = [
        ...problem("apiUrl", isAddress(apiUrl)),
        ...problem("iamRouteArn", isRouteArn(iamRouteArn)),
      ];
      throw new InvalidStackError(stack, problems);
    });
  return { apiUrl: checked.apiUrl, iamRouteArn: checked.iamRouteArn };
}

function isAddress(output: unknown): output is string {
  return typeof output === "string" && /^https?:$/.test(URL.canParse(output) ? new URL(output).protocol : "");
}

/** The ARN of a method and path of one API: whoever is allowed more could call every API of the account. */
function isRouteArn(output: unknown): output is string {
  return (
    typeof output === "string" &&
    /^arn:[^:*]+:execute-api:[^:*]+:\d{12}:\w+\/[^/]+\/[A-Z]+\/[^*]+$/.test(output)
  );
}

function problem(path: keyof ApiStack, isThere: boolean): Problem[] {
  const reason = `the stack exports no ${meanings[path]} under this name: it isn't deployed, or it isn't a serverless-api stack`;
  const fix = "deploy it first, or set `apiStack` to one that is, or `callsApi` to false";
  return isThere ? [] : [{ path, reason, fix }];
}

const meanings = { apiUrl: "address", iamRouteArn: "ARN of an API's route" };
