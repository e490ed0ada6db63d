import { createContext, useContext } from "react";
import type { Screen } from "./screen";

/** What every part of the page has to know, and can do. */
export interface Page {
  /** Whether the page is on its way to another screen, so that everything else has to wait. */
  readonly busy: boolean;
  /** What went wrong the last time. */
  readonly failure: string | undefined;
  /** Goes on to another screen, unless it's on its way to one. */
  readonly go: (next: () => Promise<Screen>) => void;
}

/** Gives what is in it the page. */
export const PageContext = createContext<Page | undefined>(undefined);

/** @throws Error outside of a `PageContext` */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error("There is no page around this component.");
  return page;
}
