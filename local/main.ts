import { createRequire } from "node:module";
import { runCommand } from "./command";
import { parseCommandLine, usage } from "./commandLine";
import { mayHaveColour, TextReport } from "./report";
import { run } from "./run";

/** Runs the program's entry, which may only happen once everything that it reads is set. */
function loadProgram(): object {
  const load: (path: string) => object = createRequire(__filename);
  return load("../index");
}

void runCommand(async ({ say, sayJson, progress, atEnd, fail, untilInterrupted }) => {
  const options = parseCommandLine(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const report = new TextReport(mayHaveColour(process.stdout, process.env));
  const result = await run(options, report, {
    folder: process.cwd(),
    environment: process.env,
    loadProgram,
    say,
    progress,
    fail,
    atEnd,
  });
  sayJson(result);
  if (options.serve) {
    progress(`Serving ${result.endpoint} until Ctrl-C …`);
    await untilInterrupted();
    progress("Stopping …");
  }
  return result.succeeded ? 0 : 1;
});
