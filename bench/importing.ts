import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPackage } from "../packaging/buildPackage";
import { measureNode } from "./measure";
import { type Comparison, runPairs } from "./pairs";
import { printMeasurements, printTitle, printVerdict } from "./verdict";

/** What the component creates its resources with. */
const resourceClasses = [
  "@pulumi/aws/cognito/user",
  "@pulumi/aws/cognito/userPool",
  "@pulumi/aws/cognito/userPoolClient",
  "@pulumi/random/randomPassword",
];

/** What it costs to import the built package, and how large it is. */
export async function benchImporting(): Promise<void> {
  // In this folder, so that Pulumi's packages are found from it.
  const folder = mkdtempSync(join(__dirname, "compiled-"));
  try {
    await buildPackage(join(folder, "package"));
    const program = importing(folder, "program.cjs", ["./package"]);
    const against = importing(folder, "against.cjs", resourceClasses);
    const pairs = await runPairs(
      () => measureNode([program]),
      () => measureNode([against]),
      15,
    );
    printMeasurements("importing the package : importing the four resource classes that it uses", pairs, {
      cpu: 1.1,
    });
    printSizes(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function importing(folder: string, name: string, modules: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, modules.map((module) => `require(${JSON.stringify(module)});\n`).join(""));
  return path;
}

/** What npm makes of the package, against the files of those resource classes. */
function printSizes(folder: string): void {
  const packing = execFileSync("npm", ["pack", "./package", "--dry-run", "--json", "--silent"], {
    cwd: folder,
    encoding: "utf8",
  });
  const [{ size, unpackedSize } = { size: 0, unpackedSize: 0 }] = JSON.parse(packing) as {
    size: number;
    unpackedSize: number;
  }[];
  const files = resourceClasses.flatMap((module) => {
    const path = require.resolve(module);
    return [path, `${path}.map`, path.replace(/\.js$/, ".d.ts")];
  });
  const against = files.reduce((sum, file) => sum + statSync(file).size, 0);
  printTitle("the package's files : those of the same resource classes");
  printVerdict("size", kilobytes(unpackedSize, against), "kB");
  printTitle("the package as a download : unpacked");
  printVerdict("size", kilobytes(size, unpackedSize), "kB");
}

function kilobytes(program: number, against: number): Comparison {
  return { ratio: program / against, program: program / 1_000, against: against / 1_000 };
}
