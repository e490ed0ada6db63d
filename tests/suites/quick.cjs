const common = require("../../.mocharc.json");

// The tests of `npm test`: those that catch most mistakes, and that need nothing but Node.js and Python.
module.exports = {
  ...common,
  // What is skipped here needs another operating system, and no program that could be installed.
  require: common.require.filter((file) => file !== "./tests/helpers/announceSkipped.ts"),
  spec: [
    "tests/cli/*.test.ts",
    "tests/documents/*.test.ts",
    "tests/unit/**/*.test.ts",
    "tests/local/commands/start.test.ts",
    "tests/local/{frontend,stacks}/*.test.ts",
    "tests/local/proofs/signIn/*.test.ts",
    "packages/local-aws/tests/{engines,provider}/**/*.test.ts",
  ],
};
