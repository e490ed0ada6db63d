import { styleText } from "node:util";
import type { AwsProviderReport, CreatedResource, Outputs } from "@cognito-auth/local-aws/engines";
import type { ProofResult, ProofStatus } from "./proofs/signIn";

/** A run so far, as `--json` prints it. */
export interface RunReport {
  stack: string;
  engine: string;
  provider: AwsProviderReport;
  endpoint: string;
  resources: CreatedResource[];
  outputs: Record<string, unknown>;
  files: string[];
  notices: string[];
  proof: ProofResult[];
  succeeded: boolean;
}

/** Whether text written to a stream may have colour: on a terminal, unless `NO_COLOR` is set. */
export function mayHaveColour(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && (environment["NO_COLOR"] ?? "") === "";
}

/** How text is set off; where colour isn't wanted, it isn't. */
type Style = Parameters<typeof styleText>[0];

/** The lines of a run for a person to read. */
export class TextReport {
  private readonly depths = new Map<string, number>();

  /** @param colour whether the lines may have colour */
  constructor(private readonly colour: boolean) {}

  heading(text: string): string {
    return `\n${this.style("bold", text)}`;
  }

  /** A resource below its parent. Components come before their children. */
  resource({ name, type, parent, id }: CreatedResource): string {
    const depth = parent === undefined ? 0 : (this.depths.get(parent) ?? 0) + 1;
    this.depths.set(name, depth);
    const indented = `${"  ".repeat(depth + 1)}${name}`;
    return `${indented.padEnd(34)} ${this.style("dim", type.padEnd(30))} ${shownId(id)}`.trimEnd();
  }

  output(name: string, value: unknown): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const shown = text.length > longestValue ? `${text.slice(0, longestValue - 2)} …` : text;
    return `  ${name.padEnd(28)} ${shown}`;
  }

  proof({ claim, status, detail }: ProofResult): string {
    const { sign, style } = looks[status];
    const because = detail === undefined ? "" : `\n      ${this.style("dim", `${status}: ${detail}`)}`;
    return `  ${this.style(style, sign)} ${claim}${because}`;
  }

  notice(text: string): string {
    return `  ${this.style("yellow", "!")} ${text}`;
  }

  progress(text: string): string {
    return this.style("dim", text);
  }

  error(message: string, fix: string): string {
    return `${this.style("red", "error:")} ${message}\n  fix: ${fix}`;
  }

  private style(style: Style, text: string): string {
    return styled(this.colour, style, text);
  }
}

/** A text in a style, where there may be colour: whoever says so has looked at the stream, and at NO_COLOR. */
export function styled(colour: boolean, style: Style, text: string): string {
  // Node would look at standard output, which needn't be where this goes.
  return colour ? styleText(style, text, { validateStream: false }) : text;
}

/** Characters of an output's value that fit in a line. The files for a frontend hold what is longer, and `--json` shows it. */
const longestValue = 88;

/** A component has no id, and neither has a resource of Pulumi's own, such as a random password. */
function shownId(id: string | undefined): string {
  return id === undefined || id === "none" ? "" : id;
}

const looks: Record<ProofStatus, { sign: string; style: Style }> = {
  proved: { sign: "✓", style: "green" },
  failed: { sign: "✗", style: "red" },
  "not proved": { sign: "–", style: "yellow" },
};

/** The outputs with secrets masked, unless they are to be shown. */
export function shownOutputs(outputs: Outputs, showSecrets: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value, secret }]) => [
      name,
      secret && !showSecrets ? "[secret]" : value,
    ]),
  );
}

/** How the proof went, in one sentence. The time counts from the start of the process. */
export function summaryOf(results: ProofResult[], seconds: number): string {
  const count = (status: ProofStatus): number => results.filter((result) => result.status === status).length;
  const parts = [
    `${count("proved")} proved`,
    `${count("failed")} failed`,
    `${count("not proved")} not proved`,
  ];
  return `${parts.join(", ")} in ${seconds.toFixed(1)} s`;
}
