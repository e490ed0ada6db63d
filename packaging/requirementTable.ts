import type { Requirement } from "../components/userPool/requirements";
import { code, type Row, table } from "./markdown";

/** What the reference shows of a requirement. */
export type ShownRequirement = Pick<Requirement, "argument" | "needs" | "source">;

/** What arguments need of one another, all that one needs together. */
export function requirementTable(requirements: readonly ShownRequirement[]): string {
  const byArgument = new Map<string, Row[]>();
  for (const { argument, needs, source } of requirements) {
    const rows = byArgument.get(argument) ?? [];
    byArgument.set(argument, [...rows, [code(argument), needs, `[${titleOf(source)}](${source})`]]);
  }
  return table(["Argument", "Needs", "Source"], [...byArgument.values()].flat());
}

/** What a link to a page is called. */
function titleOf(source: string): string {
  const { hostname, pathname } = new URL(source);
  const segments = pathname.split("/").slice(1);
  if (hostname === "github.com") return `${segments.slice(0, 2).join("/")}#${segments.at(-1) ?? ""}`;
  return segments.includes("APIReference") ? "API reference" : "developer guide";
}
