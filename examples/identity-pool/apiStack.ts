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
        ...(isAddress(apiUrl) ? [] : [problem(stack, "apiUrl", apiUrl)]),
        ...(isRouteArn(iamRouteArn) ? [] : [problem(stack, "iamRouteArn", iamRouteArn)]),
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

/** The value isn't shown: it may be secret. */
function problem(stack: string, path: keyof ApiStack, value: unknown): Problem {
  return value === undefined || value === null || value === ""
    ? {
        path,
        reason: "the stack doesn't export it: it isn't deployed, or it isn't a serverless-api stack",
        fix: `run pulumi up --stack ${stack} in its project, or set \`apiStack\` to another, or \`callsApi\` to false`,
      }
    : {
        path,
        reason: `the stack's output of this name isn't ${meanings[path]}`,
        fix: "set `apiStack` to a serverless-api stack, or `callsApi` to false",
      };
}

const meanings = { apiUrl: "an address", iamRouteArn: "the ARN of one route of one API" };
