import { homedir } from "node:os";
import { join, resolve } from "node:path";

/**
 * The folder for what is downloaded once and used by every run: `COGNITO_AUTH_CACHE` where it is set, else
 * `cognito-auth` in the user's cache folder, as the operating system has it.
 */
export function cacheFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const chosen = environment["COGNITO_AUTH_CACHE"];
  return chosen ? resolve(chosen) : join(userCacheFolder(environment, platform, home), "cognito-auth");
}

function userCacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = environment;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (platform === "darwin") return join(home, "Library", "Caches");
  if (platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  return join(home, ".cache");
}
