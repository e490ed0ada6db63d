import type { FixableError } from "./errors";

/** Whether an error is one of the operating system's, such as a full disk. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error;
}

/** Whether an error says that nobody reads the output any more. */
export function isBrokenPipe(error: unknown): boolean {
  return isSystemError(error) && error.code === "EPIPE";
}

/** What to do about an error of the operating system; undefined for any other, and where that isn't known. */
export function fixOf(error: unknown): FixableError["fix"] | undefined {
  if (!isSystemError(error)) return undefined;
  const { code = "", path } = error;
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return path === undefined
        ? "free some space on the disk that the command writes to, then run the command again"
        : "free some space on that disk, then run the command again";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return path === undefined
        ? "run the command as a user who is allowed to do that"
        : `make ${path} accessible, then run the command again`;
    case "ENOENT":
    case "ENOTDIR":
    case "EISDIR":
    case "EEXIST":
    case "ELOOP":
    case "ENAMETOOLONG":
      return path === undefined
        ? "check the folder that the command runs in, then run the command again"
        : `check the path ${path}, then run the command again`;
    case "EMFILE":
    case "ENFILE":
      return "let the process open more files (in a shell: ulimit -n 4096), then run the command again";
    case "EAGAIN":
    case "ENOMEM":
      return "end other programs, then run the command again";
    case "EADDRINUSE":
      return "stop what uses the port, then run the command again";
    case "EIO":
      return "check the disk or the terminal that the command writes to, then run the command again";
    default:
      return undefined;
  }
}
