import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startProvider } from "@cognito-auth/local-aws/engines/providerProcess";
import { scripts } from "../../package.json";

const run = promisify(execFile);
const repository = join(__dirname, "..", "..");
const mocha = join(repository, "node_modules", "mocha", "bin", "mocha.js");

/** Each way in which TypeScript is run here: the folder, and what Node.js is started with. */
const ways: readonly (readonly [what: string, folder: string, args: readonly string[]])[] = [
  ...Object.entries(scripts)
    .filter(([, script]) => script.startsWith("node "))
    .map(([name, script]) => [`npm run ${name}`, ".", [...script.split(" ").slice(1), "--help"]] as const),
  ["this project's tests", ".", [mocha, "--dry-run", "tests/unit/closest.test.ts"]],
  ...["identity-pool", "serverless-api", "login-page", "triggers"].map(
    (name) => [`the tests of ${name}`, join("examples", name), [mocha, "--dry-run"]] as const,
  ),
];

/*
 * ts-node would load the compiler through a cache in a folder with a predictable name in the temporary folder. If another
 * user has made that folder, that user's code is run. Whoever reads such a cache also writes it where there is none.
 */
describe("The temporary folder, which all users share,", () => {
  let folder: string;
  let environment: NodeJS.ProcessEnv;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "temporary-files-"));
    const inherited = Object.entries(process.env).filter(([name]) => !name.includes("COMPILE_CACHE"));
    environment = { ...Object.fromEntries(inherited), TMPDIR: folder, TEMP: folder, TMP: folder };
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("is looked at for every way in which TypeScript is run here", async () => {
    assert.equal(ways.length, 21);
    // The tests of own-program need the packed package.
    const settings = await Promise.all(
      ["identity-pool", "serverless-api", "login-page", "triggers", "own-program"].map((name) =>
        readFile(join(repository, "examples", name, ".mocharc.cjs"), "utf8"),
      ),
    );
    assert.equal(new Set(settings).size, 1);
  });

  for (const [what, place, args] of ways) {
    it(`isn't where code comes from: ${what}`, async () => {
      await run(process.execPath, [...args], { cwd: join(repository, place), env: environment });
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it("isn't where code comes from: the provider's process", async () => {
    const saved = process.env;
    process.env = environment;
    try {
      const provider = await startProvider({
        endpoint: "http://127.0.0.1:1",
        region: "us-east-1",
        onNotice: () => undefined,
      });
      await provider.stop();
    } finally {
      process.env = saved;
    }
    assert.deepEqual(await readdir(folder), []);
  });
});
