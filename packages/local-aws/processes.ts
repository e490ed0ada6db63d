/** Whether there is a process with an id. */
export function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Another user's process can't be signaled, but it exists.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
