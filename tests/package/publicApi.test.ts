import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentApi } from "../../packaging/apiDocumentation";
import { reportApi } from "../../packaging/apiReport";
import { useBuiltPackage } from "../helpers/builtPackage";

const repository = join(__dirname, "..", "..");
const renew = "renew it by `npm run api`, and look at what has changed";

describe("The public API", () => {
  const built = useBuiltPackage();
  let scratch: string;

  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), "cognito-auth-api-"));
  });

  afterEach(() => rm(scratch, { recursive: true }));

  it("is as reported, and complete", async () => {
    assert.deepEqual(reportApi(built.folder, scratch), []);
    assert.deepEqual(
      await contentsOf(scratch),
      await contentsOf(join(repository, "packaging", "api")),
      renew,
    );
  });

  it("can't refer to what isn't exported", async () => {
    const changed = join(scratch, "package");
    await cp(built.folder, changed, { recursive: true });
    await rm(join(changed, "index.d.ts"));
    await cp(join(changed, "cognitoAuth.d.ts"), join(changed, "index.d.ts"));
    assert.match(reportApi(changed, scratch).join("\n"), /"CognitoAuthArgs" needs to be exported/);
  });

  it("is documented, every declaration, and the documentation is up to date", async () => {
    assert.deepEqual(await documentApi(scratch), []);
    assert.deepEqual(await contentsOf(scratch), await contentsOf(join(repository, "docs", "api")), renew);
  });
});

/** The files in a folder and below by their path. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = files
    .filter((file) => file.isFile())
    .map(async (file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length), await readFile(path, "utf8")] as const;
    });
  return Object.fromEntries(await Promise.all(contents));
}
