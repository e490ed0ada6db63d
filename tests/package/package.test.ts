import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import * as published from "../../components";
import * as testing from "../../components/testing";
import root from "../../package.json";
import { useBuiltPackage } from "../helpers/builtPackage";
import { typeCheck } from "../helpers/typeCheck";

const run = promisify(execFile);
const components = join(__dirname, "..", "..", "components");

describe("The package", () => {
  const built = useBuiltPackage();

  it("holds the component compiled, with declarations and source maps, and nothing else", async () => {
    const { stdout } = await run("tar", ["-tzf", built.tarball]);
    const files = stdout.trim().split("\n").sort();
    const compiled = (await sources()).flatMap((name) => [`${name}.d.ts`, `${name}.js`, `${name}.js.map`]);
    const others = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
    assert.deepEqual(files, [...others, ...compiled].map((name) => `package/${name}`).sort());
  });

  it("has source maps with the sources in them, so that a debugger shows TypeScript", async () => {
    for (const name of await sources()) {
      const map = JSON.parse(await read(`${name}.js.map`)) as { sourcesContent: string[] };
      assert.deepEqual(map.sourcesContent, [await readFile(join(components, `${name}.ts`), "utf8")]);
    }
  });

  it("brings no dependency of its own, and is published for all, with a proof of where it was built", async () => {
    const manifest = JSON.parse(await read("package.json")) as Record<string, unknown>;
    assert.deepEqual(Object.keys(manifest), [
      "name",
      "version",
      "description",
      "keywords",
      "license",
      ...("repository" in root ? ["repository"] : []),
      "type",
      "main",
      "types",
      "exports",
      "sideEffects",
      "engines",
      "peerDependencies",
      "publishConfig",
    ]);
    assert.deepEqual(manifest["peerDependencies"], {
      "@pulumi/aws": root.dependencies["@pulumi/aws"],
      "@pulumi/pulumi": root.dependencies["@pulumi/pulumi"],
      "@pulumi/random": root.dependencies["@pulumi/random"],
    });
    assert.deepEqual(manifest["publishConfig"], { access: "public", provenance: true });
  });

  it("is as npm and bundlers want it", async () => {
    const { messages } = await publint({ pkgDir: built.folder, strict: true });
    assert.deepEqual(messages, []);
  });

  it("has declarations that fit the code for every kind of importer", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(await readFile(built.tarball)));
    assert.ok(analysis.types);
    assert.deepEqual(analysis.problems, []);
    assert.deepEqual(Object.keys(analysis.entrypoints), [".", "./testing", "./package.json"]);
  });

  it("exports the same names to CommonJS and to ES modules", async () => {
    const folder = await built.project({
      "required.cjs": `print(require("cognito-auth"), require("cognito-auth/testing"));${print}`,
      "imported.mjs": `import * as main from "cognito-auth"; import * as testing from "cognito-auth/testing"; print(main, testing);${print}`,
    });
    for (const file of ["required.cjs", "imported.mjs"]) {
      const { stdout } = await run(process.execPath, [file], { cwd: folder });
      assert.deepEqual(
        JSON.parse(stdout),
        [Object.keys(published).sort(), Object.keys(testing).sort()],
        file,
      );
    }
  });

  it("lets Node's own test runner expect what is refused, at once or when it is known", async () => {
    const folder = await built.project({ "refused.test.cjs": refused });
    const { stdout } = await run(process.execPath, ["--test", "--test-reporter", "tap"], {
      cwd: folder,
      // Else it reports to the runner that this very test might be run by.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    }).catch((error: unknown) => assert.fail(String((error as { stdout?: string }).stdout)));
    assert.match(stdout, /^# pass 2$/m);
    assert.match(stdout, /^# fail 0$/m);
  });

  it("can't be reached into", async () => {
    const folder = await built.project({ "inner.cjs": 'require("cognito-auth/validation.js")' });
    await assert.rejects(
      run(process.execPath, ["inner.cjs"], { cwd: folder }),
      /ERR_PACKAGE_PATH_NOT_EXPORTED/,
    );
  });

  // How each kind of importer finds the declarations is looked at above.
  it("is typed, without an error in its declarations or in what they import", async () => {
    const compilerOptions = {
      ...{ module: "nodenext", target: "es2022", types: ["node"] },
      ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false },
    };
    const folder = await built.project({
      "tsconfig.json": JSON.stringify({ compilerOptions, files: ["program.ts"] }),
      "package.json": '{"type":"commonjs"}',
      "program.ts": program,
    });
    await typeCheck(folder);
  }).timeout(120_000);

  /** The component's files, without their extension. */
  async function sources(): Promise<string[]> {
    const files = await readdir(components, { recursive: true });
    return files.filter((name) => name.endsWith(".ts")).map((name) => name.replace(/\.ts$/, ""));
  }

  function read(name: string): Promise<string> {
    return readFile(join(built.folder, name), "utf8");
  }
});

const print = `
function print(...modules) {
  const names = (module) => Object.keys(module).filter((name) => !["__esModule", "default", "module.exports"].includes(name)).sort();
  console.log(JSON.stringify(modules.map(names)));
}`;

/** What a consumer writes: what is wrong is marked as such, so that it doesn't compile where a type is lost. */
const program = `
import { CognitoAuth, MfaMode, readAuthStack, stackOutputs, type CognitoAuthArgs } from "cognito-auth";
import { deployWithMocks, type MockDeployment } from "cognito-auth/testing";
import * as pulumi from "@pulumi/pulumi";

const args: CognitoAuthArgs = { userPool: { mfa: { mode: MfaMode.Required } }, testUser: { username: "jane" } };
const auth = new CognitoAuth("auth", args, { protect: true });
export const userPoolId: pulumi.Output<string> = auth.userPoolId;
export const outputs = stackOutputs(auth);
export const issuer: pulumi.Output<string> = readAuthStack(new pulumi.StackReference("a/b/c")).userPoolIssuer;
export const deployment: Promise<MockDeployment> = deployWithMocks(() => auth, { preview: true });
// @ts-expect-error
new CognitoAuth("auth", { userPool: { mfa: { mode: "SOMETIMES" } } });
// @ts-expect-error
new CognitoAuth("auth", { usrPool: {} });
// @ts-expect-error
export const wrong: string = auth.userPoolId;
`;

/** Tests of a program whose arguments are refused, as its owner writes them. */
const refused = `
const assert = require("node:assert/strict");
const { test } = require("node:test");
const pulumi = require("@pulumi/pulumi");
const { CognitoAuth, InvalidArgumentsError } = require("cognito-auth");
const { deployWithMocks } = require("cognito-auth/testing");

const named = (name) => () => deployWithMocks(() => new CognitoAuth("auth", { userPool: { name } }));
test("at once", () => assert.rejects(named("a!b"), InvalidArgumentsError));
test("when it is known", () => assert.rejects(named(pulumi.output("a!b")), InvalidArgumentsError));
`;
