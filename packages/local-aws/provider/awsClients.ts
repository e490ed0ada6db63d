import { ACMClient } from "@aws-sdk/client-acm";
import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CognitoIdentityClient } from "@aws-sdk/client-cognito-identity";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { Route53Client } from "@aws-sdk/client-route-53";
import { S3Client } from "@aws-sdk/client-s3";
import { STSClient } from "@aws-sdk/client-sts";
import { WAFV2Client } from "@aws-sdk/client-wafv2";
import { type AwsTarget, createAwsClient, createCognitoClient, type RetryOptions } from "../awsClient";
import { secretsOf } from "../credentials";
import { AwsError, codeOf, creations, describe, isLostAnswer, operationOf } from "./awsErrors";
import { answersOf, type EndpointAnswers, MissingOperation } from "./missingOperations";

/** Where the local AWS is, and how long to wait for it. */
export interface AwsOptions extends AwsTarget {
  readonly retry?: RetryOptions;
}

/** The services that the resources live in. */
export interface AwsClients {
  readonly acm: ACMClient;
  readonly apiGateway: ApiGatewayV2Client;
  readonly cognito: CognitoIdentityProviderClient;
  readonly cognitoIdentity: CognitoIdentityClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly route53: Route53Client;
  readonly s3: S3Client;
  readonly waf: WAFV2Client;
  readonly sts: STSClient;
}

/** Clients of the services at an endpoint, whose errors are AwsErrors. */
export function awsClientsAt(options: AwsOptions): AwsClients {
  const { endpoint, credentials, retry } = options;
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new Error("the endpoint must be an http or https address, such as http://127.0.0.1:4566");
  }
  const clients: AwsClients = {
    acm: createAwsClient(ACMClient, options, retry),
    apiGateway: createAwsClient(ApiGatewayV2Client, options, retry),
    cognito: createCognitoClient(options, retry),
    cognitoIdentity: createAwsClient(CognitoIdentityClient, options, retry),
    iam: createAwsClient(IAMClient, options, retry),
    kms: createAwsClient(KMSClient, options, retry),
    lambda: createAwsClient(LambdaClient, options, retry),
    logs: createAwsClient(CloudWatchLogsClient, options, retry),
    route53: createAwsClient(Route53Client, options, retry),
    s3: createAwsClient(S3Client, options, retry),
    waf: createAwsClient(WAFV2Client, options, retry),
    sts: createAwsClient(STSClient, options, retry),
  };
  const answers = answersOf(endpoint);
  for (const one of Object.values<WithMiddleware>({ ...clients })) {
    explainErrors(one, (error) => withoutSecrets(describe(error, endpoint), credentials), answers);
  }
  return clients;
}

/** A refused signature is explained by what was to be signed, the token of a session included. */
function withoutSecrets(message: string, credentials: AwsTarget["credentials"]): string {
  return secretsOf(credentials).reduce((hidden, secret) => hidden.replaceAll(secret, "[secret]"), message);
}

/** The interface that the clients of all services share, as far as it is used here. */
interface WithMiddleware {
  readonly middlewareStack: { readonly add: Add<"initialize", "high"> & Add<"finalizeRequest", "low"> };
}

type Add<Step, Priority> = (
  middleware: Middleware,
  options: { step: Step; name: string; priority: Priority },
) => void;

type Send<Request, Answer> = (request: Request) => Promise<Answer>;
type Middleware = <Request, Answer>(
  next: Send<Request, Answer>,
  context: { commandName?: string },
) => Send<Request, Answer>;

function explainErrors(
  { middlewareStack }: WithMiddleware,
  explain: (error: unknown) => string,
  answers: EndpointAnswers,
): void {
  middlewareStack.add(
    (next, context) => async (request) => {
      try {
        return await next(request);
      } catch (error) {
        if (error instanceof AwsError) throw error;
        throw new AwsError(operationOf(context.commandName), codeOf(error), explain(error));
      }
    },
    { step: "initialize", name: "describeErrors", priority: "high" },
  );
  middlewareStack.add(
    (next, context) => async (request) => {
      try {
        const answer = await next(request);
        answers.note();
        return answer;
      } catch (error) {
        answers.note(error);
        const operation = operationOf(context.commandName);
        if (await answers.isOperationMissing(error)) throw new MissingOperation(operation);
        if (!creations.test(operation) || !isLostAnswer(error)) throw error;
        const description = `${explain(error)}; it may have been created anyway`;
        throw new AwsError(operation, "LostAnswer", description);
      }
    },
    // Inside the middleware that retries a request.
    { step: "finalizeRequest", name: "refuseToRepeat", priority: "low" },
  );
}
