import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import { Permission } from "@pulumi/aws/lambda/permission";
import * as pulumi from "@pulumi/pulumi";
import { applicationServices } from "../../emulator";
import { answering, createRole } from "../provider/lambdaFixtures";
import { counts, everyFile, idsOf, resourcesOf, useEngine } from "./engineStack";

/** A program with a function that has the code in a folder. */
function program(role: string, folder: string): Record<string, pulumi.Output<string>> {
  const logGroup = new LogGroup("log", { retentionInDays: 7 });
  const caller = new LambdaFunction("caller", {
    role,
    runtime: "nodejs20.x",
    handler: "index.handler",
    code: new pulumi.asset.FileArchive(folder),
    environment: { variables: { GREETING: pulumi.secret("Bonjour") } },
    loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
  });
  // The function itself, rather than its name: both are allowed.
  const allowed = { function: caller, principal: "apigateway.amazonaws.com" };
  const permission = new Permission("permission", { action: "lambda:InvokeFunction", ...allowed });
  return { name: caller.name, codeSha256: caller.codeSha256, allowed: permission.function };
}

describe("A function under the real engine", () => {
  const engine = useEngine(applicationServices);
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-auth-test-"));
    await writeFile(join(folder, "index.js"), answering("Hello"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("is deployed with its code, and only changed by a change", async () => {
    const role = await createRole(engine.emulator.endpoint, "caller");
    let code = folder;
    const provider = await engine.served();
    const { stack, stateFolder } = await engine.newStack(provider, () =>
      Promise.resolve(program(role, code)),
    );

    const created = await stack.up();
    assert.deepEqual(counts(created), { create: 4 });
    const { name, codeSha256, allowed } = created.outputs;
    assert.equal(allowed?.value, name?.value);
    const state = await everyFile(stateFolder);
    assert.deepEqual([state.includes("nodejs20.x"), state.includes("Bonjour")], [true, false]);

    const ids = await idsOf(stack);
    await stack.refresh({ expectNoChanges: true });
    code = join(folder, "moved");
    await cp(join(folder, "index.js"), join(code, "index.js"));
    assert.deepEqual(counts(await stack.up()), {});

    await writeFile(join(code, "index.js"), answering("Goodbye"));
    const changed = await stack.up();
    assert.deepEqual(counts(changed), { update: 1 });
    assert.notEqual(changed.outputs["codeSha256"]?.value, codeSha256?.value);
    assert.deepEqual(await idsOf(stack), ids);
    await stack.refresh({ expectNoChanges: true });

    await stack.destroy();
    assert.deepEqual(await resourcesOf(stack), []);
    assert.equal(provider.printed.stderr, "");
  });
});
