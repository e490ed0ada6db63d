import { createRequire } from "node:module";
import { runCommand } from "../../cli/command";
import { appCommand, parseDeployingOptions, usageOf } from "./deployingOptions";

const load: (path: "./runApp") => typeof import("./runApp") = createRequire(__filename);

void runCommand({
  usage: usageOf(appCommand),
  parse: (args) => parseDeployingOptions(args, appCommand),
  run: (context) => load("./runApp").runApp(context),
});
