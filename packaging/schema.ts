import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pulumiSchema } from "./pulumiSchema";
import { runScript } from "./script";

/** Renews the schema for other languages: `npm run schema`. */
runScript(() => writeFile(join(__dirname, "..", "plugin", "schema.json"), pulumiSchema()));
