const process = require("node:process");

// ts-node would run the compiler from a cache in the shared temporary folder, whoever put it there.
process.env.DISABLE_V8_COMPILE_CACHE = "1";

module.exports = {
  require: "ts-node/register",
  spec: "tests/*.test.ts",
  timeout: 600_000,
};
