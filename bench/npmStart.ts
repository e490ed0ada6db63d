import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages } from "@cognito-auth/local-aws/emulator/install";
import { findPython } from "@cognito-auth/local-aws/emulator/python";
import { pathWithoutPulumi } from "../packages/local-aws/tests/helpers/pulumiCommand";
import { measureNode, typeScript } from "./measure";
import { runPairs } from "./pairs";
import { printMeasurements } from "./verdict";

const repository = join(__dirname, "..");
const rounds = 5;

/**
 * How long `npm start` takes without a pulumi command, in a new process, to the proven sign-in, against starting the
 * local AWS and making the same calls from a bare script. The local AWS is installed before.
 */
export async function benchNpmStart(): Promise<void> {
  const python = await findPython(process.env);
  const onProgress = (message: string): void => {
    process.stderr.write(`${message}\n`);
  };
  const packages = await installPackages({ python, environment: process.env, onProgress });
  const folder = await mkdtemp(join(tmpdir(), "bench-start-"));
  try {
    for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml"]) {
      await cp(join(repository, file), join(folder, file));
    }
    const environment = {
      ...process.env,
      PATH: pathWithoutPulumi(),
      PYTHON: python.executable,
      TS_NODE_PROJECT: join(repository, "tsconfig.json"),
    };
    const pairs = await runPairs(
      () => measureNode(typeScript(repository, "local", "commands", "start.ts"), { folder, environment }),
      () => measureNode([join(__dirname, "programs", "bareSignIn.cjs"), python.executable, packages]),
      rounds,
    );
    printMeasurements("npm start : the same calls from a bare script", pairs, { cpu: 1.15 });
  } finally {
    await rm(folder, { recursive: true });
  }
}
