import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { installPackages } from "../../emulator/install";
import { findPython } from "../../emulator/python";

const emulator = join(__dirname, "..", "..", "emulator");

/** Runs a script beside the modules of the local AWS, and gives what it prints as JSON. */
export async function python(script: string): Promise<unknown> {
  const found = await findPython(process.env);
  const environment = process.env;
  const packages = await installPackages({ python: found, environment, onProgress: () => undefined });
  const start = `import json, sys, types\nsys.path += sys.argv[1:3]\n${script}`;
  const args = ["-I", "-S", "-B", "-c", start, packages, emulator];
  return JSON.parse((await promisify(execFile)(found.executable, args)).stdout) as unknown;
}
