import {
  ApiGatewayV2Client,
  type AuthorizationType,
  type Cors,
  GetApiCommand,
  GetAuthorizersCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStagesCommand,
  type Stage,
  UpdateApiCommand,
  UpdateAuthorizerCommand,
  UpdateRouteCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-apigatewayv2";
import {
  CognitoIdentityClient,
  type CognitoIdentityProvider,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  type IdentityPool,
  SetIdentityPoolRolesCommand,
  UpdateIdentityPoolCommand,
} from "@aws-sdk/client-cognito-identity";
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  AddPermissionCommand,
  type AddPermissionRequest,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  LambdaClient,
  RemovePermissionCommand,
} from "@aws-sdk/client-lambda";
import {
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  GetBucketCorsCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { type AwsTarget, createAwsClient } from "@cognito-auth/local-aws/awsClient";
import type { ApplicationTarget } from "../../../../local/proofs/application/subject";

/* Ways in which a deployment can be laxer than it should be; each gives what makes it good again. */

type Restore = () => Promise<unknown>;

/** A statement of a policy. */
export type Statement = Readonly<Record<string, unknown>>;

/** Changes what a route of the API asks for. */
export async function withRoute(
  target: ApplicationTarget,
  key: string,
  change: { readonly AuthorizationType?: AuthorizationType; readonly AuthorizationScopes?: string[] },
): Promise<Restore> {
  const client = createAwsClient(ApiGatewayV2Client, target);
  const { Items = [] } = await client.send(new GetRoutesCommand({ ApiId: target.apiId }));
  const { RouteId, ...before } = Items.find(({ RouteKey }) => RouteKey === key) ?? {};
  const route = { ApiId: target.apiId, RouteId };
  await client.send(new UpdateRouteCommand({ ...route, ...change }));
  return () => client.send(new UpdateRouteCommand({ ...route, ...before }));
}

/** Changes whose tokens an authorizer of the API accepts, the users' by default. */
export async function withAuthorizer(
  target: ApplicationTarget,
  change: { readonly Issuer?: string; readonly Audience?: readonly string[] },
  name = "jwt-authorizer",
): Promise<Restore> {
  const client = createAwsClient(ApiGatewayV2Client, target);
  const { Items = [] } = await client.send(new GetAuthorizersCommand({ ApiId: target.apiId }));
  const { AuthorizerId, JwtConfiguration: before } =
    Items.find(({ Name = "" }) => Name.startsWith(name)) ?? {};
  const update = (after: object): Promise<unknown> =>
    client.send(
      new UpdateAuthorizerCommand({
        ApiId: target.apiId,
        AuthorizerId,
        JwtConfiguration: { ...before, ...after },
      }),
    );
  await update(change);
  return () => update({});
}

/** Changes which pages may read the API's answers. */
export async function withCors(target: ApplicationTarget, change: Partial<Cors>): Promise<Restore> {
  const client = createAwsClient(ApiGatewayV2Client, target);
  const { CorsConfiguration: before } = await client.send(new GetApiCommand({ ApiId: target.apiId }));
  const update = (after: object): Promise<unknown> =>
    client.send(new UpdateApiCommand({ ApiId: target.apiId, CorsConfiguration: { ...before, ...after } }));
  await update(change);
  return () => update({});
}

/** Changes how the API is run. */
export async function withStage(target: ApplicationTarget, change: Partial<Stage>): Promise<Restore> {
  const client = createAwsClient(ApiGatewayV2Client, target);
  const { Items: [stage] = [] } = await client.send(new GetStagesCommand({ ApiId: target.apiId }));
  const update = (after: Partial<Stage>): Promise<unknown> =>
    client.send(new UpdateStageCommand({ ApiId: target.apiId, StageName: stage?.StageName, ...after }));
  await update(change);
  const { DefaultRouteSettings, AccessLogSettings } = stage ?? {};
  return () => update({ DefaultRouteSettings, AccessLogSettings });
}

/** Changes the identity pool. */
export async function withIdentityPool(
  target: ApplicationTarget,
  change: (pool: IdentityPool, provider: CognitoIdentityProvider) => Partial<IdentityPool>,
): Promise<Restore> {
  const client = createAwsClient(CognitoIdentityClient, target);
  const before = await client.send(
    new DescribeIdentityPoolCommand({ IdentityPoolId: target.identityPoolId }),
  );
  const [provider = {}] = before.CognitoIdentityProviders ?? [];
  const pool: IdentityPool = {
    AllowClassicFlow: before.AllowClassicFlow,
    CognitoIdentityProviders: before.CognitoIdentityProviders,
    IdentityPoolId: target.identityPoolId,
    IdentityPoolName: before.IdentityPoolName ?? "",
    AllowUnauthenticatedIdentities: before.AllowUnauthenticatedIdentities ?? false,
  };
  await client.send(new UpdateIdentityPoolCommand({ ...pool, ...change(pool, provider) }));
  return () => client.send(new UpdateIdentityPoolCommand(pool));
}

/** Gives guests the users' role. */
export async function withGuestRole(target: ApplicationTarget): Promise<Restore> {
  const { identityPoolId: IdentityPoolId, authenticatedRoleArn: unauthenticated } = target;
  const client = createAwsClient(CognitoIdentityClient, target);
  const { Roles } = await client.send(new GetIdentityPoolRolesCommand({ IdentityPoolId }));
  const set = (roles: typeof Roles): Promise<unknown> =>
    client.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: roles }));
  await set({ ...Roles, unauthenticated });
  return () => set(Roles);
}

/** Lets others call the function, too. */
export async function withCaller(
  target: ApplicationTarget,
  caller: Pick<AddPermissionRequest, "Principal" | "SourceArn">,
): Promise<Restore> {
  const client = createAwsClient(LambdaClient, target);
  const permission = { FunctionName: await functionOf(target), StatementId: "stranger" };
  await client.send(new AddPermissionCommand({ ...permission, Action: "lambda:InvokeFunction", ...caller }));
  return () => client.send(new RemovePermissionCommand(permission));
}

/** Lets none of the routes call the function whose path ends like this. */
export async function withoutCaller(target: ApplicationTarget, path: string): Promise<Restore> {
  const client = createAwsClient(LambdaClient, target);
  const FunctionName = await functionOf(target);
  const { Policy = "" } = await client.send(new GetPolicyCommand({ FunctionName }));
  const { Statement: statements } = JSON.parse(Policy) as { Statement: Statement[] };
  const statement = statements.find((one) => JSON.stringify(one["Condition"]).includes(`${path}"`));
  const StatementId = String(statement?.["Sid"]);
  const { ArnLike } = (statement?.["Condition"] ?? {}) as { ArnLike?: Record<string, string> };
  await client.send(new RemovePermissionCommand({ FunctionName, StatementId }));
  const permission = {
    FunctionName,
    StatementId,
    Action: "lambda:InvokeFunction",
    Principal: "apigateway.amazonaws.com",
    SourceArn: ArnLike?.["AWS:SourceArn"],
  };
  return () => client.send(new AddPermissionCommand(permission));
}

async function functionOf(target: ApplicationTarget): Promise<string | undefined> {
  const client = createAwsClient(ApiGatewayV2Client, target);
  const { Items: [integration] = [] } = await client.send(
    new GetIntegrationsCommand({ ApiId: target.apiId }),
  );
  return integration?.IntegrationUri;
}

/** Changes what the function's role allows. */
export async function withFunctionRolePolicy(
  target: ApplicationTarget,
  statement: Statement,
): Promise<Restore> {
  const lambda = createAwsClient(LambdaClient, target);
  const FunctionName = await functionOf(target);
  const { Role } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return withPolicyOf(target, Role ?? "", [statement]);
}

/** Changes what the users' role allows. */
export async function withRolePolicy(target: ApplicationTarget, statements: Statement[]): Promise<Restore> {
  return withPolicyOf(target, target.authenticatedRoleArn, statements);
}

/** Changes what a role allows. */
export async function withPolicyOf(
  target: AwsTarget,
  roleArn: string,
  statements: Statement[],
): Promise<Restore> {
  const client = createAwsClient(IAMClient, target);
  const RoleName = roleArn.split("/").at(-1);
  const { PolicyNames: [PolicyName] = [] } = await client.send(new ListRolePoliciesCommand({ RoleName }));
  const policy = { RoleName, PolicyName };
  const { PolicyDocument = "" } = await client.send(new GetRolePolicyCommand(policy));
  const before = decodeURIComponent(PolicyDocument);
  const { Statement: own } = JSON.parse(before) as { Statement: Statement[] };
  await client.send(
    new PutRolePolicyCommand({ ...policy, PolicyDocument: document([...own, ...statements]) }),
  );
  return () => client.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: before }));
}

/** Changes who may assume the users' role. */
export async function withTrust(target: ApplicationTarget, condition: object): Promise<Restore> {
  const client = createAwsClient(IAMClient, target);
  const RoleName = target.authenticatedRoleArn.split("/").at(-1);
  const { Role } = await client.send(new GetRoleCommand({ RoleName }));
  const before = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "");
  const { Statement: [trust] = [] } = JSON.parse(before) as { Statement?: Statement[] };
  const update = (PolicyDocument: string): Promise<unknown> =>
    client.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  await update(document([{ ...trust, Condition: condition }]));
  return () => update(before);
}

/** Lets these pages use the bucket. */
export async function withBucketCors(target: ApplicationTarget, AllowedOrigins: string[]): Promise<Restore> {
  const client = createAwsClient(S3Client, target);
  const Bucket = target.uploadsBucketName;
  const { CORSRules = [] } = await client.send(new GetBucketCorsCommand({ Bucket }));
  const put = (rules: typeof CORSRules): Promise<unknown> =>
    client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: rules } }));
  await put(CORSRules.map((rule) => ({ ...rule, AllowedOrigins })));
  return () => put(CORSRules);
}

/** Removes the bucket's policy. */
export async function withoutBucketPolicy(target: ApplicationTarget): Promise<Restore> {
  const client = createAwsClient(S3Client, target);
  const Bucket = target.uploadsBucketName;
  const { Policy } = await client.send(new GetBucketPolicyCommand({ Bucket }));
  await client.send(new DeleteBucketPolicyCommand({ Bucket }));
  return () => client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}

/** Opens the bucket's list to everybody. */
export async function withPublicList(target: ApplicationTarget): Promise<Restore> {
  const client = createAwsClient(S3Client, target);
  const Bucket = target.uploadsBucketName;
  const { Policy: before } = await client.send(new GetBucketPolicyCommand({ Bucket }));
  const { PublicAccessBlockConfiguration } = await client.send(new GetPublicAccessBlockCommand({ Bucket }));
  await client.send(new DeletePublicAccessBlockCommand({ Bucket }));
  const anybody = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:ListBucket",
    Resource: `arn:aws:s3:::${Bucket}`,
  };
  await client.send(new PutBucketPolicyCommand({ Bucket, Policy: document([anybody]) }));
  return async () => {
    await client.send(new PutBucketPolicyCommand({ Bucket, Policy: before }));
    await client.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  };
}

function document(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
