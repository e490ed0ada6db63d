const common = require("../../.mocharc.json");

// All tests that `npm test` leaves out. The examples' own tests are run in copies of the examples.
module.exports = {
  ...common,
  // Builds the package once, for all tests of it.
  require: [...common.require, "./tests/helpers/packedPackage.ts"],
  spec: ["tests/**/*.test.ts", "packages/*/{emulator,tests}/**/*.test.ts"],
  ignore: require("./quick.cjs").spec,
};
