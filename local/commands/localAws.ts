import { createRequire } from "node:module";
import { runCommand } from "../../cli/command";
import { parseLocalAwsOptions, usage } from "./localAwsOptions";

const load: (path: "./runLocalAws") => typeof import("./runLocalAws") = createRequire(__filename);

void runCommand({
  usage,
  parse: parseLocalAwsOptions,
  run: (context) => load("./runLocalAws").runLocalAws(context),
});
