// Runs the checks that the command line names, or fixes what they can, one command after the other, and says what it is
// doing: node tests/suites/check.cjs types format lint
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const process = require("node:process");

const cache = join("node_modules", ".cache");

/** What ESLint is run on. All at once would need more memory than small machines have. */
const linted = [
  {
    title: "Lint",
    part: "source",
    files: ["cli", "components", "local", "program", "packaging", "plugin", "bench", "*.ts", "*.mjs"],
  },
  { title: "Lint of the local AWS", part: "local-aws", files: ["packages/local-aws"] },
  { title: "Lint of the tests", part: "tests", files: ["tests"] },
  { title: "Lint of the examples", part: "examples", files: ["examples"] },
];

const eslint = ({ title, part, files }, ...options) => [
  title,
  "eslint/bin/eslint.js",
  ...["--cache", "--cache-location", join(cache, "eslint", part), "--max-warnings", "0"],
  ...options,
  ...files,
];

const prettier = (mode) => [
  "Format",
  "prettier/bin/prettier.cjs",
  ...[mode, "--cache", "--log-level", "warn", "."],
];

/** The commands of each check, each with what it is shown as, the command's script and its arguments. */
const checks = {
  types: [
    { title: "Types", project: "root" },
    { title: "Types of the login page", project: "login-page", folder: "examples/login-page" },
    { title: "Types of a program with the package", project: "own-program", folder: "examples/own-program" },
  ].map(({ title, project, folder = "." }) => [
    title,
    "typescript/bin/tsc",
    ...["--project", folder, "--incremental", "--tsBuildInfoFile", join(cache, "typescript", project)],
  ]),
  format: [prettier("--check")],
  lint: linted.map((part) => eslint(part)),
  fix: [...linted.map((part) => eslint(part, "--fix")), prettier("--write")],
};

module.exports = { checks };

const names = require.main === module ? process.argv.slice(2) : [];
if (names.includes("--help") || names.includes("-h")) {
  process.stdout.write(`Usage: npm run check|style|${Object.keys(checks).join("|")}\n`);
  process.exit(0);
}
for (const name of names) {
  if (!Object.hasOwn(checks, name)) {
    process.stderr.write(`there is no check ${name}; there are ${Object.keys(checks).join(", ")}\n`);
    process.exit(1);
  }
  for (const [title, script, ...args] of checks[name]) run(title, script, args);
}

function run(title, script, args) {
  process.stderr.write(`${title} …\n`);
  // These commands would run code from a cache in the shared temporary folder, whoever put it there.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };
  const path = join(process.cwd(), "node_modules", script);
  const { status, signal, error } = spawnSync(process.execPath, [path, ...args], { env, stdio: "inherit" });
  if (error) throw error;
  if (signal) {
    const fix = "if this machine ran out of memory, end other programs; then run it again";
    process.stderr.write(`error: ${title}: the checker was ended by ${signal}.\n  fix: ${fix}\n`);
  }
  if (status !== 0) process.exit(status ?? 1);
}
