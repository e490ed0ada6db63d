import { runCommand } from "../../cli/command";
import { appCommand, parseCommandLine, usageOf } from "./deployingOptions";
import { mayHaveColour, TextReport } from "../report";
import { runApplication } from "./runApp";

void runCommand(async (command) => {
  const options = parseCommandLine(process.argv.slice(2), appCommand);
  if (options.help) {
    process.stdout.write(usageOf(appCommand));
    return 0;
  }
  const text = new TextReport(mayHaveColour(process.stdout, process.env));
  const surroundings = { ...command, folder: process.cwd(), environment: process.env };
  const result = await runApplication(options, text, surroundings);
  command.sayJson(result);
  if (options.serve) await command.serve(result.endpoint);
  return result.succeeded ? 0 : 1;
});
