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
 * Reads the outputs of a serverless-api stack. Where that stack lacks one, both fail with an InvalidStackError, and
 * nothing is created from them.
 */
export function readApiStack(reference: pulumi.StackReference): ApiStack {
  const outputs = pulumi
    .all([reference.name, reference.getOutput("apiUrl"), reference.getOutput("iamRouteArn")])
    .apply(([stack, apiUrl, iamRouteArn]: [string, unknown, unknown]) => {
      if (typeof apiUrl === "string" && typeof iamRouteArn === "string") return { apiUrl, iamRouteArn };
      throw new InvalidStackError(stack, problemsOf({ apiUrl, iamRouteArn }));
    });
  return { apiUrl: outputs.apiUrl, iamRouteArn: outputs.iamRouteArn };
}

function problemsOf(outputs: Record<keyof ApiStack, unknown>): Problem[] {
  const reason = "the stack doesn't export it: it isn't deployed, or it isn't a serverless-api stack";
  const fix = "deploy it first, or set `apiStack` to one that is, or `callsApi` to false";
  const missing = Object.entries(outputs).filter(([, value]) => typeof value !== "string");
  return missing.map(([path]) => ({ path, reason, fix }));
}
