import { existsSync } from "node:fs";
import { join } from "node:path";
import { foldersOnPath } from "../../packages/local-aws/tests/helpers/pulumiCommand";

/** The environment with Pulumi's Python SDK that runs the Python example; undefined where there is none. */
export function findPulumiPython(): string | undefined {
  const generator = foldersOnPath().some((folder) => existsSync(join(folder, "generate-python-sdk")));
  return generator ? process.env["PULUMI_PYTHON"] : undefined;
}
