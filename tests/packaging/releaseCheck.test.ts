import assert from "node:assert/strict";
import { TextReport } from "../../cli/report";
import { dependents } from "../../packaging/release/dependents";
import { changelogDated, committed, versionRaised } from "../../packaging/release/source";
import { built, packed, provenance } from "../../packaging/release/package";
import { lineOf } from "../../packaging/release/report";
import { apiReport, schema, tests } from "../../packaging/release/scripts";
import { createRepository, scripts, type Printed, type Repository } from "./release";

describe("npm run release-check", function () {
  this.timeout(60_000);
  let repository: Repository;

  beforeEach(async () => {
    repository = await createRepository();
  });

  afterEach(() => repository.remove());

  /** Makes sure that one check fails, and no other, with these problems. */
  async function assertFails({ claim }: { claim: string }, ...expected: RegExp[]): Promise<void> {
    const { [claim]: found = [], ...others } = await repository.problems();
    assert.deepEqual(others, {});
    assert.equal(found.length, expected.length, JSON.stringify(found));
    for (const [index, pattern] of expected.entries()) {
      assert.match(found[index]?.problem ?? "", pattern);
      assert.notEqual(found[index]?.fix, "");
    }
  }

  it("says a line a check where a release can be made, without colour, and publishes nothing", async () => {
    const { exitCode, stdout } = await repository.check();
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(stdout.split("\n"), [
      "Release of example 1.1.0",
      "  ✓ Everything is committed.",
      "  ✓ The version is one of Semantic Versioning, and higher than all that were released.",
      "  ✓ The plugin and the examples that name a version of the package name this one.",
      "  ✓ The changelog says what this version changes, and since when.",
      "  ✓ The package can be built, and has this name and version.",
      "  ✓ The package is public, and says and proves where it comes from.",
      "  ✓ The package holds what programs load, the licence and the README, and nothing of the repository's own.",
      "  ✓ The report of the public API is up to date.",
      "  ✓ The schema for other languages is up to date.",
      "  ✓ All tests pass, and none is skipped.",
      "",
      "1.1.0 can be released; CONTRIBUTING.md says how. Nothing was published.",
      "",
    ]);
    assert.equal(await repository.git("status", "--porcelain"), "");
    const printed = JSON.parse((await repository.check(["--json"])).stdout) as Printed;
    assert.equal(printed.succeeded, true);
  });

  it("says everything that is wrong at once, each with its fix", async () => {
    await repository.change({ version: "1.0", scripts: { build: scripts.build, test: "exit 1" } });
    await repository.changeBuilt({ private: true, publishConfig: undefined, repository: undefined });
    await repository.write("package/tests/index.js", "");
    await repository.write("CHANGELOG.md", "# Changelog\n");
    const { exitCode, stdout } = await repository.check();
    assert.equal(exitCode, 1);
    assert.equal(stdout.match(/^ {2}✗ /gm)?.length, 10, stdout);
    assert.equal(stdout.match(/^ {6}fix: ./gm)?.length, 14, stdout);
    assert.match(stdout, /10 checks have failed: 1\.0 can't be released yet\. Nothing was published\.\n$/);
  });

  it("has colour where that is wanted", () => {
    const result = {
      claim: "So it is.",
      passed: false,
      problems: [{ problem: "It isn't.", fix: "mend it" }],
    };
    assert.equal(lineOf(result, new TextReport(false)), "  ✗ So it is.\n      It isn't.\n      fix: mend it");
    const red = "\u001b[31m✗\u001b[39m";
    assert.equal(lineOf({ ...result, problems: [] }, new TextReport(true)), `  ${red} So it is.`);
  });

  it("fails where something isn't committed", async () => {
    await repository.write("draft.md", "Draft\n");
    await assertFails(committed, /^not committed: \?\? draft\.md$/);
  });

  for (const version of ["1.0.0", "0.9.1", "1.0.0-beta", "1.1"]) {
    it(`fails where the version is ${version} after 1.0.0`, async () => {
      await repository.change({ version });
      await repository.changeBuilt({ version });
      for (const folder of ["plugin", "examples/one"])
        await repository.write(`${folder}/package.json`, "{}\n");
      await repository.write("CHANGELOG.md", `## ${version} - 2026-01-31\n\n- More.\n`);
      await repository.commit();
      await assertFails(
        versionRaised,
        version === "1.1" ? /"1\.1"/ : /higher than the last release, v1\.0\.0/,
      );
    });
  }

  for (const [title, text, expected] of [
    ["has no heading for the version", "## Unreleased\n\n- More.\n", [/no heading for 1\.1\.0/]],
    ["has no date", "## 1.1.0\n\n- More.\n", [/has no date/]],
    ["has a day that isn't one", "## 1.1.0 - 2026-02-30\n\n- More.\n", [/has no date/]],
    ["says nothing of the version", "## 1.1.0 - 2026-01-31\n\n## 1.0.0 - 2026-01-01\n", [/nothing follows/]],
    ["has more", "## Unreleased\n\n- Else.\n\n## 1.1.0 - 2026-01-31\n\n- More.\n", [/left under/]],
  ] as const) {
    it(`fails where the changelog ${title}`, async () => {
      await repository.write("CHANGELOG.md", text);
      await repository.commit();
      await assertFails(changelogDated, ...expected);
    });
  }

  it("fails where the plugin or an example names another version of the package", async () => {
    const ofVersion = (version: string): string => JSON.stringify({ dependencies: { example: version } });
    await repository.write("plugin/package.json", ofVersion("1.0.0"));
    await repository.write("examples/one/package.json", ofVersion("^1.0.0"));
    await repository.commit();
    await assertFails(
      dependents,
      /^examples\/one\/package\.json names example "\^1\.0\.0"$/,
      /^plugin\/package\.json names example "1\.0\.0"$/,
    );
  });

  it("fails where the package can't be built, and has nothing then to look into", async () => {
    await repository.change({ scripts: { ...scripts, build: "echo 'index.ts: error' && exit 1" } });
    await repository.commit();
    const missing = [{ problem: "there is no dist/package.json", fix: "see why with npm run build" }];
    const { [built.claim]: ofBuild, ...others } = await repository.problems();
    assert.match(ofBuild?.[0]?.problem ?? "", /^npm run build fails\nindex\.ts: error$/);
    assert.deepEqual(others, { [provenance.claim]: missing, [packed.claim]: missing });
  });

  it("fails where what was built is another version", async () => {
    await repository.changeBuilt({ version: "1.0.9" });
    await repository.commit();
    await assertFails(built, /^dist\/package\.json is of example 1\.0\.9, not of example 1\.1\.0$/);
  });

  it("fails where npm wouldn't publish for all, or couldn't prove where the package comes from", async () => {
    const publishConfig = { access: "public" };
    await repository.changeBuilt({ private: true, publishConfig, repository: undefined });
    await repository.commit();
    await assertFails(provenance, /private/, /provenance isn't true/, /names no repository/);
  });

  it("fails where the API report or the schema is stale, and names what has changed", async () => {
    await repository.write("package/index.js", "module.exports = { more: true };\n");
    await repository.commit();
    const { [apiReport.claim]: ofApi, [schema.claim]: ofSchema, ...others } = await repository.problems();
    assert.deepEqual(others, {});
    assert.equal(ofApi?.[0]?.problem, "npm run api has changed M api.md");
    assert.equal(ofSchema?.[0]?.problem, "npm run schema has changed M schema.json");
  });

  it("fails where the package lacks what programs load, or holds what is the repository's own", async () => {
    await repository.changeBuilt({ main: "./other.js" });
    await repository.write("package/Pulumi.prod.yaml", "config: {}\n");
    await repository.write("package/index.ts", "export {};\n");
    await repository.write("package/index.d.ts", "export {};\n");
    await repository.commit();
    await assertFails(
      packed,
      /^the package lacks other\.js$/,
      /^the package holds Pulumi\.prod\.yaml, index\.ts$/,
    );
  });

  for (const [title, command, expected] of [
    ["fail", "echo '  1 failing' && exit 1", /^npm test fails\n1 failing$/],
    ["are skipped", "echo '  9 passing' && echo '  3 pending'", /^3 tests were skipped$/],
    ["aren't there", "echo nothing", /^npm test ran no test$/],
  ] as const) {
    it(`fails where tests ${title}`, async () => {
      await repository.change({ scripts: { ...scripts, test: command } });
      await repository.commit();
      await assertFails(tests, expected);
    });
  }

  it("refuses what it doesn't know, and explains itself", async () => {
    const { exitCode, stderr } = await repository.check(["--publish"]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /'--publish'[^]*fix: npm run release-check -- --help lists the options/);
    assert.match((await repository.check(["--help"])).stdout, /publishes nothing/);
  });
});
