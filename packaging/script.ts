/** Runs a script; where it fails, says why, and ends with exit code 1. */
export function runScript(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    // A compiler says on its standard output what is wrong.
    const { stdout = "", message = String(error) } = error as { stdout?: string; message?: string };
    process.stderr.write(`${(stdout || message).trimEnd()}\n`);
    process.exitCode = 1;
  });
}
