import * as pulumi from "@pulumi/pulumi";

/** What this stack reads of a serverless-api stack. */
export interface ApiStack {
  /** The address that the routes' paths follow. */
  apiUrl: pulumi.Output<string>;
  /** What an IAM policy must allow calling. */
  iamRouteArn: pulumi.Output<string>;
}

/**
 * Reads the outputs of a serverless-api stack. Where that stack lacks one, its value fails, and nothing is created from
 * it.
 */
export function readApiStack(reference: pulumi.StackReference): ApiStack {
  const text = (output: string): pulumi.Output<string> =>
    pulumi
      .all([reference.name, reference.getOutput(output)])
      .apply(([stack, value]: [string, unknown]) =>
        typeof value === "string" ? value : fail(stack, output),
      );
  return { apiUrl: text("apiUrl"), iamRouteArn: text("iamRouteArn") };
}

// Pulumi prints only the message of a RunError, without a stack trace.
function fail(stack: string, output: string): never {
  throw new pulumi.RunError(`Stack ${JSON.stringify(stack)} has no ${output}:

    why: it isn't deployed, or it isn't a serverless-api stack
    fix: deploy it first, or set \`apiStack\` to one that is, or \`callsApi\` to false
`);
}
