import { createRequire } from "node:module";
import { runCommand } from "../cli/command";
import { readCommandLine } from "../cli/options";
import { parseBenchOptions, usage } from "./benchOptions";

const load: (path: "./benchmarks") => typeof import("./benchmarks") = createRequire(__filename);

void runCommand({
  usage,
  parse: (args) => readCommandLine("npm run bench", () => parseBenchOptions(args)),
  run: async ({ options: { names }, progress }) => {
    const { benchmarks } = load("./benchmarks");
    for (const name of names) {
      progress(`Measuring: ${name} …`);
      await benchmarks[name]();
    }
    return 0;
  },
});
