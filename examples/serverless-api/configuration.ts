import { ConfigurationReader } from "./configurationReader";

/** What the stack's configuration asks for. */
export interface Configuration {
  /** The stack with the user pool: `ORGANIZATION/PROJECT/STACK`. Default: this stack's namesake in `cognito-auth`. */
  authStack: string;
  /** The origin of the frontend, such as `https://app.example.com`. */
  frontendOrigin: string;
  /** How many requests per second the API accepts on average. */
  throttlingRateLimit: number;
  /** How many concurrent requests the API accepts. */
  throttlingBurstLimit: number;
  /**
   * The app clients of the auth stack, by their keys, whose access tokens `GET /orders` accepts; undefined where there is no
   * such route.
   */
  serviceClients: string[] | undefined;
  /** The scope that these tokens must have, such as `orders/read`. */
  ordersScope: string;
}

/**
 * Reads the configuration of the stack that is being deployed. `Pulumi.yaml` has the defaults.
 *
 * @throws InvalidArgumentsError with every problem, each by its configuration key
 */
export function readConfiguration(): Configuration {
  const reader = new ConfigurationReader();
  const configuration: Configuration = {
    authStack: reader.stackName("authStack", "cognito-auth"),
    frontendOrigin: reader.origin("frontendOrigin"),
    // The quotas of an account and region, which all its APIs share.
    throttlingRateLimit: reader.wholeNumber("throttlingRateLimit", 1, 10_000),
    throttlingBurstLimit: reader.wholeNumber("throttlingBurstLimit", 1, 5_000),
    // The quota of audiences of an authorizer.
    serviceClients: reader.names("serviceClients", 50),
    ordersScope: reader.scope("ordersScope"),
  };
  reader.throwProblems();
  return configuration;
}
