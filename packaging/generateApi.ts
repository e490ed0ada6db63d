import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentApi } from "./apiDocumentation";
import { reportApi } from "./apiReport";
import { buildPackage } from "./buildPackage";
import { runScript } from "./script";

/** Renews the report and the documentation of the public API: `npm run api`. */
runScript(async () => {
  const folder = await mkdtemp(join(tmpdir(), "cognito-auth-api-"));
  try {
    await buildPackage(folder);
    const problems = [
      ...reportApi(folder, join(__dirname, "api")),
      ...(await documentApi(join(__dirname, "..", "docs", "api"))),
    ];
    if (problems.length > 0) throw new Error(problems.join("\n"));
  } finally {
    await rm(folder, { recursive: true });
  }
});
