import { parse } from "yaml";
import { codeBlocks } from "./readme";

/** A step of a job of GitHub Actions. */
export interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
}

/** A job: with steps, or calling another workflow. */
export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly concurrency?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly stack: readonly string[] } };
}

/** A workflow of GitHub Actions. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The guide's code blocks in a language. */
export function blocksOfWorkflowGuide(language: string): string[] {
  return codeBlocks(language, "docs/guides/deployment-workflow.md");
}

/** The workflows of the guide: the one that runs a command on a stack, and the one that says when. */
export const [stackWorkflow, deployWorkflow] = blocksOfWorkflowGuide("yaml").map(
  (block) => parse(block) as Workflow,
);

/** What a job of the guide has run on a stack. */
export function commandOf(job: string): string {
  return deployWorkflow?.jobs[job]?.with?.["command"]?.trim() ?? "";
}
