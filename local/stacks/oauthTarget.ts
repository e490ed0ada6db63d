import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import type { CreatedResource, Outputs } from "@cognito-auth/local-aws/engines";
import type { SettledAppClient } from "../../components/appClient/settled";
import { LoginPages } from "../../components/domain/args";
import type { SettledDomain } from "../../components/domain/settled";
import { scopesOf } from "../../components/resourceServers/settled";
import type { Settled } from "../../components/settled";
import { recordedBinary } from "../proofs/askedFor";
import type { Domain, OAuthTarget, RedirectClient, ServiceClient } from "../proofs/oauth";
import type { DeployedStack } from "./deployment";
import { entryOf, outputOf } from "./outputs";
import { plainValue } from "./plainValue";
import { settledStack } from "./settledStack";

/** What is to be proved of sign-in by redirect and of services, from the configuration and the outputs of a stack. */
export function oauthTarget(target: AwsTarget, { files, outputs, resources }: DeployedStack): OAuthTarget {
  const settled = settledStack(files);
  const { domain, resourceServers } = settled;
  return {
    ...target,
    userPoolId: outputOf(outputs, "userPoolId"),
    issuer: outputOf(outputs, "userPoolIssuer"),
    appClientId: outputOf(outputs, "appClientId"),
    domain: domain && domainOf(domain, resources),
    clients: redirectClients(settled, outputs),
    services: serviceClients(settled, outputs),
    apiScopes: scopesOf(resourceServers),
  };
}

function domainOf(
  { prefix, custom, url, pages }: SettledDomain,
  resources: readonly CreatedResource[],
): Domain {
  const created = resources.find(({ type }) => type === "aws:acm:Certificate")?.id ?? "";
  return {
    isElsewhere: url !== undefined,
    prefix: prefix === undefined ? undefined : plainValue(prefix),
    custom: custom && {
      name: plainValue(custom.name),
      certificateArn: custom.certificateArn === undefined ? created : plainValue(custom.certificateArn),
      createsCertificate: custom.certificateArn === undefined,
    },
    managedLoginVersion: pages === LoginPages.Managed ? 2 : 1,
  };
}

function redirectClients({ appClient, appClients, domain }: Settled, outputs: Outputs): RedirectClient[] {
  const hasStyles = domain?.pages === LoginPages.Managed;
  const all: [string | undefined, string, SettledAppClient][] = [
    [undefined, outputOf(outputs, "appClientId"), appClient],
    ...Object.entries(appClients).map(([key, client]): [string, string, SettledAppClient] => [
      key,
      entryOf(outputs, "appClientIds", key),
      client,
    ]),
  ];
  return all.flatMap(([key, clientId, { oauth, branding }]) =>
    oauth === undefined
      ? []
      : {
          key,
          clientId,
          callbackUrls: oauth.callbackUrls.map(plainValue),
          logoutUrls: oauth.logoutUrls.map(plainValue),
          scopes: oauth.scopes,
          code: oauth.code,
          style: hasStyles ? styleOf(branding) : undefined,
        },
  );
}

/** The style, by the names of AWS's API, as recorded requests show it. */
function styleOf(branding: SettledAppClient["branding"]): Readonly<Record<string, unknown>> {
  if (branding === undefined) return { UseCognitoProvidedValues: true };
  const { settings, assets = [] } = branding;
  const Settings: unknown = JSON.parse(plainValue(settings));
  if (assets.length === 0) return { Settings };
  const Assets = assets.map(({ category, colorMode, extension, base64 }) => ({
    Category: category,
    ColorMode: colorMode,
    Extension: extension,
    Bytes: recordedBinary(plainValue(base64)),
  }));
  return { Settings, Assets };
}

function serviceClients({ appClients }: Settled, outputs: Outputs): ServiceClient[] {
  return Object.entries(appClients).flatMap(([key, { machineToMachine }]) =>
    machineToMachine === undefined
      ? []
      : {
          key,
          clientId: entryOf(outputs, "appClientIds", key),
          clientSecret: entryOf(outputs, "appClientSecrets", key),
          scopes: machineToMachine.scopes,
        },
  );
}
