import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
  DeleteApiCommand,
  GetIntegrationsCommand,
} from "@aws-sdk/client-apigatewayv2";
import { GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { arnBeside, roleFault } from "../functionRole";
import { allowedBy, isOnly } from "../iamPolicy";
import { type CheckResult, deviates, holds, violated } from "../signIn/claim";
import { deadline } from "../signIn/deadline";
import { send } from "./request";
import type { Application } from "./subject";

/** Whether the function's policy lets in the API's routes alone, and another API isn't let in. */
export async function onlyRoutesCallFunction(application: Application): Promise<CheckResult> {
  const FunctionName = await functionBehind(application);
  const lambda = createAwsClient(LambdaClient, application.target);
  const { Policy = "" } = await lambda.send(new GetPolicyCommand({ FunctionName }), deadline());
  const fault = callersFaultIn(Policy, routesOf(application, FunctionName));
  if (fault !== undefined) return violated(fault);
  // An API that may not call its function answers 500; it has called it where the function itself answers.
  const { status } = await callByOtherApi(application, FunctionName);
  return status === 500
    ? holds
    : deviates("this endpoint lets another API call it, though the function's policy doesn't; AWS refuses");
}

/** Why others than these routes may call a function, or one of these may not; undefined where it is correct. */
export function callersFaultIn(policy: string, routes: readonly string[]): string | undefined {
  const callers: unknown[] = [];
  for (const { Action, Principal, Condition = {} } of allowedBy(policy)) {
    const byApiGateway =
      isOnly(Action, "lambda:InvokeFunction") && isOnly(Principal, { Service: "apigateway.amazonaws.com" });
    if (!byApiGateway) return "its policy allows principals other than API Gateway";
    const { ArnLike, ArnEquals } = Condition;
    const route = routes.find((arn) => isOnly((ArnLike ?? ArnEquals)?.["AWS:SourceArn"], arn));
    if (route === undefined) return "its policy allows APIs or routes other than its own";
    callers.push(route);
  }
  const missing = routes.find((route) => !callers.includes(route));
  return missing === undefined ? undefined : `its policy doesn't allow ${missing}`;
}

/** Whether the function's role may write the function's log and do nothing else. */
export async function functionWritesLogOnly(application: Application): Promise<CheckResult> {
  const fault = await roleFault(application.target, await functionBehind(application));
  return fault === undefined ? holds : violated(fault);
}

/** The ARN of the function that answers the API's routes. */
async function functionBehind({ target }: Application): Promise<string> {
  const client = createAwsClient(ApiGatewayV2Client, target);
  const { Items = [] } = await client.send(new GetIntegrationsCommand({ ApiId: target.apiId }), deadline());
  const [arn, ...others] = Items.map(({ IntegrationUri }) => IntegrationUri);
  if (arn === undefined || others.length > 0) throw new Error("the API doesn't have one function");
  return arn;
}

/** The ARNs of the API's routes in every stage, of which there is one. */
function routesOf({ target }: Application, functionArn: string): string[] {
  const api = `${arnBeside(functionArn, "execute-api")}:${target.apiId}`;
  const paths = ["/me", "/iam/me", ...(target.serviceRoute === undefined ? [] : ["/orders"])];
  return paths.map((path) => `${api}/*/GET${path}`);
}

/** The answer to a call of the function by another API, which is created for this and deleted afterwards. */
async function callByOtherApi(
  { target }: Application,
  IntegrationUri: string,
): Promise<{ readonly status: number }> {
  const client = createAwsClient(ApiGatewayV2Client, target);
  const create = new CreateApiCommand({ Name: "application-proof", ProtocolType: "HTTP" });
  const { ApiId, ApiEndpoint = "" } = await client.send(create, deadline());
  try {
    const integration = {
      ApiId,
      IntegrationType: "AWS_PROXY",
      IntegrationUri,
      PayloadFormatVersion: "2.0",
    } as const;
    const { IntegrationId = "" } = await client.send(new CreateIntegrationCommand(integration), deadline());
    const route = { ApiId, RouteKey: "GET /me", Target: `integrations/${IntegrationId}` };
    await client.send(new CreateRouteCommand(route), deadline());
    await client.send(new CreateStageCommand({ ApiId, StageName: "$default", AutoDeploy: true }), deadline());
    return await send({ url: `${ApiEndpoint}/me` });
  } finally {
    await client.send(new DeleteApiCommand({ ApiId }), deadline());
  }
}
