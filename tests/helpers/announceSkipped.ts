import { hasMoto } from "../../packages/local-aws/tests/helpers/motoServer";
import { findPulumi, oldest } from "../../packages/local-aws/tests/helpers/pulumiCommand";
import { findBrowser } from "../loginPage/findBrowser";
import { findPulumiPython } from "./pulumiPython";

/** Reports, after all tests, which ones were skipped because a program is missing, and how to install it. */
export async function mochaGlobalTeardown(): Promise<void> {
  if ((await findPulumi()) === undefined) {
    process.stdout.write(
      `Skipped the tests on the real engine: there is no pulumi ${oldest} or newer on the PATH. ` +
        "Install it (https://www.pulumi.com/docs/install/), or build it with Go: " +
        "PATH=$(.ci/build-pulumi):$PATH npm run test:all\n",
    );
  }
  if (!hasMoto()) {
    process.stdout.write(
      "Skipped the tests on a second emulator. To run them: MOTO_SERVER=$(.ci/install-moto) npm run test:all\n",
    );
  }
  if (findPulumiPython() === undefined) {
    process.stdout.write(
      "Skipped the tests of the Python example. To run them: " +
        "PATH=$(.ci/build-pulumi):$PATH PULUMI_PYTHON=$(.ci/install-pulumi-python) npm run test:all\n",
    );
  }
  if (findBrowser() === undefined) {
    process.stdout.write(
      "Skipped the tests of the login page: there is no chromium on the PATH. Install it, as Debian's package chromium.\n",
    );
  }
}
