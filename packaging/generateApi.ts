import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "../cli/errors";
import { buildPackage } from "./buildPackage";
import { runScript } from "./script";

const load: ((path: "./apiDocumentation") => typeof import("./apiDocumentation")) &
  ((path: "./apiReport") => typeof import("./apiReport")) &
  ((path: "./renewSchema") => typeof import("./renewSchema")) = createRequire(__filename);

const command = "npm run api";

runScript({
  command,
  purpose:
    "Renews the report and the documentation of the public API, the schema for other languages, and the reference.",
  work: async ({ progress, atEnd }) => {
    const folder = await mkdtemp(join(tmpdir(), "cognito-auth-api-"));
    atEnd(() => rm(folder, { recursive: true }));
    progress("Compiling the package …");
    await buildPackage(folder);
    progress("Reporting and documenting its API …");
    const problems = [
      ...load("./apiReport").reportApi(folder, join(__dirname, "api")),
      ...(await load("./apiDocumentation").documentApi(join(__dirname, "..", "docs", "api"))),
    ];
    if (problems.length === 0) {
      progress("Generating the schema and the reference …");
      await load("./renewSchema").renewSchema();
      return 0;
    }
    throw new CommandError(problems.join("\n"), `correct it, then run ${command} again`);
  },
});
