import { codeBlocks } from "../../helpers/readme";

/** What `npm start -- --json` prints. */
export interface StartReport {
  readonly provider: object;
  readonly notices: string[];
  readonly outputs: Record<string, string>;
  readonly resources: { readonly name: string; readonly type: string; readonly parent?: string }[];
  readonly proof: { readonly claim: string; readonly status: string; readonly detail?: string }[];
  readonly files: string[];
  readonly succeeded: boolean;
}

/** The lines of a run, sorted, without what differs from run to run. */
export function linesOf(output: string): string[] {
  const masked = output
    .replaceAll(/127\.0\.0\.1:\d+/g, "ADDRESS")
    .replaceAll(/us-east-1_\w+/g, "POOL")
    .replaceAll(/\b[A-Za-z\d]{26}\b/g, "CLIENT")
    .replace(/in \d+\.\d s/, "in SECONDS");
  return masked
    .split("\n")
    .filter((line) => line !== "")
    .sort();
}

/** What a run prints, according to the guide. */
export function shownByGuide(): string {
  return (
    codeBlocks("", "docs/guides/prove-the-sign-in.md").find((block) =>
      block.startsWith("Starting the local AWS"),
    ) ?? ""
  );
}
