import { partition } from "@aws-sdk/core/client";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { textOf, type Context } from "./resource";
import type { Properties } from "./wire";

/** What a function answers; its outputs are those of the AWS provider's. */
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
    throw new Error(`the local provider has no function ${token}; it has ${known}`);
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

/** The region that is asked for by its name, or by the host of EC2 in it; or else the endpoint's. */
function getRegion(inputs: Properties, context: Context): Properties {
  const endpoint = textOf(inputs, "endpoint");
  const name = textOf(inputs, "region") || textOf(inputs, "name") || regionOfHost(endpoint);
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
  // Its type lacks the description, which it has for every region that AWS has.
  const found: Properties = { ...partition(name) };
  const endpoint = `ec2.${name}.${textOf(found, "dnsSuffix")}`;
  return { description: textOf(found, "description"), endpoint, id: name, name, region: name };
}
