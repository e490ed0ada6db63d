import { UserPool, type UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import type * as pulumi from "@pulumi/pulumi";
import { factorHook } from "./factorHook";
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
  const beforeUpdate = [schemaHook(name), factorHook(name)].filter((hook) => hook !== undefined);
  return new UserPool(`${name}-user-pool`, userPoolProperties(userPool, tags), {
    ...options,
    ...(beforeUpdate.length === 0 ? {} : { hooks: { beforeUpdate } }),
  });
}
