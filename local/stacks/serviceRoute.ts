import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import type { ServiceRoute } from "../proofs/application";
import type { DeployedStack } from "./deployment";
import { oauthTarget } from "./oauthTarget";
import { entryOf } from "./outputs";
import { listSetting } from "./stackSettings";

/** What is to be proved of the API's route for services; undefined where its stack asks for none. */
export function serviceRouteTarget(
  target: AwsTarget,
  auth: DeployedStack,
  api: DeployedStack,
): ServiceRoute | undefined {
  const { project, config } = api.files;
  const serviceClients = listSetting(api.files, "serviceClients");
  if (serviceClients === undefined) return undefined;
  const keys = serviceClients.map(String);
  const { domain, services } = oauthTarget(target, auth);
  return {
    scope: config[`${project}:ordersScope`] ?? "",
    clientIds: keys.map((key) => entryOf(auth.outputs, "appClientIds", key)),
    callers: services.filter(({ key }) => keys.includes(key)),
    domain,
  };
}
