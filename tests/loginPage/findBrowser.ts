import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { foldersOnPath } from "../../packages/local-aws/tests/helpers/pulumiCommand";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** The path of a Chromium on the PATH; undefined where there is none. */
export function findBrowser(): string | undefined {
  return foldersOnPath()
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
