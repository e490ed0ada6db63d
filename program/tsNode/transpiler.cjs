// ts-node's plugin that strips types: Sucrase, with a cache by content. Sucrase takes a quarter of
// the time in which the program starts.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { extname, join } = require("node:path");
const process = require("node:process");

const cache = join(module.path, "..", "..", "node_modules", ".cache", "cognito-auth", "transpiled");

// Of the compiler's options, those that Sucrase's plugin reads.
const optionsRead = [
  ...["esModuleInterop", "module", "verbatimModuleSyntax"],
  ...["jsx", "jsxFactory", "jsxFragmentFactory", "jsxImportSource"],
];

exports.create = (options) => {
  const compilerOptions = options.service.config.options;
  const settings = [
    require("sucrase/package.json").version,
    options.nodeModuleEmitKind,
    optionsRead.map((name) => compilerOptions[name] ?? null),
  ];
  let sucrase;
  return {
    transpile(input, transpileOptions) {
      const key = createHash("sha256")
        .update(JSON.stringify([...settings, extname(transpileOptions.fileName), input]))
        .digest("hex");
      const cached = read(key);
      if (cached !== undefined) return cached;
      sucrase ??= require("sucrase/ts-node-plugin").create(options);
      const output = sucrase.transpile(input, transpileOptions);
      write(key, output);
      return output;
    },
  };
};

function read(key) {
  try {
    return JSON.parse(readFileSync(join(cache, `${key}.json`), "utf8"));
  } catch {
    return undefined;
  }
}

/** Other processes may be writing the same, and the folder may be read-only. */
function write(key, output) {
  const temporary = join(cache, `${key}.${process.pid}`);
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(temporary, JSON.stringify(output));
    renameSync(temporary, join(cache, `${key}.json`));
  } catch {
    // It is transpiled again the next time.
  }
}
