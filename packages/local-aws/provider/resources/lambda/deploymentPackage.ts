import { zipSync } from "fflate";
import { filesOf, isZip, readAsset, sourceOf } from "../../assets";

// Part of a file's attributes in a Unix .zip file: Lambda must be able to read it and to run a `bootstrap`.
const readableAndExecutable = 0o100_755 * 0x1_0000;
const unix = 3;

/**
 * The code of a function as the .zip file that Lambda expects. The same files make the same .zip file: they are in the
 * order of their names, and none has its modification time.
 *
 * @throws Error when a file of the code doesn't exist or isn't on this machine
 */
export async function deploymentPackage(code: unknown): Promise<Uint8Array> {
  const { path } = await sourceOf(code);
  if (path !== undefined && isZip(path)) return readAsset(path);
  const files = Object.entries(await filesOf(code)).sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(files), {
    mtime: new Date(1980, 0, 1),
    attrs: readableAndExecutable,
    os: unix,
  });
}
