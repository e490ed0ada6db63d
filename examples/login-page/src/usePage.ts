import { createContext, useContext } from "react";
import type { Screen } from "./screen";

/** The state and actions that every part of the page shares. */
export interface Page {
  /** Whether the page is changing to another screen, so that everything else has to wait. */
  readonly busy: boolean;
  /** What went wrong the last time. */
  readonly failure: string | undefined;
  /** Changes to another screen, unless it is already doing so. */
  readonly go: (next: () => Promise<Screen>) => void;
}

/** Provides the page to its children. */
export const PageContext = createContext<Page | undefined>(undefined);

/** @throws Error outside of a `PageContext` */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error("There is no page around this component.");
  return page;
}
