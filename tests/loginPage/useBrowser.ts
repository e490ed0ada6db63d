import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findBrowser } from "./findBrowser";
import { serveSite, type Site } from "./site";
import { leftBy, watch } from "./watch";

/** A browser for all tests of a file. */
export interface BrowserTests {
  /** Opens a page in a separate browser context, where no user is signed in. */
  readonly open: (address: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Removes and returns the problems that a test expects. */
  readonly takeProblems: (pattern: RegExp) => string[];
}

/** A browser, a local AWS and the page, for all tests of a file. */
export interface LoginPageTests {
  readonly endpoint: string;
  /** The address of the page. */
  readonly address: string;
  /** Opens the page of a stack in a separate browser context, where no user is signed in. */
  open(amplifyOutputs: object | undefined, options?: BrowserContextOptions): Promise<Page>;
  readonly takeProblems: BrowserTests["takeProblems"];
}

/** The page's timeout for anything, in milliseconds: no test waits for it, so that it is long enough on a busy machine. */
const timeout = 60_000;

/**
 * Sets up a browser for the tests of a file, and takes it down after them. Each test fails if a page or the browser has
 * reported a problem, or a password is where it doesn't belong. Skips the tests where there is no browser.
 */
export function useBrowser(): BrowserTests {
  let browser: Browser | undefined;
  const problems: string[] = [];

  before(async function () {
    const executablePath = findBrowser();
    if (executablePath === undefined) this.skip();
    // As root, which tests in a container often are, Chromium has no sandbox.
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser = await chromium.launch({ executablePath, args });
  });

  afterEach(async () => {
    const contexts = browser?.contexts() ?? [];
    for (const page of contexts.flatMap((context) => context.pages())) problems.push(...(await leftBy(page)));
    for (const context of contexts) await context.close();
    assert.deepEqual(problems.splice(0), []);
  });

  after(() => browser?.close());

  return {
    open: async (address, options = {}) => {
      assert.ok(browser !== undefined);
      const context = await browser.newContext({ locale: "en-GB", ...options });
      context.setDefaultTimeout(timeout);
      watch(context, (problem) => problems.push(problem));
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    takeProblems: (pattern) => {
      const [taken, left] = [true, false].map((is) => problems.filter((text) => pattern.test(text) === is));
      problems.splice(0, problems.length, ...(left ?? []));
      return taken ?? [];
    },
  };
}

/** Sets up what the tests of a file share, and takes it down after them. Skips the tests where there is no browser. */
export function useLoginPage(): LoginPageTests {
  const { open, takeProblems } = useBrowser();
  let emulator: Emulator;
  let site: Site;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
    site = await serveSite();
  });

  after(async () => {
    // Nothing was started where the tests are skipped.
    const started: readonly ({ stop(): Promise<void> } | undefined)[] = [emulator, site];
    for (const server of started) await server?.stop();
  });

  return {
    get endpoint() {
      return emulator.endpoint;
    },
    get address() {
      return `${site.origin}/`;
    },
    open: async (amplifyOutputs, options) => {
      site.amplifyOutputs = amplifyOutputs;
      return open(`${site.origin}/`, options);
    },
    takeProblems,
  };
}
