import { UserPool, type UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import type * as pulumi from "@pulumi/pulumi";
import type { SendersWithKey } from "../customSenders/create";
import { createSmsSender } from "../delivery/create";
import { functionHook } from "../triggers/calledFunctions";
import type { PoolFunctions } from "../triggers/functions";
import { withUpdateHooks } from "../updateHook";
import { factorHook } from "./factorHook";
import { userPoolProperties } from "./properties";
import { schemaHook } from "./schemaHook";
import type { SettledUserPool } from "./settled";

/**
 * Creates the user pool of a component, and the role that it sends text messages with.
 *
 * @param name the component's name
 * @param functions what the pool calls
 */
export function createUserPool(
  name: string,
  userPool: SettledUserPool,
  functions: PoolFunctions<SendersWithKey>,
  tags: NonNullable<UserPoolProperties["tags"]>,
  options: pulumi.CustomResourceOptions,
): UserPool {
  const smsSender = userPool.sms && createSmsSender(name, userPool.sms, tags, options);
  const hooks = [schemaHook(name), factorHook(name), functionHook(name)];
  return new UserPool(`${name}-user-pool`, userPoolProperties(userPool, { smsSender, functions }, tags), {
    ...withUpdateHooks(options, hooks),
    ...(smsSender === undefined ? {} : { dependsOn: [...smsSender.dependsOn] }),
  });
}
