import { randomBytes } from "node:crypto";

const prefix = "not-at-this-endpoint-";

/** An id for a resource that the endpoint can't create. */
export function newAbsentId(): string {
  return `${prefix}${randomBytes(4).toString("hex")}`;
}

/** Whether an id is that of a resource that exists in the state only, because the endpoint can't create it. */
export function isAbsent(id: string): boolean {
  return id.startsWith(prefix);
}
