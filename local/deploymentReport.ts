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

/** How a status is shown: before the claim, and in words. */
const looks: Record<ProofStatus, { sign: string; style: Style; words: string }> = {
  proved: { sign: "✓", style: "green", words: "proved" },
  "proved by a rule": { sign: "✓", style: "cyan", words: "proved by a rule of this project" },
  "asked for": { sign: "→", style: "cyan", words: "asked for, as AWS's API describes it" },
  failed: { sign: "✗", style: "red", words: "failed" },
  "not proved": { sign: "–", style: "yellow", words: "not proved" },
};

/** The line of a claim, and below it what it rests on, or why it isn't proved. */
export function proofLine(report: TextReport, result: ProofResult): string {
  const { sign, style } = looks[result.status];
  const basis = basisOf(result);
  const line = `  ${report.style(style, sign)} ${result.claim}`;
  return basis === undefined ? line : `${line}\n      ${report.style("dim", printable(basis))}`;
}

/** What a result rests on; undefined for what is simply proved. */
function basisOf({ status, rules = [], detail }: ProofResult): string | undefined {
  if (status === "proved") return undefined;
  const { words } = looks[status];
  const reason = detail ?? rules.join(", ");
  return reason === "" ? words : `${words}: ${reason}`;
}

/** Without what controls a terminal: an endpoint has a say in it. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
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

/** The parts of the summary, in their order, and whether they are named where there are none. */
const summarized: readonly { status: ProofStatus; always: boolean }[] = [
  { status: "proved", always: true },
  { status: "proved by a rule", always: false },
  { status: "asked for", always: false },
  { status: "failed", always: true },
  { status: "not proved", always: true },
];

/** The summary of the proof, in one sentence. The time counts from the start of the process. */
export function summaryOf(results: readonly ProofResult[]): string {
  const count = (status: ProofStatus): number => results.filter((result) => result.status === status).length;
  const parts = summarized
    .filter(({ status, always }) => always || count(status) > 0)
    .map(({ status }) => `${count(status)} ${status}`);
  return `${parts.join(", ")} in ${(performance.now() / 1_000).toFixed(1)} s`;
}

/** Whether no claim is proved wrong. */
export function isPassed(results: readonly ProofResult[]): boolean {
  return results.every(({ status }) => status !== "failed");
}
