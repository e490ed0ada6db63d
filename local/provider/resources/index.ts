import type { ResourceHandler } from "../resource";
import { apiGatewayHandlers } from "./apigatewayv2";
import { logGroup } from "./cloudwatch/logGroup";
import { lambdaFunction } from "./lambda/function";
import { permission } from "./lambda/permission";
import { randomPassword } from "./randomPassword";
import { user } from "./user";
import { userPool } from "./userPool";
import { userPoolClient } from "./userPoolClient";

/** The types of resources that can be deployed, by their tokens. */
export const handlers: Readonly<Record<string, ResourceHandler>> = {
  "aws:cognito/user:User": user,
  "aws:cognito/userPool:UserPool": userPool,
  "aws:cognito/userPoolClient:UserPoolClient": userPoolClient,
  ...apiGatewayHandlers,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:lambda/function:Function": lambdaFunction,
  "aws:lambda/permission:Permission": permission,
  "random:index/randomPassword:RandomPassword": randomPassword,
};
