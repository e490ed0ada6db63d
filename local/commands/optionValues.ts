import type { RuleSelection } from "@cognito-auth/local-aws/emulator";
import { blockedPorts } from "@cognito-auth/local-aws/emulator/port";
import { type AwsProviderName, awsProviderNames } from "@cognito-auth/local-aws/engines/awsProviderName";
import { type AccessKeySource, accessKeySources } from "../accessKeys";

/**
 * A port, where one is given.
 *
 * @param option the option that it is given with; `--port` by default
 */
export function portOf(port: string | undefined, option = "--port"): number | undefined {
  if (port === undefined) return undefined;
  const number = Number(port);
  const written = `${option} ${JSON.stringify(port)}`;
  if (!/^\d+$/.test(port) || number < 1 || number > 65_535) {
    throw new Error(`${written}: a port is a whole number from 1 to 65535`);
  }
  const refusal = refusalOfPort(number);
  if (refusal !== undefined) throw new Error(`${written}: ${refusal}`);
  return number;
}

/** Why a port can't be used; undefined where it can. What it serves couldn't be proved, nor seen in a browser. */
function refusalOfPort(port: number): string | undefined {
  return blockedPorts.includes(port)
    ? `browsers and Node's fetch refuse to connect to port ${port}`
    : undefined;
}

/** The address of an endpoint, where one is given, as browsers write it (`https:` in lowercase), without a slash at its end. */
export function endpointOf(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined) return undefined;
  const refusal = refusalOf(endpoint);
  if (refusal === undefined) return new URL(endpoint).href.replace(/\/+$/, "");
  throw new Error(`--endpoint ${JSON.stringify(withoutCredentials(endpoint))}: ${refusal}`);
}

const anAddress = "an endpoint is an address such as http://127.0.0.1:4566";

/** What is wrong with the address of an endpoint; undefined where nothing is. */
function refusalOf(endpoint: string): string | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return anAddress;
  if (url.username !== "" || url.password !== "") return `${anAddress}, without a user name or a password`;
  if (url.search !== "" || url.hash !== "") return `${anAddress}, without a query or a fragment`;
  if (isAws(url.hostname)) {
    return "this is AWS itself, and no endpoint in its place: docs/guides/deploy-to-aws.md says how to deploy to AWS";
  }
  return refusalOfPort(Number(url.port));
}

/** The domains of AWS's own endpoints, in each partition. What is created there is real, and costs money. */
const awsDomains = [
  ...["amazonaws.com", "api.aws"],
  ...["amazonaws.com.cn", "api.amazonwebservices.com.cn"],
  ...["amazonaws.eu", "api.amazonwebservices.eu"],
  ...["c2s.ic.gov", "api.aws.ic.gov"],
  ...["sc2s.sgov.gov", "api.aws.scloud"],
  ...["cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"],
  ...["csp.hci.ic.gov", "api.aws.hci.ic.gov"],
];

function isAws(hostname: string): boolean {
  // With the dot of a name that is looked up as it is.
  const host = hostname.replace(/\.$/, "");
  return awsDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** An address, or what was meant to be one, without all in it that may be a user name or a password. */
function withoutCredentials(address: string): string {
  return address.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, "$1");
}

/** The provider that deploys; this project's own by default. */
export function awsProviderOf(name = "local"): AwsProviderName {
  const known = awsProviderNames.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  throw new Error(`--aws-provider ${JSON.stringify(name)}: expected one of ${awsProviderNames.join(", ")}`);
}

/** Whose access keys an endpoint gets; anybody's by default. */
export function accessKeysOf(source = "test", endpoint?: string): AccessKeySource {
  const known = accessKeySources.find((candidate) => candidate === source);
  const written = `--access-keys ${JSON.stringify(source)}`;
  if (known === undefined) throw new Error(`${written}: expected one of ${accessKeySources.join(", ")}`);
  if (known === "test" || endpoint !== undefined) return known;
  throw new Error(`${written}: only an --endpoint gets access keys other than test`);
}

/** A running endpoint already has its port. */
export function refusePortWithEndpoint({ endpoint, port }: { endpoint?: unknown; port?: unknown }): void {
  if (endpoint === undefined || port === undefined) return;
  throw new Error("--port and --endpoint exclude each other: the endpoint has a port already");
}

/** The rules that a local AWS has; a running endpoint has its own already. */
export function rulesOf(values: { endpoint?: unknown; "no-rules"?: boolean }): RuleSelection {
  if (values["no-rules"] !== true) return "all";
  if (values.endpoint === undefined) return "none";
  throw new Error("--no-rules and --endpoint exclude each other: the endpoint has its rules already");
}

/** The name of a stack; `dev` by default. */
export function stackOf(stack = "dev"): string {
  if (/^[\w.-]+$/.test(stack)) return stack;
  throw new Error(
    `--stack ${JSON.stringify(stack)}: a stack's name has letters, digits, hyphens, dots and underscores`,
  );
}
