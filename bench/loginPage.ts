import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { printTitle, printVerdict } from "./verdict";

const loginPage = join(__dirname, "..", "examples", "login-page");
const leastPage = join(__dirname, "programs", "leastLoginPage");

/** Kilobytes that a browser loads for the login page, against a minimal page that signs in with React and Amplify. */
export async function benchLoginPage(): Promise<void> {
  const [program, against] = [await kilobytesOf(loginPage), await kilobytesOf(leastPage)];
  printTitle("the login page : a minimal page that signs in with React and Amplify");
  printVerdict("size", { ratio: program / against, program, against }, "kB, compressed", 1.2);
}

async function kilobytesOf(root: string): Promise<number> {
  const { build } = await import("vite");
  const outDir = await mkdtemp(join(tmpdir(), "bench-page-"));
  try {
    await build({
      root,
      configFile: false,
      publicDir: false,
      build: { outDir, emptyOutDir: true },
      logLevel: "warn",
    });
    const files = await readdir(outDir, { recursive: true, withFileTypes: true });
    const contents = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name)));
    const sizes = (await Promise.all(contents)).map((content) => gzipSync(content).length);
    return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  } finally {
    await rm(outDir, { recursive: true });
  }
}
