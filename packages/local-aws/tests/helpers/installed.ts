import { installPackages } from "../../emulator/install";
import { findPython } from "../../emulator/python";

/** What runs the local AWS here. */
interface Installed {
  readonly python: Awaited<ReturnType<typeof findPython>>;
  /** The folder of its packages. */
  readonly packages: string;
}

let installation: Promise<Installed> | undefined;

/** Installs the local AWS, unless it is installed already; once in a process. */
export function installLocalAws(): Promise<Installed> {
  return (installation ??= install(process.env));
}

async function install(environment: NodeJS.ProcessEnv): Promise<Installed> {
  const python = await findPython(environment);
  return { python, packages: await installPackages({ python, environment, onProgress: () => undefined }) };
}
