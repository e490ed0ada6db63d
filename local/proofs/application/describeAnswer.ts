import { redact } from "../signIn/proveClaims";
import type { Answer } from "./request";
import type { Application } from "./subject";

/** What was answered in place of what was expected. */
export function describeAnswer({ status, body }: Answer, { secrets }: Application): string {
  // A secret that is cut off would no longer be found.
  return `it is answered HTTP ${status}: ${redact(body, secrets).slice(0, 200)}`;
}
