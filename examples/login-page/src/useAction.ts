import { useRef, useState } from "react";
import { textOf } from "./failure";

/** Something that the user has asked for, and that takes a while. */
export interface Action {
  readonly busy: boolean;
  /** What went wrong the last time. */
  readonly failure: string | undefined;
  /** Does it, unless something else is being done. */
  readonly run: (work: () => Promise<void>) => void;
}

/** One thing at a time, with what is to be shown of it. */
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
        setFailure(textOf(error));
      })
      .finally(() => {
        isRunning.current = false;
        setBusy(false);
      });
  };
  return { busy, failure, run };
}
