import { redact } from "../signIn/proveClaims";
import { asRefusal, isUnsupported, type Refusal } from "../signIn/refusal";
import type { Answer } from "./request";
import type { Application } from "./subject";

/**
 * How a service refused, or nothing where it didn't. Rejects where the endpoint lacks the operation.
 */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    const refusal = asRefusal(error);
    // What can't be parsed may come from an endpoint without a specific error for what it lacks.
    if (isUnsupported(refusal) || error instanceof SyntaxError) throw error;
    return refusal;
  }
}

/** What was answered in place of what was expected. */
export function describeAnswer({ status, body }: Answer, { secrets }: Application): string {
  // A secret that is cut off would no longer be found.
  return `it is answered HTTP ${status}: ${redact(body, secrets).slice(0, 200)}`;
}
