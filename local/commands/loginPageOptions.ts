import type { RuleSelection } from "@cognito-auth/local-aws/emulator";
import { helpOption, readCommandLine, readOptions } from "../../cli/options";
import { closest } from "../../components/validation/closest";
import type { AccessKeySource } from "../accessKeys";
import { accessKeysOf, endpointOf, portOf, refusePortWithEndpoint, rulesOf, stackOf } from "./optionValues";

/** The options of `npm run login-page`. */
export interface LoginPageOptions {
  readonly stack: string;
  readonly pagePort: number;
  readonly port: number | undefined;
  readonly endpoint: string | undefined;
  readonly rules: RuleSelection;
  readonly accessKeys: AccessKeySource;
  readonly help: boolean;
}

/** The port of the pages that the stacks' own configuration lets in, and of Vite's development server. */
const defaultPagePort = 5173;

/** What `--help` prints. */
export const usage = `Serves the login page of examples/login-page, with the whole application on a local AWS behind it, until Ctrl-C.

Usage: npm run login-page [-- options]

  --stack NAME        the stack to deploy, from Pulumi.NAME.yaml (dev)
  --page-port NUMBER  the page's port (${defaultPagePort})
  --port NUMBER       the local AWS's port (a free one)
  --endpoint URL      use an AWS-like endpoint that is already running, instead of starting one
  --no-rules          the local AWS without the rules that this project adds to it
  --access-keys NAME  test: anybody's keys for an --endpoint; environment: yours, in AWS_ACCESS_KEY_ID and so on (test)
  --json              print the address and the test user as one JSON document instead of text
  --help, -h          print this

It prints the test user's password, and the emails that the local AWS would have sent.
`;

/**
 * Reads the command line.
 *
 * @throws CommandError when it can't be understood
 */
export function parseLoginPageOptions(args: string[]): LoginPageOptions {
  return readCommandLine("npm run login-page", () => {
    const known = {
      stack: { type: "string" },
      "page-port": { type: "string" },
      port: { type: "string" },
      endpoint: { type: "string" },
      "no-rules": { type: "boolean" },
      "access-keys": { type: "string" },
      json: { type: "boolean" },
      help: helpOption,
    } as const;
    const values = readOptions(args, known, closest);
    refusePortWithEndpoint(values);
    return {
      stack: stackOf(values.stack),
      pagePort: portOf(values["page-port"], "--page-port") ?? defaultPagePort,
      port: portOf(values.port),
      endpoint: endpointOf(values.endpoint),
      rules: rulesOf(values),
      accessKeys: accessKeysOf(values["access-keys"], values.endpoint),
      help: values.help ?? false,
    };
  });
}
