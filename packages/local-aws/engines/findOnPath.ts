import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The path of the first command of a name on the PATH; undefined where there is none. */
export async function findOnPath(
  command: string,
  { PATH = "" }: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const names = process.platform === "win32" ? [`${command}.exe`, `${command}.cmd`] : [command];
  const candidates = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  return undefined;
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
