import assert from "node:assert/strict";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { startEmulator, type Emulator } from "@cognito-auth/local-aws/emulator";
import { findBrowser } from "./findBrowser";
import { serveSite, type Site } from "./site";
import { leftBy, watch } from "./watch";

/** A browser for all tests of a file. */
export interface BrowserTests {
  /** Opens a page in a browser of its own, where nobody is signed in. */
  readonly open: (address: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Takes out what a test wants the browser to complain of; none of the like is left. */
  readonly takeComplaints: (pattern: RegExp) => string[];
}

/** A browser, a local AWS and the page, for all tests of a file. */
export interface LoginPageTests {
  readonly endpoint: string;
  /** Opens the page of a stack in a browser of its own, where nobody is signed in. */
  open(amplifyOutputs: object | undefined, options?: BrowserContextOptions): Promise<Page>;
  readonly takeComplaints: BrowserTests["takeComplaints"];
}

/** Milliseconds that the page has for anything. */
const patience = 10_000;

/**
 * Sets up a browser for the tests of a file, and takes it down after them. Each test fails if a page or the browser has
 * complained of something, or a password is where it doesn't belong. Skips the tests where there is no browser.
 */
export function useBrowser(): BrowserTests {
  let browser: Browser | undefined;
  const complaints: string[] = [];

  before(async function () {
    const executablePath = findBrowser();
    if (executablePath === undefined) this.skip();
    // As root, which tests in a container often are, Chromium has no sandbox.
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser = await chromium.launch({ executablePath, args });
  });

  afterEach(async () => {
    const contexts = browser?.contexts() ?? [];
    for (const page of contexts.flatMap((context) => context.pages()))
      complaints.push(...(await leftBy(page)));
    for (const context of contexts) await context.close();
    assert.deepEqual(complaints.splice(0), []);
  });

  after(() => browser?.close());

  return {
    open: async (address, options = {}) => {
      assert.ok(browser !== undefined);
      const context = await browser.newContext({ locale: "en-GB", ...options });
      context.setDefaultTimeout(patience);
      watch(context, (complaint) => complaints.push(complaint));
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    takeComplaints: (pattern) => {
      const [taken, left] = [true, false].map((is) => complaints.filter((text) => pattern.test(text) === is));
      complaints.splice(0, complaints.length, ...(left ?? []));
      return taken ?? [];
    },
  };
}

/** Sets up what the tests of a file share, and takes it down after them. Skips the tests where there is no browser. */
export function useLoginPage(): LoginPageTests {
  const { open, takeComplaints } = useBrowser();
  let emulator: Emulator;
  let site: Site;

  before(async function () {
    this.timeout(300_000);
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
    open: async (amplifyOutputs, options) => {
      site.amplifyOutputs = amplifyOutputs;
      return open(`${site.origin}/`, options);
    },
    takeComplaints,
  };
}
