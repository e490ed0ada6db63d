import type { JSX } from "react";
import { spanOf } from "../session";
import { useNow } from "../useNow";

interface TimeLeftProps {
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How long the ID token is still valid, counted down. */
export function TimeLeft({ expiresAt }: TimeLeftProps): JSX.Element {
  const left = expiresAt - useNow();
  return <p role="timer">{left > 0 ? `Valid for another ${spanOf(left)}` : "Expired"}</p>;
}
