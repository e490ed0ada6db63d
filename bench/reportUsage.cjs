// Reports on file descriptor 3 what this process has used when it ends.
const { writeSync } = require("node:fs");
const process = require("node:process");

process.once("exit", () => {
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ megabytes: maxRSS / 1_024, cpu: (systemCPUTime + userCPUTime) / 1_000 }));
});
