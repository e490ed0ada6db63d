import type { Properties } from "../../wire";

/**
 * The outputs of a function that follow from its ARN and from that of a version: API Gateway calls it by ARNs of
 * another kind.
 */
export function functionArns(arn: string, qualifiedArn: string): Properties {
  return {
    arn,
    invokeArn: invokeArn(arn),
    qualifiedArn,
    qualifiedInvokeArn: invokeArn(qualifiedArn),
    responseStreamingInvokeArn: integrationArn(arn, "2021-11-15", "response-streaming-invocations"),
  };
}

/** The ARN by which API Gateway calls a function, or a version or an alias of it. */
export function invokeArn(arn: string): string {
  return integrationArn(arn, "2015-03-31", "invocations");
}

function integrationArn(arn: string, version: string, action: string): string {
  const [, partition = "", , region = ""] = arn.split(":");
  return `arn:${partition}:apigateway:${region}:lambda:path/${version}/functions/${arn}/${action}`;
}
