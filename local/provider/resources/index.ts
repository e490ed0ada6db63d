import type { ResourceHandler } from "../resource";
import { randomPassword } from "./randomPassword";
import { user } from "./user";
import { userPool } from "./userPool";
import { userPoolClient } from "./userPoolClient";

/** The types of resources that can be deployed, by their tokens. */
export const handlers: Readonly<Record<string, ResourceHandler>> = {
  "aws:cognito/user:User": user,
  "aws:cognito/userPool:UserPool": userPool,
  "aws:cognito/userPoolClient:UserPoolClient": userPoolClient,
  "random:index/randomPassword:RandomPassword": randomPassword,
};
