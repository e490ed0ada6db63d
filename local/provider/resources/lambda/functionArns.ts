import type { Properties } from "../../wire";

/** The outputs of a function that follow from its ARN: API Gateway calls it by an ARN of another kind. */
export function functionArns(arn: string): Properties {
  const qualifiedArn = `${arn}:$LATEST`;
  return {
    arn,
    invokeArn: integrationArn(arn, "2015-03-31", "invocations"),
    qualifiedArn,
    qualifiedInvokeArn: integrationArn(qualifiedArn, "2015-03-31", "invocations"),
    responseStreamingInvokeArn: integrationArn(arn, "2021-11-15", "response-streaming-invocations"),
  };
}

function integrationArn(arn: string, version: string, action: string): string {
  const [, partition = "", , region = ""] = arn.split(":");
  return `arn:${partition}:apigateway:${region}:lambda:path/${version}/functions/${arn}/${action}`;
}
