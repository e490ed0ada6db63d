import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { findPython } from "../../emulator/python";

const fix =
  "install Python 3.10 or newer (or name one in the variable PYTHON), " +
  "or pass --endpoint URL of an AWS-like endpoint that is already running";

describe("The Python of the emulator", () => {
  let bin: string;

  before(function () {
    // The interpreters are imitated by shell scripts.
    if (process.platform === "win32") this.skip();
  });

  beforeEach(async () => {
    bin = await mkdtemp(join(tmpdir(), "emulator-python-"));
  });

  afterEach(async () => {
    await rm(bin, { recursive: true });
  });

  /** A program that answers as that version of Python would. */
  async function interpreter(name: string, version: string): Promise<string> {
    const path = join(bin, name);
    await writeFile(path, `#!/bin/sh\nprintf '%s\\n' '${path}' '${version}' 'abi of ${version}'\n`);
    await chmod(path, 0o755);
    return path;
  }

  async function found(variables: NodeJS.ProcessEnv = {}): Promise<string> {
    return (await findPython({ PATH: bin, ...variables })).executable;
  }

  it("is reported as missing with both alternatives, before anything is installed", async () => {
    const environment = { PATH: bin, COGNITO_AUTH_CACHE: join(bin, "cache") };
    const onProgress = (): void => assert.fail("Nothing should be done.");
    await assert.rejects(startEmulator({ environment, onProgress }), {
      name: "LocalAwsError",
      message: "The local AWS needs Python 3.10 or newer, and none was found.",
      fix,
    });
  });

  it("may not be too old", async () => {
    await interpreter("python3", "3.9.25");
    await interpreter("python", "2.7.18");
    await assert.rejects(found(), {
      name: "LocalAwsError",
      message: "The local AWS needs Python 3.10 or newer, and what was found is 3.9.25, 2.7.18.",
      fix,
    });
  });

  for (const version of ["3.10.0", "3.15.2", "4.0.0"]) {
    it(`may be ${version}`, async () => {
      const python3 = await interpreter("python3", version);
      assert.deepEqual(await findPython({ PATH: bin }), {
        executable: python3,
        version,
        abi: `abi of ${version}`,
      });
    });
  }

  it("is python3 rather than python", async () => {
    const python3 = await interpreter("python3", "3.12.0");
    await interpreter("python", "3.13.0");
    assert.equal(await found(), python3);
  });

  it("is python where python3 is too old", async () => {
    await interpreter("python3", "3.9.0");
    const python = await interpreter("python", "3.12.0");
    assert.equal(await found(), python);
  });

  it("is what the py launcher finds where there is nothing else", async () => {
    const py = await interpreter("py", "3.12.0");
    assert.equal(await found(), py);
  });

  it("is the one that PYTHON names, and no other", async () => {
    const chosen = await interpreter("chosen", "3.12.0");
    const old = await interpreter("old", "3.9.0");
    await interpreter("python3", "3.13.0");
    assert.equal(await found({ PYTHON: chosen }), chosen);
    await assert.rejects(found({ PYTHON: old }), {
      message: `The local AWS needs Python 3.10 or newer, and what PYTHON names (${old}) is 3.9.0.`,
    });
    await assert.rejects(found({ PYTHON: join(bin, "nowhere") }), {
      message: `The local AWS needs Python 3.10 or newer, and what PYTHON names (${join(bin, "nowhere")}) can't be run.`,
    });
  });

  it("isn't a program that only looks like one", async () => {
    await writeFile(join(bin, "python3"), "#!/bin/sh\necho 'Install Python from the store'; exit 1\n", {
      mode: 0o755,
    });
    await assert.rejects(found(), {
      message: "The local AWS needs Python 3.10 or newer, and none was found.",
    });
  });

  it("has a time to answer, and is named where it takes longer", async () => {
    await writeFile(join(bin, "python3"), "#!/bin/sh\nexec /bin/sleep 1000\n", { mode: 0o755 });
    await assert.rejects(findPython({ PATH: bin }, undefined, 0.2), {
      name: "LocalAwsError",
      message:
        "The local AWS needs Python 3.10 or newer, and python3 didn't say its version within 0.2 seconds.",
      fix:
        "find out what keeps python3 (or name another Python in the variable PYTHON), " +
        "or pass --endpoint URL of an AWS-like endpoint that is already running",
    });
  });

  it("has the real one's version and what its packages depend on", async () => {
    const { version, abi } = await findPython(process.env);
    assert.match(version, /^3\.\d\d\.\d+$/);
    assert.match(abi, /^\S*\d\S* \S+-\S+$/);
  });
});
