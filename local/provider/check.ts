import type * as pulumi from "@pulumi/pulumi";
import { autoName, isAutoName } from "./autoName";
import type { ResourceHandler } from "./resource";
import { given, isRecord, isSecret, isUnknown, reveal, type Properties } from "./wire";

/** What a check knows besides the inputs. */
export interface CheckedResource {
  readonly handler: ResourceHandler;
  /** The resource's name in the program. */
  readonly logicalName: string;
  /** The region that the endpoint stands for. */
  readonly region: string;
}

/** Completes the inputs of a resource, and finds what is wrong with them. */
export function check(
  { handler, logicalName, region }: CheckedResource,
  olds: unknown,
  news: unknown,
): pulumi.provider.CheckResult {
  const inputs = given(news);
  const plain = reveal(news);
  const failures = handler.rules.flatMap((rule) => rule(plain));
  if (plain["region"] !== undefined && plain["region"] !== region && !isUnknown(plain["region"])) {
    failures.push({ property: "region", reason: `must be ${region}, for which this endpoint stands` });
  }
  const { longestName } = handler;
  const name = longestName === undefined ? {} : { name: nameOf(reveal(olds), logicalName, longestName) };
  return { inputs: { ...name, ...withDefaults(inputs, handler) }, failures };
}

/** A name that was made once stays. */
function nameOf(olds: Properties, logicalName: string, longest: number): string {
  const { name } = olds;
  return isAutoName(name) ? name : autoName(logicalName, longest);
}

function withDefaults(inputs: Properties, { defaults, defaultsInside = {} }: ResourceHandler): Properties {
  const all: Properties = { ...defaults, ...inputs };
  const completed = Object.entries(all).map(([name, value]) =>
    isRecord(value) && !isSecret(value) ? [name, { ...defaultsInside[name], ...value }] : [name, value],
  );
  return Object.fromEntries(completed) as Properties;
}
