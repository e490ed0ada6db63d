// Mocha's reporter here: a line for each file of tests as soon as that is done, and in the end what failed.
const { relative } = require("node:path");
const process = require("node:process");
const { reporters, Runner } = require("mocha");

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Runner.constants;

module.exports = class FileReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    /** The file whose tests are being reported; in parallel, too, those of a file come together. */
    let current;
    const print = () => {
      if (current !== undefined) process.stdout.write(`${lineOf(current)}\n`);
    };
    const count = (outcome) => (test) => {
      const file = fileOf(test);
      if (file !== current?.file) {
        print();
        current = { file, passed: 0, failed: 0, skipped: 0, milliseconds: 0 };
      }
      current[outcome] += 1;
      current.milliseconds += test.duration ?? 0;
    };
    runner.on(EVENT_TEST_PASS, count("passed"));
    runner.on(EVENT_TEST_FAIL, count("failed"));
    runner.on(EVENT_TEST_PENDING, count("skipped"));
    runner.once(EVENT_RUN_END, () => {
      print();
      this.epilogue();
    });
  }
};

/** The file of a test, or of a hook that failed. */
function fileOf({ file, parent }) {
  return file ?? parent?.file ?? "";
}

function lineOf({ file, passed, failed, skipped, milliseconds }) {
  const { color, symbols } = reporters.Base;
  const [style, symbol] = failed > 0 ? ["fail", symbols.err] : ["checkmark", symbols.ok];
  const counts = [
    ...(passed > 0 ? [`${passed} passed`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const seconds = color("light", `${counts.join(", ")}, ${(milliseconds / 1_000).toFixed(1)} s`);
  return `${color(style, symbol)} ${relative(process.cwd(), file)}  ${seconds}`;
}
