import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import * as pulumi from "@pulumi/pulumi";
import { createBranding } from "../branding/create";
import { LoginPages } from "../domain/args";
import { appClientProperties } from "./properties";
import type { SettledAppClient } from "./settled";

/** What app clients are created in. */
export interface AppClientContext {
  readonly userPoolId: pulumi.Input<string>;
  /** The kind of the pool's sign-in pages; undefined without a domain. */
  readonly pages: LoginPages | undefined;
  readonly options: pulumi.CustomResourceOptions;
}

/** The further app clients, by their keys. */
export interface CreatedAppClients {
  readonly ids: pulumi.Output<Record<string, string>>;
  /** The secrets of those that have one; undefined where none has. */
  readonly secrets: pulumi.Output<Record<string, string>> | undefined;
}

/**
 * Creates an app client, and the style of its managed login pages where it has them.
 *
 * @param resourceName the client's name in Pulumi
 * @param brandingName the style's
 */
export function createAppClient(
  resourceName: string,
  brandingName: string,
  appClient: SettledAppClient,
  { userPoolId, pages, options }: AppClientContext,
): UserPoolClient {
  const client = new UserPoolClient(resourceName, appClientProperties(appClient, userPoolId), options);
  if (appClient.oauth !== undefined && pages === LoginPages.Managed) {
    createBranding(brandingName, appClient.branding, client, options);
  }
  return client;
}

/**
 * Creates the further app clients of a component.
 *
 * @param name the component's name
 * @returns undefined where there are none
 */
export function createAppClients(
  name: string,
  appClients: Readonly<Record<string, SettledAppClient>>,
  context: AppClientContext,
): CreatedAppClients | undefined {
  const created = Object.entries(appClients).map(([key, settled]) => {
    const client = createAppClient(`${name}-app-client-${key}`, `${name}-branding-${key}`, settled, context);
    return { key, settled, client };
  });
  if (created.length === 0) return undefined;
  const withSecret = created.filter(({ settled }) => settled.generateSecret);
  const byKey = (values: [string, pulumi.Output<string>][]): pulumi.Output<Record<string, string>> =>
    pulumi.all(Object.fromEntries(values));
  return {
    ids: byKey(created.map(({ key, client }) => [key, client.id])),
    secrets:
      withSecret.length === 0
        ? undefined
        : pulumi.secret(byKey(withSecret.map(({ key, client }) => [key, client.clientSecret]))),
  };
}
