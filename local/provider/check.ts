import type * as pulumi from "@pulumi/pulumi";
import { autoName, isAutoName } from "./autoName";
import type { Failure } from "./checks";
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
  const failures = [...unknownArguments(handler, plain), ...handler.rules.flatMap((rule) => rule(plain))];
  if (plain["region"] !== undefined && plain["region"] !== region && !isUnknown(plain["region"])) {
    failures.push({ property: "region", reason: `must be ${region}, for which this endpoint stands` });
  }
  const name = nameOf(handler, reveal(olds), logicalName);
  return { inputs: { ...name, ...withDefaults(inputs, handler) }, failures };
}

/** What is wrong with an argument that nobody would act on. */
function unknownArguments({ fields }: ResourceHandler, inputs: Properties): Failure[] {
  return Object.keys(inputs)
    .filter((name) => name !== "region" && !(name in fields))
    .map((property) => ({ property, reason: "is an argument that the local provider doesn't have" }));
}

/** A name for a resource that needs one; one that was made once stays. */
function nameOf({ autoNamed }: ResourceHandler, olds: Properties, logicalName: string): Properties {
  if (autoNamed === undefined) return {};
  const { argument, longest, lowerCase = false } = autoNamed;
  const name = olds[argument];
  const base = lowerCase ? logicalName.toLowerCase() : logicalName;
  return { [argument]: isAutoName(name) ? name : autoName(base, longest) };
}

function withDefaults(inputs: Properties, { defaults, defaultsInside = {} }: ResourceHandler): Properties {
  const all: Properties = { ...defaults, ...inputs };
  const completed = Object.entries(all).map(([name, value]) =>
    isRecord(value) && !isSecret(value) ? [name, { ...defaultsInside[name], ...value }] : [name, value],
  );
  return Object.fromEntries(completed) as Properties;
}
