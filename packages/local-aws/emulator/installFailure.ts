import { LocalAwsError } from "../errors";
import { otherEndpoint } from "./advice";

interface Cause {
  /** What pip, uv or Node say when this is the cause. */
  readonly sign: RegExp;
  readonly message: string;
  readonly fix: string;
}

const otherCache = "set COGNITO_AUTH_CACHE to a folder";

/** In the order in which they are checked: a full disk, for example, also breaks downloads. */
const causes: readonly Cause[] = [
  {
    sign: /no space left on device|not enough space on the disk|ENOSPC/i,
    message: "there is no space left on the disk",
    fix: `free 200 MB, or ${otherCache} on another disk`,
  },
  {
    sign: /do not match the hashes|hash mismatch/i,
    message: "a downloaded package isn't the one that was pinned",
    fix: `find out what your package index or proxy delivers instead, or ${otherEndpoint}`,
  },
  {
    sign: /read-only file system|permission denied|access is denied|operation not permitted|not a directory|EROFS|EACCES|EPERM|EEXIST|ENOTDIR|ENOENT.*mkdir/i,
    message: "its cache folder can't be written to",
    fix: `make the folder writable, or ${otherCache} that is`,
  },
  {
    sign: /from versions: none|failed to fetch|failed to download|connection (broken|refused|reset)|network was disabled|certificate verify failed|timed out|dns error|name resolution/i,
    message: "its packages couldn't be downloaded",
    fix: `check the network, and the proxy and index settings of pip or uv, and run the command again, or ${otherEndpoint}`,
  },
];

const unknownCause: Cause = {
  sign: /^\s*(error|cause)\b/i,
  message: "its packages couldn't be installed",
  fix: `try another Python (the variable PYTHON names it), or ${otherEndpoint}`,
};

/**
 * Turns the output of an installer (or a file system error) into one error that says what went wrong and how to fix it.
 */
export function installFailure(output: string, cacheFolder: string): LocalAwsError {
  const { sign, message, fix } = causes.find(({ sign }) => sign.test(output)) ?? unknownCause;
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== "");
  const evidence = lines.findLast((line) => sign.test(line)) ?? lines.at(-1) ?? "no reason was given";
  return new LocalAwsError(
    `The local AWS couldn't be installed in ${cacheFolder}: ${message} (${quote(evidence)}).`,
    fix,
  );
}

/** Removes the user name and password that an index URL may contain, and the middle of a long line. */
function quote(line: string): string {
  const bare = line.trim().replace(/\/\/[^/@\s]+@/g, "//");
  return bare.length > 200 ? `${bare.slice(0, 99)} … ${bare.slice(-99)}` : bare;
}
