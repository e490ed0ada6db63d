import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { measureNode, typeScript } from "./measure";
import { runPairs } from "./pairs";
import { type Aims, printMeasurements } from "./verdict";

const programs = join(__dirname, "programs");

/** A comparison with the ratios that it is to stay within. */
interface Benchmark {
  readonly title: string;
  readonly program: string[];
  readonly against: string[];
  /** How many pairs of runs. */
  readonly rounds: number;
  readonly aims: Aims;
}

/** How long the program takes to start and to register its resources, under Pulumi's mocks. */
export async function benchStartUp(): Promise<void> {
  installCdk();
  const compiled = compileByHand();
  try {
    for (const { title, program, against, rounds, aims } of benchmarks(compiled)) {
      const pairs = await runPairs(
        () => measureNode(program),
        () => measureNode(against),
        rounds,
      );
      printMeasurements(title, pairs, aims);
    }
  } finally {
    rmSync(compiled, { recursive: true });
  }
}

function benchmarks(compiled: string): Benchmark[] {
  const component = typeScript(programs, "component.ts");
  const byHand = typeScript(programs, "handWritten.ts");
  return [
    {
      title: "one component : the same resources by hand",
      program: component,
      against: byHand,
      rounds: 15,
      aims: { cpu: 1.05 },
    },
    {
      title: "one component : the same by hand, compiled",
      program: component,
      against: [join(compiled, "handWritten.js")],
      rounds: 7,
      aims: { cpu: 1.15, memory: 1.25 },
    },
    {
      title: "one component : the AWS CDK's synth of the same",
      program: component,
      against: [join(programs, "cdk.mjs")],
      rounds: 7,
      aims: { cpu: 0.3 },
    },
    {
      title: "1,000 components : 1,000 times by hand, compiled",
      program: typeScript(programs, "thousandComponents.ts"),
      against: [join(compiled, "thousandHandWritten.js")],
      rounds: 1,
      aims: { cpu: 1.2 },
    },
  ];
}

/** Compiles the hand-written programs to JavaScript, into a folder from which its packages are found. */
function compileByHand(): string {
  const folder = mkdtempSync(join(__dirname, "compiled-"));
  for (const name of ["handWritten", "thousandHandWritten", "byHand", "underMocks"]) {
    const source = readFileSync(join(programs, `${name}.ts`), "utf8");
    const compilerOptions = {
      module: ModuleKind.CommonJS,
      target: ScriptTarget.ES2023,
      esModuleInterop: true,
    };
    writeFileSync(join(folder, `${name}.js`), transpileModule(source, { compilerOptions }).outputText);
  }
  return folder;
}

function installCdk(): void {
  if (existsSync(join(__dirname, "node_modules"))) return;
  process.stderr.write("Installing the AWS CDK, once …\n");
  execFileSync("npm", ["ci", "--silent", "--prefix", __dirname], { stdio: "inherit" });
}
