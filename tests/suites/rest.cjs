// All tests that `npm test` leaves out. The examples' own tests are run in copies of the examples.
module.exports = {
  ...require("../../.mocharc.json"),
  spec: ["tests/**/*.test.ts", "packages/*/tests/**/*.test.ts"],
  ignore: require("./quick.cjs").spec,
};
