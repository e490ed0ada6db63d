import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CleanUps } from "../../../cli/cleanUps";
import { CommandError } from "../../../cli/errors";
import {
  envFile,
  frontendFolder,
  type FrontendTarget,
  localAmplifyOutputs,
  writeFrontendFiles,
} from "../../../local/frontend/frontendFiles";

const target: FrontendTarget = {
  endpoint: "http://127.0.0.1:4566",
  region: "eu-west-1",
  userPoolId: "eu-west-1_AbCdEf123",
  appClientId: "1a2b3c",
  amplifyOutputs: '{"version":"1.5"}',
};
const testUser = {
  username: "casey",
  email: "casey@example.com",
  password: 'Qu0te"\\Temp#1234',
  isPermanent: false,
};

describe("The frontend's files", () => {
  let parent: string;
  let folder: string;
  let cleanUps: CleanUps;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "frontend-"));
    folder = frontendFolder(parent, "dev");
    cleanUps = new CleanUps();
  });

  afterEach(() => rm(parent, { recursive: true, force: true }));

  it("lie in the project's folder .local, one folder a stack", () => {
    assert.equal(folder, join(parent, ".local", "dev"));
  });

  it("are these", async () => {
    const files = [".env", "amplify_outputs.json", "test-user.json"];
    const paths = await write({ ...target, testUser });
    assert.deepEqual(
      paths,
      files.map((name) => join(folder, name)),
    );
    assert.deepEqual((await readdir(folder)).sort(), files);
    assert.equal(await contentOf(".env"), envFile(target));
    assert.deepEqual(
      JSON.parse(await contentOf("amplify_outputs.json")),
      localAmplifyOutputs(target.amplifyOutputs, target.endpoint),
    );
  });

  it("hold name, address and temporary password of the test user, and nothing else of it", async () => {
    const more = { ...testUser, invited: true };
    await write({ ...target, testUser: more });
    const { username, email, password: temporaryPassword } = testUser;
    assert.deepEqual(JSON.parse(await contentOf("test-user.json")), { username, email, temporaryPassword });
    assert.equal((await contentOf("test-user.json")).endsWith("}\n"), true);
  });

  it("say that the password is for good where it is, and the phone number where there is one", async () => {
    const other = { username: "+12065550100", phoneNumber: "+12065550100", password: "Secret_1" };
    await write({ ...target, testUser: { ...other, isPermanent: true } });
    assert.deepEqual(JSON.parse(await contentOf("test-user.json")), other);
  });

  it("show secrets to their owner only", async () => {
    await write({ ...target, testUser });
    assert.equal(await modeOf(folder), 0o700);
    assert.equal(await modeOf(join(parent, ".local")), 0o700);
    assert.equal(await modeOf(join(folder, "test-user.json")), 0o600);
    assert.equal((await modeOf(join(folder, ".env"))) & 0o133, 0);
  });

  it("show secrets only to their owner where an earlier file was readable by all", async () => {
    const earlier = join(folder, "test-user.json");
    await mkdir(folder, { recursive: true });
    await writeFile(earlier, "earlier, and longer than what replaces it".repeat(20));
    await chmod(earlier, 0o666);
    await write({ ...target, testUser });
    assert.equal(await modeOf(earlier), 0o600);
    const { username, email, password: temporaryPassword } = testUser;
    assert.deepEqual(JSON.parse(await contentOf("test-user.json")), { username, email, temporaryPassword });
  });

  it("replace a link, not its target", async () => {
    const elsewhere = join(parent, "elsewhere");
    await writeFile(elsewhere, "untouched");
    await mkdir(folder, { recursive: true });
    await symlink(elsewhere, join(folder, "test-user.json"));
    await write({ ...target, testUser });
    assert.equal(await readFile(elsewhere, "utf8"), "untouched");
    assert.equal(await modeOf(join(folder, "test-user.json")), 0o600);
  });

  it("leave no test user of an earlier run behind", async () => {
    await write({ ...target, testUser });
    const paths = await write(target);
    assert.deepEqual(
      paths,
      [".env", "amplify_outputs.json"].map((name) => join(folder, name)),
    );
    assert.deepEqual((await readdir(folder)).sort(), [".env", "amplify_outputs.json"]);
  });

  it("can't be written where a file is in the way of their folder", async () => {
    await writeFile(join(parent, ".local"), "in the way");
    await assert.rejects(
      write({ ...target, testUser }),
      (error: unknown) =>
        error instanceof CommandError &&
        error.message.startsWith("The files for a frontend can't be written: ") &&
        error.fix === `make ${folder} a writable folder` &&
        !error.message.includes(testUser.password),
    );
  });

  it("leave nothing half-written where one of them can't be replaced", async () => {
    await mkdir(join(folder, "test-user.json", "in the way"), { recursive: true });
    const path = join(folder, "test-user.json");
    await assert.rejects(write({ ...target, testUser }), {
      name: "CommandError",
      message: `The files for a frontend can't be written: EISDIR: illegal operation on a directory, write '${path}'`,
    });
    assert.deepEqual((await readdir(folder)).sort(), [".env", "amplify_outputs.json", "test-user.json"]);
  });

  it("can't be written into a folder that is read-only", async () => {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o500);
    await asOrdinaryUser(() =>
      assert.rejects(write(target), {
        name: "CommandError",
        message: /^The files for a frontend can't be written: EACCES/,
      }),
    );
    assert.deepEqual(await readdir(folder), []);
  });

  it("are deleted at the end, with their folders", async () => {
    await write({ ...target, testUser });
    await end();
    assert.deepEqual(await readdir(parent), []);
  });

  it("stay at the end where another run has written them, and so does what else is there", async () => {
    await write({ ...target, testUser });
    await writeFile(join(folder, "test-user.json"), "of another run");
    await writeFile(join(parent, ".local", "local-aws.env"), "");
    await end();
    assert.deepEqual(await readdir(folder), ["test-user.json"]);
    assert.equal(await contentOf("test-user.json"), "of another run");
    assert.deepEqual((await readdir(join(parent, ".local"))).sort(), ["dev", "local-aws.env"]);
  });

  it("are deleted at the end, too, where one of them couldn't be written", async () => {
    await mkdir(join(folder, "test-user.json", "in the way"), { recursive: true });
    await assert.rejects(write({ ...target, testUser }), CommandError);
    await end();
    assert.deepEqual(await readdir(folder), ["test-user.json"]);
  });

  function write(content: FrontendTarget): Promise<string[]> {
    return writeFrontendFiles(folder, content, {
      atEnd: (step) => {
        cleanUps.add(step);
      },
    });
  }

  async function end(): Promise<void> {
    const exitCode = await cleanUps.run((error) => {
      throw error;
    });
    assert.equal(exitCode, 0);
  }

  function contentOf(name: string): Promise<string> {
    return readFile(join(folder, name), "utf8");
  }
});

/** Root may write anywhere, so it does the work as somebody else. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}
