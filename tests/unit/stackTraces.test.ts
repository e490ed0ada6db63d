import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { inspect } from "node:util";
import { shortenStackTraces } from "../../program/stackTraces";

/** What a listener that comes later sees of an error's stack trace. */
function shortened(error: unknown): unknown {
  const [first] = process.listeners("unhandledRejection");
  first?.(error, Promise.resolve());
  return error;
}

function errorWith(stack: string, properties: object = {}): Error {
  return Object.assign(new Error("boom"), { stack }, properties);
}

const ofPulumi = "    at applyHelperAsync (/shop/node_modules/@pulumi/output.ts:516:31)";
const own = "    at /shop/index.ts:4:9";

describe("The stack trace of an unhandled error", () => {
  const listener = (): void => undefined;
  let ofRejections: NodeJS.UnhandledRejectionListener[];

  beforeEach(() => {
    ofRejections = process.listeners("unhandledRejection");
    process.on("unhandledRejection", listener);
    shortenStackTraces();
  });

  afterEach(() => {
    for (const added of process.listeners("unhandledRejection")) {
      if (!ofRejections.includes(added)) process.off("unhandledRejection", added);
    }
    process.removeAllListeners("uncaughtExceptionMonitor");
  });

  it("has the program's own frames, before anybody else sees it", () => {
    const stack = [
      "TypeError: boom",
      "in two lines",
      own,
      ofPulumi,
      "    at C:\\shop\\node_modules\\@pulumi\\output.ts:378:13",
      "    at new Promise (<anonymous>)",
      "    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
      "    at async node:internal/main:1:1",
      "    at async load (/shop/program/configuration.ts:7:3)",
    ];
    const error = errorWith(stack.join("\n"));
    shortened(error);
    assert.equal(
      error.stack,
      ["TypeError: boom", "in two lines", own, "    at async load (/shop/program/configuration.ts:7:3)"].join(
        "\n",
      ),
    );
  });

  it("is shortened before Pulumi's listener sees it", () => {
    assert.notEqual(process.listeners("unhandledRejection")[0], listener);
  });

  for (const [what, thrower] of [
    ["a rejection", 'void Promise.reject(new Error("lost"))'],
    ["an exception", 'setTimeout(() => { throw new Error("lost"); })'],
  ] as const) {
    it(`still ends a program that leaves unhandled ${what}, with its own frames only`, () => {
      const code = `require("./program/stackTraces").shortenStackTraces(); ${thrower}`;
      const root = join(__dirname, "..", "..");
      const options = { cwd: root, encoding: "utf8" } as const;
      const { status, stderr } = spawnSync(process.execPath, ["-r", "ts-node/register", "-e", code], options);
      assert.equal(status, 1);
      assert.match(stderr, /Error: lost/);
      assert.doesNotMatch(stderr, /at .*node:/);
    });
  }

  it("is short in each of several errors, also where one is frozen or has no string as its stack trace", () => {
    const one = errorWith(`Error: one\n${ofPulumi}\n${own}`);
    const frozen = Object.freeze(errorWith(`Error: frozen\n${ofPulumi}`));
    const other: object = Object.assign(new Error("other"), { stack: null });
    shortened(new AggregateError([one, frozen, other]));
    assert.equal(one.stack, `Error: one\n${own}`);
    // Newer versions of Node.js let the stack trace of a frozen error be set, too.
    assert.match(String(frozen.stack), /^Error: frozen/);
    assert.equal(Reflect.get(other, "stack"), null);
  });

  it("has no frame that some versions of Node.js can't color", () => {
    const error = errorWith(`Error: boom\n${ofPulumi}`);
    shortened(error);
    assert.equal(inspect(error, { colors: true }), "[Error: boom]");
  });

  it("is short in its causes, too, also where they go in a circle", () => {
    const cause = errorWith(`Error: cause\n${ofPulumi}`);
    const error = errorWith(`Error: boom\n${ofPulumi}\n${own}`, { cause });
    Object.assign(cause, { cause: error });
    shortened(error);
    assert.deepEqual([error.stack, cause.stack], [`Error: boom\n${own}`, "Error: cause"]);
  });

  it("comes without Pulumi's note of the promise", () => {
    assert.equal("promise" in Object(shortened(errorWith("", { promise: Promise.resolve() }))), false);
  });

  it("stays empty where it is, as that of a wrong argument", () => {
    assert.equal((shortened(errorWith("")) as Error).stack, "");
  });

  it("isn't looked for in what isn't an error", () => {
    for (const thrown of [undefined, null, "boom", 7, {}]) assert.equal(shortened(thrown), thrown);
  });

  it("is shortened by one listener, however often a program is loaded", () => {
    const counts = (): number[] =>
      ["unhandledRejection", "uncaughtExceptionMonitor"].map((event) => process.listenerCount(event));
    const once = counts();
    shortenStackTraces();
    assert.deepEqual(counts(), once);
  });
});
