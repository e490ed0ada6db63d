// A test with generated values that hangs ends with its seed, which Mocha's own limit, twice as long, wouldn't tell. No
// such test takes anywhere near as long. This is CommonJS because Mocha imports an ES module: it would get its own copy of
// fast-check, not that of the tests.
const fc = require("fast-check");

fc.installGlobalPlugin(fc.interruptAfterTimeLimit(300_000, { failOnInterrupt: true }));
