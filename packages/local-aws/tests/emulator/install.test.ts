import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { startEmulator } from "../../emulator";
import { installPackages } from "../../emulator/install";
import { reasonToDistrust } from "../../emulator/trustedFolder";
import { LocalAwsError } from "../../errors";
import { close, listen } from "./processes";

/** A stub of uv, or of Python with pip: records how it is called, and installs one file into the target folder. */
const installer = `#!/bin/sh
echo "$*" >> "$LOG"
env | grep -E '^(PIP|PYTHON|TMPDIR)' | sort > "$LOG.environment"
[ "$MISSING" = "$1 $2" ] && exit 1
while [ $# -gt 0 ] && [ "$1" != --target ]; do shift; done
[ $# -eq 0 ] && exit 0
mkdir -p "$2" && echo whole > "$2/package"
`;

const pinned = /--no-deps --require-hashes --only-binary :all: -r .*requirements\.txt$/;

describe("The installation of the emulator", function () {
  let folder: string;
  let cache: string;
  let bin: string;
  let said: string[];

  before(function () {
    // Its programs are imitated by shell scripts.
    if (process.platform === "win32") this.skip();
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "emulator-install-"));
    cache = join(folder, "cache");
    bin = join(folder, "bin");
    said = [];
    await mkdir(bin);
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function program(name: string, script: string): Promise<string> {
    await writeFile(join(bin, name), script);
    await chmod(join(bin, name), 0o755);
    return join(bin, name);
  }

  async function install(variables: NodeJS.ProcessEnv = {}, signal?: AbortSignal): Promise<string> {
    const PATH = [bin, "/usr/bin", "/bin"].join(delimiter);
    return installPackages({
      python: { executable: join(bin, "python"), version: "3.12.0", abi: "cpython-312" },
      environment: { PATH, LOG: join(folder, "log"), COGNITO_AUTH_CACHE: cache, ...variables },
      onProgress: (message) => said.push(message),
      signal,
    });
  }

  /** The calls of the imitated programs, one a line. */
  async function calls(): Promise<string[]> {
    return (await readFile(join(folder, "log"), "utf8")).trimEnd().split("\n");
  }

  it("happens once, and is announced", async () => {
    await program("uv", installer);
    const packages = await install();
    assert.equal(await readFile(join(packages, "package"), "utf8"), "whole\n");
    assert.equal(await install(), packages);
    assert.deepEqual(said, ["Installing the local AWS (ministack 1.5.33), once …"]);
    assert.equal((await calls()).length, 2);
    assert.deepEqual(
      (await readdir(cache)).map((name) => join(cache, name)),
      [packages],
    );
  });

  it("uses uv where there is one, and only what is pinned", async () => {
    await program("uv", installer);
    await install();
    const [version, installation = "", ...more] = await calls();
    assert.equal(version, "--version");
    assert.ok(installation.startsWith(`pip install --python ${join(bin, "python")} --target ${cache}`));
    assert.match(installation, pinned);
    assert.deepEqual(more, []);
  });

  it("uses pip where there is no uv", async () => {
    await program("uv", "#!/bin/sh\nexit 1\n");
    await program("python", installer);
    await install();
    const [version, installation = ""] = await calls();
    assert.equal(version, "-m pip --version");
    assert.match(
      installation,
      /^-m pip install --no-input --disable-pip-version-check --no-compile --retries 2 --target /,
    );
    assert.match(installation, pinned);
  });

  it("uses the pip of a virtual environment where Python has none, and drops that environment", async () => {
    await program("uv", "#!/bin/sh\nexit 1\n");
    const copy = 'if [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; exit; fi';
    const noPip = `case "$0" in */environment/*) ;; *) [ "$2" = pip ] && exit 1 ;; esac\n${copy}\n`;
    await program("python", installer.replace("#!/bin/sh\n", `#!/bin/sh\n${noPip}`));
    const packages = await install();
    assert.match((await calls()).join("\n"), /^-m pip install /);
    assert.deepEqual(await readdir(cache), [packages.slice(cache.length + 1)]);
  });

  it("names the alternatives if there is neither", async () => {
    await program("uv", "#!/bin/sh\nexit 1\n");
    const python = await program("python", "#!/bin/sh\nexit 1\n");
    await assert.rejects(install(), {
      name: "LocalAwsError",
      message: `The local AWS can't be installed: ${python} has neither pip nor venv, and there is no uv.`,
      fix:
        "install uv, or pip for that Python (on Debian and Ubuntu: the package python3-pip or python3-venv), " +
        "or pass --endpoint URL of an AWS-like endpoint that is already running",
    });
    assert.deepEqual(await readdir(cache), []);
  });

  it("uses the user's index, and nothing that would install somewhere else", async () => {
    await program("uv", installer);
    await install({
      PIP_INDEX_URL: "http://127.0.0.1/",
      PIP_USER: "1",
      PYTHONPATH: "elsewhere",
      TMPDIR: "elsewhere",
    });
    const environment = await readFile(join(folder, "log.environment"), "utf8");
    const lines = environment.trimEnd().split("\n");
    assert.deepEqual(lines.slice(0, 3), [
      "PIP_INDEX_URL=http://127.0.0.1/",
      "PIP_REQUIRE_VIRTUALENV=0",
      "PIP_USER=0",
    ]);
    assert.ok(lines[3]?.startsWith(`TMPDIR=${cache}`));
    assert.equal(lines.length, 4);
  });

  it("is done anew for another Python", async () => {
    await program("uv", installer);
    const environment = {
      PATH: `${bin}${delimiter}/usr/bin${delimiter}/bin`,
      LOG: join(folder, "log"),
      COGNITO_AUTH_CACHE: cache,
    };
    const folders = ["cpython-312", "cpython-313"].map((abi) =>
      installPackages({
        python: { executable: "python", version: "3", abi },
        environment,
        onProgress: () => undefined,
      }),
    );
    assert.equal(new Set(await Promise.all(folders)).size, 2);
  });

  it("succeeds for both of two at once", async () => {
    const bothAreHere = ': > "$LOG.$$"; while [ "$(ls "$LOG".[0-9]* | wc -l)" -lt 2 ]; do sleep 0.05; done';
    await program("uv", `${installer}${bothAreHere}\n`);
    const [one, other] = await Promise.all([install(), install()]);
    assert.equal(one, other);
    assert.equal(said.length, 2);
    assert.deepEqual(await readdir(one), ["package"]);
    assert.deepEqual(await readdir(cache), [one.slice(cache.length + 1)]);
  });

  it("is redone if it was interrupted halfway, and the remains are removed", async () => {
    await program("uv", installer);
    const dead = spawn("true");
    await once(dead, "exit");
    const remains = join(cache, `installing-${dead.pid ?? 0}-x`);
    const ongoing = join(cache, `installing-${process.pid}-x`);
    await mkdir(join(remains, "packages"), { recursive: true });
    await mkdir(ongoing);
    const packages = await install();
    assert.equal(await readFile(join(packages, "package"), "utf8"), "whole\n");
    assert.deepEqual((await readdir(cache)).map((name) => join(cache, name)).sort(), [ongoing, packages]);
  });

  it("leaves nothing when it fails, and says why", async () => {
    const fail = "echo 'ERROR: half of it' >&2; exit 1";
    await program("uv", `${installer}${fail}\n`);
    await assert.rejects(install(), {
      name: "LocalAwsError",
      message: `The local AWS couldn't be installed in ${cache}: its packages couldn't be installed (ERROR: half of it).`,
    });
    assert.deepEqual(await readdir(cache), []);
    await program("uv", installer);
    await install();
  });

  it("leaves nothing when it is given up", async () => {
    await program("uv", `${installer}kill -USR2 ${process.pid}; exec sleep 60\n`);
    const controller = new AbortController();
    process.once("SIGUSR2", () => {
      controller.abort();
    });
    await assert.rejects(install({}, controller.signal), { name: "AbortError" });
    assert.deepEqual(await readdir(cache), []);
  });

  it("isn't used from a folder that every user can write to, nor made in one", async () => {
    await program("uv", installer);
    const packages = await install();
    const distrusted = (distrustedFolder: string): object => ({
      name: "LocalAwsError",
      message: `The local AWS isn't run from ${distrustedFolder}: every user can write to it.`,
      fix: "set COGNITO_AUTH_CACHE to a folder that only you can write to",
    });
    await chmod(packages, 0o777);
    await assert.rejects(install(), distrusted(packages));
    await chmod(packages, 0o775);
    assert.equal(await install(), packages);
    await chmod(cache, 0o777);
    await assert.rejects(install(), distrusted(cache));
    await rm(packages, { recursive: true });
    await assert.rejects(install(), distrusted(cache));
    assert.deepEqual(await readdir(cache), []);
  });

  it("is made in a folder that only the user can open", async () => {
    await program("uv", installer);
    await install();
    assert.equal((await stat(cache)).mode & 0o777, 0o700);
  });

  it("isn't used from the folder of another user than root", () => {
    const mode = 0o40755;
    assert.equal(reasonToDistrust({ uid: 1000, mode }, 1000), undefined);
    assert.equal(reasonToDistrust({ uid: 0, mode }, 1000), undefined);
    assert.equal(reasonToDistrust({ uid: 1001, mode }, 1000), "it belongs to another user, with the id 1001");
    assert.equal(reasonToDistrust({ uid: 1001, mode }, 0), "it belongs to another user, with the id 1001");
    // Windows has no such ids.
    assert.equal(reasonToDistrust({ uid: 0, mode: 0o40777 }, undefined), undefined);
  });

  it("says so when the cache folder can't be made", async () => {
    await writeFile(cache, "a file");
    await assert.rejects(install(), {
      name: "LocalAwsError",
      message: `The local AWS couldn't be installed in ${cache}: its cache folder can't be written to (EEXIST: file already exists, mkdir '${cache}').`,
      fix: "make the folder writable, or set COGNITO_AUTH_CACHE to a folder that is",
    });
  });

  it("says so when nothing can be downloaded, without a password of the index", async () => {
    const closed = await listen();
    const index = `http://somebody:password@127.0.0.1:${(closed.address() as AddressInfo).port}/simple`;
    await close(closed);
    const settings = {
      PIP_INDEX_URL: index,
      PIP_FIND_LINKS: "",
      UV_DEFAULT_INDEX: index,
      UV_NO_CACHE: "1",
      UV_HTTP_RETRIES: "0",
    };
    const environment = { ...process.env, ...settings, COGNITO_AUTH_CACHE: cache };
    await assert.rejects(startEmulator({ environment, onProgress: () => undefined }), (error: unknown) => {
      assert.ok(error instanceof LocalAwsError);
      assert.match(error.message, /: its packages couldn't be downloaded \(.*\)\.$/);
      assert.doesNotMatch(error.message, /password|\n/);
      assert.match(error.fix, /^check the network, .* --endpoint URL /);
      return true;
    });
    assert.deepEqual(await readdir(cache), []);
  });
});
