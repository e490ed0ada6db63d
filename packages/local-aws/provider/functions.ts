import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { partition } from "@aws-sdk/core/client";
import { otherwise } from "./otherProvider";
import { type Context, stringOf } from "./resource";
import type { Properties } from "./wire";

/** The result of a function; its outputs are those of the AWS provider's function. */
type ProviderFunction = (inputs: Properties, context: Context) => Properties | Promise<Properties>;

/** The functions that programs can call, by their tokens. */
const functions: Readonly<Record<string, ProviderFunction>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": getCallerIdentity,
  "aws:index/getPartition:getPartition": getPartition,
  "aws:index/getRegion:getRegion": getRegion,
};

/**
 * Calls a function for a program.
 *
 * @throws Error when there is no such function, or when it fails
 */
export async function callFunction(token: string, inputs: Properties, context: Context): Promise<Properties> {
  const called = functions[token];
  if (called === undefined) {
    const known = Object.keys(functions).join(", ");
    throw new Error(`the local provider has no function ${token}; it has ${known}; ${otherwise}`);
  }
  return called(inputs, context);
}

async function getCallerIdentity(_inputs: Properties, { sts }: Context): Promise<Properties> {
  const { Account = "", Arn: arn = "", UserId: userId = "" } = await sts.send(new GetCallerIdentityCommand());
  return { accountId: Account, arn, id: Account, userId };
}

function getPartition(_inputs: Properties, { region }: Context): Properties {
  const { dnsSuffix, name } = partition(region);
  const reverseDnsPrefix = dnsSuffix.split(".").reverse().join(".");
  return { dnsSuffix, id: name, partition: name, reverseDnsPrefix };
}

/** The region that is requested by name or by its EC2 host; by default the endpoint's. */
function getRegion(inputs: Properties, context: Context): Properties {
  const endpoint = stringOf(inputs, "endpoint");
  const name = stringOf(inputs, "region") || stringOf(inputs, "name") || regionOfHost(endpoint);
  if (name === "" && endpoint === "") return regionNamed(context.region);
  const found = regionNamed(name);
  const isFound = found["description"] !== "" && (endpoint === "" || endpoint === found["endpoint"]);
  if (isFound) return found;
  const wanted = endpoint === "" ? name : `${name} with the endpoint ${endpoint}`.trim();
  throw new Error(`there is no region ${wanted}`);
}

function regionOfHost(endpoint: string): string {
  return /^ec2\.([^.]+)\./.exec(endpoint)?.[1] ?? "";
}

function regionNamed(name: string): Properties {
  // Its type lacks the description, although every AWS region has one.
  const found: Properties = { ...partition(name) };
  const endpoint = `ec2.${name}.${stringOf(found, "dnsSuffix")}`;
  return { description: stringOf(found, "description"), endpoint, id: name, name, region: name };
}
