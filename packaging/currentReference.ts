import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { settle } from "../components/settled";
import { type DeclaredKey, reference, type Schema } from "./reference";

/**
 * The reference of this repository's component and program: `docs/reference.md`.
 *
 * @param schema the component's schema, as JSON
 */
export function currentReference(schema: string): string {
  const project = parse(readFileSync(join(__dirname, "..", "Pulumi.yaml"), "utf8")) as {
    readonly config: Readonly<Record<string, DeclaredKey>>;
  };
  return reference(JSON.parse(schema) as Schema, settle({}), project.config);
}
