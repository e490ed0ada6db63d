import { createRequire } from "node:module";
import { runCommand } from "../../cli/command";
import { parseDeployingOptions, startCommand, usageOf } from "./deployingOptions";

const load: (path: "./runStart") => typeof import("./runStart") = createRequire(__filename);

void runCommand({
  usage: usageOf(startCommand),
  parse: (args) => parseDeployingOptions(args, startCommand),
  run: (context) => load("./runStart").runStart(context),
});
