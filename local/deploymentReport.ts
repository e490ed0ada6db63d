import type { CreatedResource, Outputs } from "@cognito-auth/local-aws/engines";
import type { Style, TextReport } from "../cli/report";
import type { ProofResult, ProofStatus } from "./proofs/signIn";

/** Makes the lines of a stack's resources, each below its parent. Components come before their children. */
export function resourceLines(report: TextReport): (resource: CreatedResource) => string {
  const depths = new Map<string, number>();
  return ({ name, type, parent, id }) => {
    const depth = parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1;
    depths.set(name, depth);
    const indented = `${"  ".repeat(depth + 1)}${name}`;
    return `${indented.padEnd(34)} ${report.style("dim", type.padEnd(30))} ${shownId(id)}`.trimEnd();
  };
}

/** A component has no id, and neither does one of Pulumi's own resources, such as a random password. */
function shownId(id: string | undefined): string {
  return id === undefined || id === "none" ? "" : id;
}

const looks: Record<ProofStatus, { sign: string; style: Style }> = {
  proved: { sign: "✓", style: "green" },
  failed: { sign: "✗", style: "red" },
  "not proved": { sign: "–", style: "yellow" },
};

/** The line of a claim, and below it why it isn't proved. */
export function proofLine(report: TextReport, { claim, status, detail }: ProofResult): string {
  const { sign, style } = looks[status];
  const because = detail === undefined ? "" : `\n      ${report.style("dim", `${status}: ${detail}`)}`;
  return `  ${report.style(style, sign)} ${claim}${because}`;
}

/** The outputs with secrets masked, unless they are to be shown. */
export function shownOutputs(outputs: Outputs, showSecrets: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value, secret }]) => [
      name,
      secret && !showSecrets ? "[secret]" : value,
    ]),
  );
}

/** The summary of the proof, in one sentence. The time counts from the start of the process. */
export function summaryOf(results: ProofResult[]): string {
  const count = (status: ProofStatus): number => results.filter((result) => result.status === status).length;
  const parts = [
    `${count("proved")} proved`,
    `${count("failed")} failed`,
    `${count("not proved")} not proved`,
  ];
  return `${parts.join(", ")} in ${(performance.now() / 1_000).toFixed(1)} s`;
}

/** Whether no claim is proved wrong. */
export function isPassed(results: readonly ProofResult[]): boolean {
  return results.every(({ status }) => status !== "failed");
}
