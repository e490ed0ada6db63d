// This is CommonJS because Mocha imports an ES module: it would get its own copy of fast-check, not that of the tests.
const process = require("node:process");
const fc = require("fast-check");

// The same values in every run, so that whether tests pass depends on the code alone. Other seeds look for what these miss.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1), includeErrorInReport: true });

// A test with generated values that hangs ends with its seed, which Mocha's own limit, twice as long, wouldn't tell. No
// such test takes anywhere near as long.
fc.installGlobalPlugin(fc.interruptAfterTimeLimit(300_000, { failOnInterrupt: true }));
