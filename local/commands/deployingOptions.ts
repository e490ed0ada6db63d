import type { RuleSelection } from "@cognito-auth/local-aws/emulator";
import type { AwsProviderName } from "@cognito-auth/local-aws/engines/awsProviderName";
import { helpOption, readCommandLine, readOptions } from "../../cli/options";
import { closest } from "../../components/validation/closest";
import type { AccessKeySource } from "../accessKeys";
import {
  accessKeysOf,
  awsProviderOf,
  endpointOf,
  portOf,
  refusePortWithEndpoint,
  rulesOf,
  stackOf,
} from "./optionValues";

/** The options of a command that deploys stacks. */
export interface DeployingOptions {
  readonly stack: string;
  readonly serve: boolean;
  readonly port: number | undefined;
  readonly endpoint: string | undefined;
  readonly rules: RuleSelection;
  readonly accessKeys: AccessKeySource;
  readonly awsProvider: AwsProviderName;
  readonly showSecrets: boolean;
  readonly help: boolean;
}

/** A command that deploys stacks to a local AWS. */
export interface DeployingCommand {
  /** How it is called, such as `npm start`. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly purpose: string;
}

/** `npm start`. */
export const startCommand: DeployingCommand = {
  name: "npm start",
  purpose: "Deploys this Pulumi program to a local AWS and proves that its test user can sign in.",
};

/** `npm run app`. */
export const appCommand: DeployingCommand = {
  name: "npm run app",
  purpose: `Deploys the whole application (this program, the API and the identity pool of examples/) to a local AWS and
proves that they work together.`,
};

/** `npm run triggers`. */
export const triggersCommand: DeployingCommand = {
  name: "npm run triggers",
  purpose:
    "Deploys the user pool with Lambda functions of examples/triggers to a local AWS and proves what these do.",
};

/** What `--help` prints. */
export function usageOf({ name, purpose }: DeployingCommand): string {
  return `${purpose}

Usage: ${name} [-- options]

  --stack NAME          the stack to deploy, from Pulumi.NAME.yaml (dev)
  --serve               stay up until Ctrl-C, with a temporary password of the test user unused
  --port NUMBER         the local AWS's port (a free one)
  --endpoint URL        use an AWS-like endpoint that is already running, instead of starting one
  --no-rules            the local AWS without the rules that this project adds to it
  --access-keys NAME    test: anybody's keys for an --endpoint; environment: yours, in AWS_ACCESS_KEY_ID and so on (test)
  --aws-provider NAME   local: this project's own provider; installed: your Pulumi's aws and random plugins (local)
  --show-secrets        print the test user's password
  --json                print one JSON document instead of text
  --help, -h            print this

The local AWS is ministack; it needs Python 3.10 or newer and is installed on first use. With a pulumi command on the
PATH the real engine runs the program, else this process does.

The exit code is 0 when nothing failed, else 1.
`;
}

/**
 * Reads the command line.
 *
 * @throws CommandError when it can't be understood
 */
export function parseDeployingOptions(args: string[], { name }: DeployingCommand): DeployingOptions {
  return readCommandLine(name, () => {
    const known = {
      stack: { type: "string" },
      serve: { type: "boolean" },
      port: { type: "string" },
      endpoint: { type: "string" },
      "no-rules": { type: "boolean" },
      "access-keys": { type: "string" },
      "aws-provider": { type: "string" },
      json: { type: "boolean" },
      "show-secrets": { type: "boolean" },
      help: helpOption,
    } as const;
    const values = readOptions(args, known, closest);
    refusePortWithEndpoint(values);
    return {
      stack: stackOf(values.stack),
      serve: values.serve ?? false,
      port: portOf(values.port),
      endpoint: endpointOf(values.endpoint),
      rules: rulesOf(values),
      accessKeys: accessKeysOf(values["access-keys"], values.endpoint),
      awsProvider: awsProviderOf(values["aws-provider"]),
      showSecrets: values["show-secrets"] ?? false,
      help: values.help ?? false,
    };
  });
}
