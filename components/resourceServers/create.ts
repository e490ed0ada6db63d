import { ResourceServer } from "@pulumi/aws/cognito/resourceServer";
import type * as pulumi from "@pulumi/pulumi";
import { resourceServerProperties } from "./properties";
import type { SettledResourceServers } from "./settled";

/**
 * Creates the resource servers of a component.
 *
 * @param name the component's name
 */
export function createResourceServers(
  name: string,
  resourceServers: SettledResourceServers,
  userPoolId: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): ResourceServer[] {
  return Object.entries(resourceServers).map(
    ([key, server]) =>
      new ResourceServer(
        `${name}-resource-server-${key}`,
        { userPoolId, ...resourceServerProperties(key, server) },
        options,
      ),
  );
}
