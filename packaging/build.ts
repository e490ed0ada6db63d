import { join } from "node:path";
import { buildPackage } from "./buildPackage";
import { runScript } from "./script";

runScript({
  command: "npm run build",
  purpose: "Builds the package that other programs install, in dist/. Pack it with npm pack ./dist.",
  work: async ({ progress, print }) => {
    progress("Compiling the package …");
    await buildPackage(join(__dirname, "..", "dist"));
    print("The package is in dist/.");
    return 0;
  },
});
