import { createRequire } from "node:module";
import { runCommand } from "../../cli/command";
import { parseLoginPageOptions, usage } from "./loginPageOptions";

const load: (path: "./runLoginPage") => typeof import("./runLoginPage") = createRequire(__filename);

void runCommand({
  usage,
  parse: parseLoginPageOptions,
  run: (context) => load("./runLoginPage").runLoginPage(context),
});
