import { createRequire } from "node:module";
import { runCommand } from "../../cli/command";
import { parseCommandLine, startCommand, usageOf } from "./deployingOptions";
import { mayHaveColour, TextReport } from "../report";
import { run } from "./runStart";

const load: (path: string) => object = createRequire(__filename);

void runCommand(async (command) => {
  const options = parseCommandLine(process.argv.slice(2), startCommand);
  if (options.help) {
    process.stdout.write(usageOf(startCommand));
    return 0;
  }
  const report = new TextReport(mayHaveColour(process.stdout, process.env));
  const folder = process.cwd();
  const project = { folder, load: () => load("../../index") };
  const result = await run(project, options, report, { ...command, folder, environment: process.env });
  command.sayJson(result);
  if (options.serve) await command.serve(result.endpoint);
  return result.succeeded ? 0 : 1;
});
