import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import type * as pulumi from "@pulumi/pulumi";
import { appClientProperties } from "./properties";
import type { SettledAppClient } from "./settled";

/**
 * Creates the app client of a component.
 *
 * @param name the component's name
 */
export function createAppClient(
  name: string,
  appClient: SettledAppClient,
  userPoolId: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): UserPoolClient {
  return new UserPoolClient(`${name}-app-client`, appClientProperties(appClient, userPoolId), options);
}
