import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { currentReference } from "./currentReference";
import { pulumiSchema } from "./pulumiSchema";

const repository = join(__dirname, "..");

/** Renews the schema for other languages, and the reference that is generated from it. */
export async function renewSchema(): Promise<void> {
  const schema = pulumiSchema();
  await writeFile(join(repository, "plugin", "schema.json"), schema);
  await writeFile(join(repository, "docs", "reference.md"), currentReference(schema));
}
