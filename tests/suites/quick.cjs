// The tests of `npm test`: those that most mistakes fail, and that need nothing but Node.js and Python.
module.exports = {
  ...require("../../.mocharc.json"),
  spec: [
    "tests/cli/*.test.ts",
    "tests/documents/*.test.ts",
    "tests/unit/**/*.test.ts",
    "tests/packaging/*.test.ts",
    "tests/local/commands/start.test.ts",
    "tests/local/{frontend,stacks}/*.test.ts",
    "tests/local/proofs/signIn/*.test.ts",
    "packages/local-aws/tests/{emulator,engines,helpers,provider}/**/*.test.ts",
  ],
};
