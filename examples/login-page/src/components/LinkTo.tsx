import type { JSX } from "react";
import type { Screen } from "../screen";
import { usePage } from "../usePage";
import { Button } from "./Button";

interface LinkToProps {
  readonly children: string;
  /** What it shows, or does first. */
  readonly screen: Screen | (() => Promise<Screen>);
}

/** Leads from one screen to another. */
export function LinkTo({ children, screen }: LinkToProps): JSX.Element {
  const { busy, go } = usePage();
  return (
    <Button
      kind="link"
      busy={busy}
      onClick={() => {
        go(typeof screen === "function" ? screen : () => Promise.resolve(screen));
      }}
    >
      {children}
    </Button>
  );
}
