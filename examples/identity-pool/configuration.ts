import { ConfigurationReader } from "./configurationReader";

/** What the stack's configuration asks for. */
export interface Configuration {
  /** The stack with the user pool: `ORGANIZATION/PROJECT/STACK`. Default: this stack's namesake in `cognito-auth`. */
  authStack: string;
  /**
   * The stack with the API that signed-in users may call. Default: this stack's namesake in `serverless-api`; undefined
   * where `callsApi` is off.
   */
  apiStack: string | undefined;
  /** The origin of the frontend, such as `https://app.example.com`. */
  frontendOrigin: string;
  /** Whether the bucket can be deleted with files in it. */
  deleteUploads: boolean;
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
    apiStack: readApiStackName(reader),
    frontendOrigin: reader.origin("frontendOrigin"),
    deleteUploads: reader.flag("deleteUploads"),
  };
  refuseSameStack(reader, configuration);
  reader.throwProblems();
  return configuration;
}

/** Pulumi would only say that there are two resources of one name: a program refers to a stack once. */
function refuseSameStack(reader: ConfigurationReader, { authStack, apiStack }: Configuration): void {
  if (apiStack !== authStack) return;
  for (const key of ["authStack", "apiStack"]) {
    reader.refuse(key, {
      reason: "`authStack` and `apiStack` are the same stack",
      fix: "set `authStack` to a cognito-auth stack and `apiStack` to a serverless-api stack, or `callsApi` to false",
    });
  }
}

function readApiStackName(reader: ConfigurationReader): string | undefined {
  if (reader.flag("callsApi")) return reader.stackName("apiStack", "serverless-api");
  reader.refuse("apiStack", {
    reason: "no API is called, because `callsApi` is false",
    fix: "set `callsApi` to true, or remove this",
  });
  return undefined;
}
