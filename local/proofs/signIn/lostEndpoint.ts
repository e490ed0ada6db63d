import { CommandError } from "../../../cli/errors";

/**
 * Makes sure that the endpoint is still there, after something that it may have been needed for didn't work.
 *
 * @param timeout milliseconds in which an endpoint answers that is there at all
 * @throws CommandError when it answers nothing at all, so that nothing more can be said of the deployment
 */
export async function assertAnswering(endpoint: string, timeout = 5000): Promise<void> {
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(timeout) });
  } catch (error) {
    throw new CommandError(
      `${endpoint} stopped answering during the proof.`,
      "run the command again; with --endpoint, start that endpoint first",
      { cause: error },
    );
  }
}
