import { LocalAwsError } from "../errors";

/**
 * The JSON document that an endpoint has at a path; `undefined` if it has none there.
 *
 * @throws LocalAwsError when nothing answers at the endpoint
 */
export async function readPage(endpoint: string, path: string): Promise<unknown> {
  const url = new URL(path, endpoint);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    return response.ok ? parse(text) : undefined;
  } catch (error) {
    throw new LocalAwsError(`Nothing answers at ${url.origin}.`, "check that the endpoint is running", {
      cause: error,
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a part of a page is an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
