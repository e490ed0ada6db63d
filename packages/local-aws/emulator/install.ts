import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { LocalAwsError } from "../errors";
import { isRunning } from "../processes";
import { otherEndpoint } from "./advice";
import { cacheFolder } from "./cacheFolder";
import { installFailure } from "./installFailure";
import type { Python } from "./python";
import { run, type RunOptions } from "./run";
import { assertTrusted } from "./trustedFolder";

/** What an installation needs to know. */
export interface InstallOptions {
  readonly python: Python;
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (message: string) => void;
  readonly signal?: AbortSignal | undefined;
}

const requirementsFile = join(__dirname, "requirements.txt");

/** The list is complete and every hash is known, so nothing is resolved, built or run while installing. */
const pinnedOnly = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", requirementsFile];

const pipOptions = [
  "-m",
  "pip",
  "install",
  "--no-input",
  "--disable-pip-version-check",
  "--no-compile",
  "--retries",
  "2",
];

/**
 * Returns the folder that holds the local AWS and its dependencies for this Python; installs it if it doesn't exist
 * yet.
 *
 * The packages are installed beside that folder and renamed to it at the very end, so the folder is whole or absent:
 * an interrupted installation is never used, and of two concurrent ones the later discards its own.
 *
 * Throws a LocalAwsError when it can't be downloaded or written, or when others could have put code there.
 */
export async function installPackages(options: InstallOptions): Promise<string> {
  const requirements = await readFile(requirementsFile, "utf8");
  const cache = cacheFolder(options.environment);
  const packages = join(cache, `local-aws-${fingerprint(requirements, options.python.abi)}`);
  if (existsSync(packages)) {
    await assertTrusted(cache);
    await assertTrusted(packages);
    return packages;
  }

  const [, version = ""] = /^ministack==([\w.]+)/m.exec(requirements) ?? [];
  options.onProgress(`Installing the local AWS (ministack ${version}), once …`);
  try {
    await mkdir(cache, { recursive: true, mode: 0o700 });
    await assertTrusted(cache);
    await removeLeftovers(cache);
    const stagingFolder = await mkdtemp(join(cache, `installing-${process.pid}-`));
    try {
      await moveIntoPlace(await install(stagingFolder, options), packages);
    } finally {
      await rm(stagingFolder, { recursive: true, force: true });
    }
  } catch (error) {
    if (isSystemError(error)) throw installFailure(error.message, cache);
    throw error;
  }
  return packages;
}

function fingerprint(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}

/** Removes the staging folders of processes that were killed while they installed. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const [, owner] = /^installing-(\d+)-/.exec(name) ?? [];
    if (owner && !isRunning(Number(owner))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

async function install(
  stagingFolder: string,
  { python, environment, signal }: InstallOptions,
): Promise<string> {
  const packages = join(stagingFolder, "packages");
  const options = {
    environment: installerEnvironment(environment, stagingFolder),
    folder: stagingFolder,
    signal,
  };
  const [command, ...args] = await chooseInstaller(python.executable, options);
  const finished = await run(command, [...args, "--target", packages, ...pinnedOnly], options);
  if (!finished?.succeeded) throw installFailure(finished?.output ?? "", cacheFolder(environment));
  return packages;
}

/**
 * The user's own settings (index, proxy, certificates) count, except those that would install somewhere else.
 * Temporary files go to the staging folder: same disk, and removed with it.
 */
function installerEnvironment(environment: NodeJS.ProcessEnv, stagingFolder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(environment).filter(([name]) => !/^PYTHON/i.test(name));
  return {
    ...Object.fromEntries(inherited),
    ...{ PIP_USER: "0", PIP_REQUIRE_VIRTUALENV: "0", UV_PYTHON_DOWNLOADS: "never", NO_COLOR: "1" },
    ...{ TMPDIR: stagingFolder, TEMP: stagingFolder, TMP: stagingFolder },
  };
}

/** uv if available, else pip, else the pip of a temporary virtual environment. */
async function chooseInstaller(python: string, options: RunOptions): Promise<[string, ...string[]]> {
  const succeeds = async (command: string, args: string[], limit = {}): Promise<boolean> =>
    (await run(command, args, { ...options, ...limit }))?.succeeded ?? false;
  const answers = (command: string, ...args: string[]): Promise<boolean> =>
    succeeds(command, args, { limit: 30_000 });

  if (await answers("uv", "--version")) return ["uv", "pip", "install", "--python", python];
  if (await answers(python, "-m", "pip", "--version")) return [python, ...pipOptions];
  if (await succeeds(python, ["-m", "venv", "environment"])) {
    const folder = process.platform === "win32" ? "Scripts" : "bin";
    return [join(options.folder ?? "", "environment", folder, "python"), ...pipOptions];
  }
  throw new LocalAwsError(
    `The local AWS can't be installed: ${python} has neither pip nor venv, and there is no uv.`,
    `install uv, or pip for that Python (on Debian and Ubuntu: the package python3-pip or python3-venv), or ${otherEndpoint}`,
  );
}

async function moveIntoPlace(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Another process was faster. Its packages are identical.
    if (!existsSync(to)) throw error;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}
