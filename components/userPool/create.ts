import { UserPool, type UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import type * as pulumi from "@pulumi/pulumi";
import { userPoolProperties } from "./properties";
import { schemaHook } from "./schemaHook";
import type { SettledUserPool } from "./settled";

/**
 * Creates the user pool of a component.
 *
 * @param name the component's name
 */
export function createUserPool(
  name: string,
  userPool: SettledUserPool,
  tags: NonNullable<UserPoolProperties["tags"]>,
  options: pulumi.CustomResourceOptions,
): UserPool {
  const hook = schemaHook(name);
  const hooks = hook === undefined ? {} : { hooks: { beforeUpdate: [hook] } };
  return new UserPool(`${name}-user-pool`, userPoolProperties(userPool, tags), { ...options, ...hooks });
}
