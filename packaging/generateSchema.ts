import { createRequire } from "node:module";
import { runScript } from "./script";

const load: (path: "./renewSchema") => typeof import("./renewSchema") = createRequire(__filename);

runScript({
  command: "npm run schema",
  purpose: "Renews the schema for other languages, and the reference that is generated from it.",
  work: async ({ progress }) => {
    progress("Generating the schema and the reference …");
    await load("./renewSchema").renewSchema();
    return 0;
  },
});
