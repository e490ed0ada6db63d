import { join } from "node:path";
import { buildPackage } from "./buildPackage";
import { runScript } from "./script";

/** Builds the package into `dist/`: `npm run build`, and then `npm pack ./dist`. */
runScript(() => buildPackage(join(__dirname, "..", "dist")));
