import { withoutMissingOperations } from "../absentResources";
import type { ResourceHandler } from "../resource";
import { awsResource } from "../rows/awsResource";
import type { Row } from "../rows/row";
import { certificate } from "./acm/certificate";
import { certificateValidation } from "./acm/certificateValidation";
import { rows as apiGatewayRows } from "./apigatewayv2";
import { logGroup } from "./cloudwatch/logGroup";
import { rows as cognitoRows } from "./cognito/cognitoRows";
import { role } from "./iam/role";
import { rolePolicy } from "./iam/rolePolicy";
import { rolePolicyAttachment } from "./iam/rolePolicyAttachment";
import { identityPool } from "./identityPool/identityPool";
import { identityPoolRoleAttachment } from "./identityPool/identityPoolRoleAttachment";
import { alias } from "./kms/alias";
import { key } from "./kms/key";
import { functionAlias } from "./lambda/alias";
import { lambdaFunction } from "./lambda/function";
import { permission } from "./lambda/permission";
import { randomPassword } from "./randomPassword";
import { record } from "./route53/record";
import { bucket } from "./s3/bucket";
import { bucketCorsConfiguration } from "./s3/bucketCorsConfiguration";
import { bucketPolicy } from "./s3/bucketPolicy";
import { bucketPublicAccessBlock } from "./s3/bucketPublicAccessBlock";
import { user } from "./user";
import { userPool } from "./userPool";
import { userPoolClient } from "./userPoolClient";
import { webAclAssociation } from "./wafv2/webAclAssociation";

/** The types that a row describes. */
export const rows: readonly Row[] = [
  ...[identityPool, identityPoolRoleAttachment, userPoolClient, ...cognitoRows, ...apiGatewayRows],
  ...[alias, certificate, functionAlias, key, rolePolicyAttachment, webAclAssociation],
];

const awsHandlers: Readonly<Record<string, ResourceHandler>> = {
  ...Object.fromEntries(rows.map((row) => [row.type, awsResource(row)])),
  "aws:cognito/user:User": user,
  "aws:cognito/userPool:UserPool": userPool,
  "aws:acm/certificateValidation:CertificateValidation": certificateValidation,
  "aws:route53/record:Record": record,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:iam/role:Role": role,
  "aws:iam/rolePolicy:RolePolicy": rolePolicy,
  "aws:lambda/function:Function": lambdaFunction,
  "aws:lambda/permission:Permission": permission,
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": bucketCorsConfiguration,
  "aws:s3/bucketPolicy:BucketPolicy": bucketPolicy,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucketPublicAccessBlock,
};

/** The types of resources that can be deployed, by their tokens. */
export const handlers: Readonly<Record<string, ResourceHandler>> = {
  ...Object.fromEntries(
    Object.entries(awsHandlers).map(([type, handler]) => [type, withoutMissingOperations(type, handler)]),
  ),
  "random:index/randomPassword:RandomPassword": randomPassword,
};
