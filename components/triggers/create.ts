import { Permission } from "@pulumi/aws/lambda/permission";
import type * as pulumi from "@pulumi/pulumi";
import { unprotected } from "../unprotected";
import { functionArnsOf, type PoolFunctions } from "./functions";
import { permissionName } from "./permissionName";
import { permissionProperties } from "./properties";

/**
 * Permits a user pool to invoke its functions. Each use of a function has a permission of its own, so that one can be taken away.
 *
 * @param name the component's name
 */
export function createPermissions(
  name: string,
  functions: PoolFunctions,
  userPoolArn: pulumi.Output<string>,
  options: pulumi.CustomResourceOptions,
): Permission[] {
  return Object.entries(functionArnsOf(functions)).map(
    ([purpose, functionArn]) =>
      new Permission(
        permissionName(name, purpose),
        permissionProperties(functionArn, userPoolArn),
        unprotected(options),
      ),
  );
}
