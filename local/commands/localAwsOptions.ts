import type { RuleSelection } from "@cognito-auth/local-aws/emulator";
import type { AwsProviderName } from "@cognito-auth/local-aws/engines/awsProviderName";
import { helpOption, readCommandLine, readOptions } from "../../cli/options";
import { closest } from "../../components/validation/closest";
import type { AccessKeySource } from "../accessKeys";
import { defaultRegion, isRegion } from "../region";
import {
  accessKeysOf,
  awsProviderOf,
  endpointOf,
  portOf,
  refusePortWithEndpoint,
  rulesOf,
} from "./optionValues";

/** The options of `npm run local-aws`. */
export interface LocalAwsOptions {
  readonly port: number | undefined;
  readonly endpoint: string | undefined;
  readonly rules: RuleSelection;
  readonly accessKeys: AccessKeySource;
  readonly region: string;
  readonly awsProvider: AwsProviderName;
  readonly help: boolean;
}

/** What `--help` prints. */
export const usage = `Keeps a local AWS up, to which your pulumi command deploys, until Ctrl-C.

Usage: npm run local-aws [-- options]

  --port NUMBER         the local AWS's port (a free one)
  --endpoint URL        use an AWS-like endpoint that is already running, instead of starting one
  --no-rules            the local AWS without the rules that this project adds to it
  --access-keys NAME    test: anybody's keys for an --endpoint; environment: yours, in AWS_ACCESS_KEY_ID and so on (test)
  --region NAME         the region that it stands for (${defaultRegion})
  --aws-provider NAME   local: this project's own provider; installed: your Pulumi's aws and random plugins (local)
  --json                print the environment as one JSON document instead of shell commands
  --help, -h            print this

The environment is also written to .local/local-aws.env, which a shell loads with ". .local/local-aws.env". On Windows it
is for PowerShell, and the command prints how to load it. The stacks are kept apart from your own, and are gone when the
command ends; what they deployed to an --endpoint stays there, unless "pulumi destroy" comes first.
`;

/**
 * Reads the command line.
 *
 * @throws CommandError when it can't be understood
 */
export function parseLocalAwsOptions(args: string[]): LocalAwsOptions {
  return readCommandLine("npm run local-aws", () => {
    const known = {
      port: { type: "string" },
      endpoint: { type: "string" },
      "no-rules": { type: "boolean" },
      "access-keys": { type: "string" },
      region: { type: "string" },
      "aws-provider": { type: "string" },
      json: { type: "boolean" },
      help: helpOption,
    } as const;
    const values = readOptions(args, known, closest);
    refusePortWithEndpoint(values);
    return {
      port: portOf(values.port),
      endpoint: endpointOf(values.endpoint),
      rules: rulesOf(values),
      accessKeys: accessKeysOf(values["access-keys"], values.endpoint),
      region: regionOf(values.region ?? defaultRegion),
      awsProvider: awsProviderOf(values["aws-provider"]),
      help: values.help ?? false,
    };
  });
}

function regionOf(region: string): string {
  if (isRegion(region)) return region;
  throw new Error(`--region ${JSON.stringify(region)}: a region is a name such as eu-west-1`);
}
