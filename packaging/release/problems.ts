import type { Ended, Problem, Project } from "./checks";

/** Runs an npm script; tells where there is none, or where it fails. */
export async function runNpmScript({ manifest, run }: Project, script: string): Promise<Problem[]> {
  if (!(script in manifest.scripts)) return [missing(script)];
  const ended = await run("npm", "run", "--silent", script);
  return ended.exitCode === 0 ? [] : [failed(`npm run ${script}`, ended)];
}

/** An npm script that isn't there. */
export function missing(script: string): Problem {
  return { problem: `there is no npm script ${script}`, fix: `add ${script} to the scripts of package.json` };
}

/** How many lines of a failure are shown: as many as name a failed test, its difference and where it failed. */
const shownLines = 20;

/** What a command that failed says, in its last lines. */
export function failed(command: string, { stdout, stderr }: Ended): Problem {
  const lines = linesOf(`${stdout}\n${stderr}`).filter((line) => !line.startsWith("npm warn"));
  return {
    problem: [`${command} fails`, ...lines.slice(-shownLines)].join("\n"),
    fix: `run ${command}, and mend what it names`,
  };
}

/** The lines of a command's output that aren't empty. */
export function linesOf(output: string): string[] {
  return output.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

/** The first few of a list, for a person to read. */
export function named(things: readonly string[]): string {
  const shown = things.slice(0, 5).join(", ");
  return things.length > 5 ? `${shown} and ${things.length - 5} more` : shown;
}
