import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { deploymentPackage } from "../../provider/resources/lambda/deploymentPackage";
import { archiveOf } from "./lambdaFixtures";

const { AssetArchive, FileArchive, FileAsset, RemoteArchive, RemoteAsset, StringAsset } = pulumi.asset;
const { specialArchiveSig, specialSigKey } = pulumi.runtime;

describe("The deployment package of a function", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-auth-test-"));
    await mkdir(join(folder, "lib"));
    await writeFile(join(folder, "index.js"), "index");
    await writeFile(join(folder, "lib", "inner.js"), "inner");
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function contents(code: unknown): Promise<Record<string, string>> {
    const files = Object.entries(unzipSync(await deploymentPackage(code)));
    return Object.fromEntries(files.map(([name, content]) => [name, strFromU8(content)]));
  }

  const inFolder = { "index.js": "index", "lib/inner.js": "inner" };

  it("has the files of a folder", async () => {
    assert.deepEqual(await contents(new FileArchive(folder)), inFolder);
  });

  it("has the files of a folder as the engine sends it", async () => {
    const marker = { [specialSigKey]: specialArchiveSig, hash: "abc", path: folder, uri: "", assets: null };
    assert.deepEqual(await contents(marker), inFolder);
  });

  it("is a .zip file as it is", async () => {
    const zip = zipSync({ "index.js": strToU8("index") }, { mtime: new Date(2020, 1, 1) });
    const path = join(folder, "code.ZIP");
    await writeFile(path, zip);
    assert.deepEqual(Buffer.from(await deploymentPackage(new FileArchive(path))), Buffer.from(zip));
  });

  it("has files, strings and archives by their names", async () => {
    const path = join(folder, "code.zip");
    await writeFile(path, zipSync({ "zipped.js": strToU8("zipped") }));
    const code = new AssetArchive({
      "main.js": new FileAsset(join(folder, "index.js")),
      "settings.json": new StringAsset("{}"),
      "code.zip": new FileAsset(path),
      "layer/unzipped": new FileArchive(path),
      folder: new FileArchive(join(folder, "lib")),
      list: new AssetArchive({ "a.txt": new StringAsset("a") }),
    });
    const { "code.zip": zip, ...files } = await contents(code);
    assert.notEqual(zip, undefined);
    assert.deepEqual(files, {
      "main.js": "index",
      "settings.json": "{}",
      "layer/unzipped/zipped.js": "zipped",
      "folder/inner.js": "inner",
      "list/a.txt": "a",
    });
  });

  it("has files and strings as the engine sends them, also an empty one", async () => {
    const files = { "index.js": "index", "empty.js": "" };
    assert.deepEqual(await contents(archiveOf(files)), files);
  });

  it("is the same for the same files, whenever they were written and whatever the order", async () => {
    const before = await deploymentPackage(new FileArchive(folder));
    // The time of the first file, in its header: the start of 1980, before which there is none.
    assert.equal(Buffer.from(before).readUInt32LE(10), 0x0021_0000);
    await utimes(join(folder, "index.js"), 1, 1);
    assert.deepEqual(await deploymentPackage(new FileArchive(folder)), before);
    const [one, other] = [{ a: new StringAsset("a") }, { b: new StringAsset("b") }];
    assert.deepEqual(
      await deploymentPackage(new AssetArchive({ ...one, ...other })),
      await deploymentPackage(new AssetArchive({ ...other, ...one })),
    );
    await writeFile(join(folder, "index.js"), "other");
    assert.notDeepEqual(await deploymentPackage(new FileArchive(folder)), before);
  });

  it("can't have what isn't on this machine", async () => {
    const remote = new RemoteAsset("https://example.com/index.js");
    const reason = /^Error: an asset must be on this machine: a file, a folder, a \.zip file or a string$/;
    await assert.rejects(deploymentPackage(new RemoteArchive("https://example.com/code.zip")), reason);
    await assert.rejects(deploymentPackage(new AssetArchive({ "index.js": remote })), reason);
    await assert.rejects(deploymentPackage(undefined), reason);
  });

  it("says which file isn't there, and where a relative path is looked for", async () => {
    const absolute = join(folder, "none");
    await assert.rejects(deploymentPackage(new FileArchive(absolute)), {
      message: `there is no ${absolute}`,
    });
    await assert.rejects(deploymentPackage(new AssetArchive({ a: new FileAsset("./none.js") })), {
      message: `there is no ./none.js; relative paths are resolved from ${process.cwd()}, so an absolute path is safer`,
    });
    await assert.rejects(deploymentPackage(new FileArchive("none.zip")), /^Error: there is no none\.zip; /);
  });

  it("can't be an archive of another kind", async () => {
    const path = join(folder, "index.js");
    await assert.rejects(deploymentPackage(new FileArchive(path)), {
      message: `an archive must be a folder or a .zip file, and ${path} is neither`,
    });
  });
});
