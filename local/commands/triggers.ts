import { createRequire } from "node:module";
import { runCommand } from "../../cli/command";
import { parseDeployingOptions, triggersCommand, usageOf } from "./deployingOptions";

const load: (path: "./runTriggers") => typeof import("./runTriggers") = createRequire(__filename);

void runCommand({
  usage: usageOf(triggersCommand),
  parse: (args) => parseDeployingOptions(args, triggersCommand),
  run: (context) => load("./runTriggers").runTriggers(context),
});
