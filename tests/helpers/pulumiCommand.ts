import { automation } from "@pulumi/pulumi";

const oldest = "3.200.0";

/** The `pulumi` command on the PATH that runs the engine tests; undefined where there is none that is new enough. */
export async function findPulumi(): Promise<automation.PulumiCommand | undefined> {
  try {
    const command = await automation.PulumiCommand.get();
    return (command.version?.compare(oldest) ?? -1) < 0 ? undefined : command;
  } catch {
    return undefined;
  }
}

/** Says, after all tests, that those of the engine were left out, and what to do about it. */
export async function mochaGlobalTeardown(): Promise<void> {
  if ((await findPulumi()) !== undefined) return;
  process.stdout.write(
    `Skipped the tests on the real engine: there is no pulumi ${oldest} or newer on the PATH. ` +
      "Install it (https://www.pulumi.com/docs/install/), or build it with Go: " +
      "PATH=$(.ci/build-pulumi):$PATH npm test\n",
  );
}
