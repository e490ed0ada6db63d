import { useRef, useState } from "react";
import { messageFor } from "./failure";

/** An action of the user's that takes a while. */
export interface Action {
  readonly busy: boolean;
  /** What went wrong the last time. */
  readonly failure: string | undefined;
  /** Runs the action, unless another one is running. */
  readonly run: (work: () => Promise<void>) => void;
}

/** Runs one action at a time, and provides its state to show. */
export function useAction(): Action {
  const isRunning = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const run = (work: () => Promise<void>): void => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setFailure(undefined);
    work()
      .catch((error: unknown) => {
        setFailure(messageFor(error));
      })
      .finally(() => {
        isRunning.current = false;
        setBusy(false);
      });
  };
  return { busy, failure, run };
}
