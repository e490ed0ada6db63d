import * as settings from "@pulumi/aws/config/vars";
import { CommandError } from "../../cli/errors";
import { closest } from "../../components/validation/closest";
import { firstKeyOf, quote } from "../../components/validation/shown";
import { defaultRegion, isRegion } from "../region";
import type { StackFiles } from "./stackFiles";

// What Pulumi itself reads of every package's configuration.
const settingsOfPackages = ["version", "pluginDownloadURL"];

const knownSettings = [...Object.keys(settings), ...settingsOfPackages];

/**
 * Refuses settings of the AWS provider that it would refuse on AWS: unknown ones, and a region that isn't one. The local
 * provider isn't given its settings, so that a misspelled one would go unnoticed, as would one under a misspelled namespace.
 *
 * @param shownFile the stack's file as messages show it
 * @param regionOfOthers the region that other stacks are in; undefined for the first one
 * @returns the stack's region
 * @throws CommandError for the first problem
 */
export function checkAwsSettings(
  { config }: Pick<StackFiles, "config">,
  shownFile: string,
  regionOfOthers?: string,
): string {
  const refused = (reason: string, fix: string): CommandError =>
    new CommandError(`${shownFile} can't be deployed: ${reason}.`, fix);
  for (const key of Object.keys(config)) {
    const problem = problemOf(key);
    if (problem !== undefined) throw refused(...problem);
  }
  const region = config["aws:region"] ?? defaultRegion;
  if (!isRegion(region)) {
    throw refused(`aws:region is ${quote(region)}, which isn't a region`, "write one such as eu-west-1");
  }
  if (regionOfOthers !== undefined && region !== regionOfOthers) {
    throw refused(
      `aws:region is ${region}, and a local AWS stands for one region, here ${regionOfOthers}`,
      `set aws:region to ${regionOfOthers}, or that of the other stacks to ${region}`,
    );
  }
  return region;
}

function problemOf(key: string): [reason: string, fix: string] | undefined {
  const colon = key.indexOf(":");
  const [namespace, name] = [key.slice(0, colon), key.slice(colon + 1)];
  if (namespace !== "aws") {
    if (!resemblesAws(namespace) || !knownSettings.includes(firstKeyOf(name))) return undefined;
    return [`${quote(key)} isn't a setting of the AWS provider`, `did you mean ${quote(`aws:${name}`)}?`];
  }
  if (knownSettings.includes(name)) return undefined;
  const first = firstKeyOf(name);
  if (first !== name && knownSettings.includes(first)) {
    return [
      `${quote(key)} was set without --path, so it is a key of its own`,
      "remove it, and set it with --path",
    ];
  }
  const other = closest(first, knownSettings);
  return [
    `the AWS provider has no setting ${quote(key)}`,
    other === undefined ? "remove it" : `did you mean aws:${other}?`,
  ];
}

/** Whether a namespace has the letters of "aws" and no others, in another order, number or case. */
function resemblesAws(namespace: string): boolean {
  return [...new Set(namespace.toLowerCase())].sort().join("") === "asw";
}
