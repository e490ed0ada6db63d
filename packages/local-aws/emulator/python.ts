import { LocalAwsError } from "../errors";
import { otherEndpoint } from "./advice";
import { run, type RunOptions } from "./run";

/** A Python that can run the local AWS. */
export interface Python {
  /** The path of the interpreter itself, not of a launcher or shim. */
  readonly executable: string;
  /** As in `3.12.4`. */
  readonly version: string;
  /** What compiled packages depend on: implementation, version, C library, operating system, architecture. */
  readonly abi: string;
}

const oldestMinor = 10;
const needed = `Python 3.${oldestMinor} or newer`;

/** How long a Python may take to say its version: far longer than any does, even from a network drive. */
const secondsToAnswer = 30;

const candidates: readonly (readonly string[])[] = [["python3"], ["python"], ["py", "-3"]];

const versionProbe = `
import sys, sysconfig
print(sys.executable)
print("%d.%d.%d" % sys.version_info[:3])
print(sysconfig.get_config_var("SOABI") or sys.implementation.cache_tag, sysconfig.get_platform())
`;

/**
 * Finds the Python to use: the one that the variable `PYTHON` names, or else the first of `python3`, `python` and
 * `py -3` that is new enough. Throws a LocalAwsError if there is none, or if one doesn't answer.
 */
export async function findPython(
  environment: NodeJS.ProcessEnv,
  signal?: AbortSignal,
  seconds = secondsToAnswer,
): Promise<Python> {
  const chosen = environment["PYTHON"];
  const found: Python[] = [];
  for (const candidate of chosen ? [[chosen]] : candidates) {
    const python = await probe(candidate, { environment, signal, limit: seconds * 1_000 });
    if (python && isNewEnough(python)) return python;
    if (python) found.push(python);
  }
  throw new LocalAwsError(
    `The local AWS needs ${needed}, and ${shortcoming(chosen, found)}.`,
    `install ${needed} (or name one in the variable PYTHON), or ${otherEndpoint}`,
  );
}

async function probe(
  [command = "", ...options]: readonly string[],
  limits: RunOptions & { readonly limit: number },
): Promise<Python | undefined> {
  const finished = await run(command, [...options, "-I", "-c", versionProbe], limits);
  if (finished?.tookTooLong === true) {
    throw new LocalAwsError(
      `The local AWS needs ${needed}, and ${command} didn't say its version within ${limits.limit / 1_000} seconds.`,
      `find out what keeps ${command} (or name another Python in the variable PYTHON), or ${otherEndpoint}`,
    );
  }
  const [executable, version, abi] = finished?.succeeded ? finished.stdout.split(/\r?\n/) : [];
  return executable && version && abi ? { executable, version, abi } : undefined;
}

function isNewEnough({ version }: Python): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 3 || (major === 3 && minor >= oldestMinor);
}

function shortcoming(chosen: string | undefined, tooOld: readonly Python[]): string {
  const place = chosen ? `PYTHON names (${chosen})` : "was found";
  const versions = tooOld.map(({ version }) => version).join(", ");
  if (tooOld.length > 0) return `what ${place} is ${versions}`;
  return chosen ? `what ${place} can't be run` : "none was found";
}
