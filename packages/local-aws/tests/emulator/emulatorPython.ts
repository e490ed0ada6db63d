import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { installLocalAws } from "../helpers/installed";

const emulator = join(__dirname, "..", "..", "emulator");

/**
 * Runs a script beside the modules of the local AWS, and gives what it prints as JSON.
 *
 * @param given what the script has under the same name
 */
export async function python(script: string, given: unknown = null): Promise<unknown> {
  const { python: found, packages } = await installLocalAws();
  const start = `import json, sys, types\nsys.path += sys.argv[1:3]\ngiven = json.loads(sys.argv[3])\n${script}`;
  const args = ["-I", "-S", "-B", "-c", start, packages, emulator, JSON.stringify(given)];
  return JSON.parse((await promisify(execFile)(found.executable, args)).stdout) as unknown;
}
