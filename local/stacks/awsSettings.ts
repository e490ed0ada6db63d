import * as settings from "@pulumi/aws/config/vars";
import { CommandError } from "../../cli/errors";
import { closest } from "../../components/validation/closest";
import { defaultRegion, isRegion } from "../region";
import type { FullConfiguration } from "./stackConfiguration";

// What Pulumi itself reads of every package's configuration.
const settingsOfPackages = ["version", "pluginDownloadURL"];

/**
 * Refuses settings of the AWS provider that it would refuse on AWS: unknown ones, and a region that isn't one. The local
 * provider isn't given its settings, so that a misspelled one would go unnoticed.
 *
 * @param shownFile the stack's file as messages show it
 * @param regionOfOthers the region that other stacks are in; undefined for the first one
 * @returns the stack's region
 * @throws CommandError for the first problem
 */
export function checkAwsSettings(
  config: Readonly<FullConfiguration>,
  shownFile: string,
  regionOfOthers?: string,
): string {
  const refused = (reason: string, fix: string): CommandError =>
    new CommandError(`${shownFile} can't be deployed: ${reason}.`, fix);
  const known = [...Object.keys(settings), ...settingsOfPackages];
  const unknown = Object.keys(config).find((key) => key.startsWith("aws:") && !known.includes(key.slice(4)));
  if (unknown !== undefined) {
    const other = closest(unknown.slice(4), known);
    throw refused(
      `the AWS provider has no setting ${JSON.stringify(unknown)}`,
      other === undefined ? "remove it" : `did you mean aws:${other}?`,
    );
  }
  const region = config["aws:region"] ?? defaultRegion;
  if (!isRegion(region)) {
    throw refused(
      `aws:region is ${JSON.stringify(region)}, which isn't a region`,
      "write one such as eu-west-1",
    );
  }
  if (regionOfOthers !== undefined && region !== regionOfOthers) {
    throw refused(
      `aws:region is ${region}, and a local AWS stands for one region, here ${regionOfOthers}`,
      `set aws:region to ${regionOfOthers}, or that of the other stacks to ${region}`,
    );
  }
  return region;
}
