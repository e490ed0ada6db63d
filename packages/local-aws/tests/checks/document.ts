import { join } from "node:path";
import type { Rule } from "../../emulator";
import type { Subject } from "./check";
import { allSubjects, type Observation, type Outcomes } from "./run";

/** The document that shows what the checks showed. */
export const documentFile = join(__dirname, "..", "..", "..", "..", "docs", "what-the-local-aws-shows.md");

/** How it is renewed. */
export const renewal =
  "MOTO_SERVER=$(.ci/install-moto) node --require ./program/tsNode/preload.cjs packages/local-aws/tests/checks/write.ts";

/** By check: "yes" or "no". */
type Answers = Readonly<Record<string, string | undefined>>;

/** The answers of one emulator after the other. */
type Columns = readonly [Answers, Answers, Answers];

/**
 * The document for an observation.
 *
 * @param earlier the document as it is: what moto showed is taken from there where moto wasn't observed
 */
export function describeObservation(observation: Observation, earlier: string, date: string): string {
  const { ministack, withRules, moto, rules, versions } = observation;
  const columns: Columns = [
    answersOf(ministack),
    answersOf(withRules),
    moto === undefined ? motoAnswersIn(earlier) : answersOf(moto),
  ];
  const sums = [
    ...allSubjects.map((subject) => sumOf(subject.title, [subject], columns)),
    sumOf("Sum", allSubjects, columns),
  ];
  return `# What the local AWS shows of Amazon Cognito

Each check is a behavior that AWS documents, tried with real calls: "yes" means that everything was as documented, "no" that
something wasn't, or that the emulator lacks it. "With the rules" is the local AWS as \`npm start\` runs it, and "ministack" the same
without [the rules](#the-rules) that this project adds. With the rules, "yes" shows that the settings arrive and are consistent,
not that AWS behaves so: rules and checks were written from the same documentation, and none was compared with AWS.

The versions are ministack ${versions.ministack} and moto ${versions.moto}. Requests to both are first checked
[against AWS's own models](guides/prove-the-sign-in.md#what-the-local-aws-doesnt-prove). ${datePrefix}${date}.

${table(["Subject", ...headings, "Checks"], sums)}

${allSubjects.map((subject) => describeSubject(subject, columns)).join("\n\n")}

## The rules

${table(["Rule", "What AWS documents", "Page"], rules.map(describeRule))}
`;
}

/** The document without its date. */
export function withoutDate(document: string): string {
  return document.replace(new RegExp(`${datePrefix}.*$`, "m"), datePrefix);
}

const headings = ["ministack", "With the rules", "moto"];

const datePrefix = "The tables were last written on ";

function answersOf(outcomes: Outcomes): Answers {
  return Object.fromEntries(
    Object.entries(outcomes).map(([check, difference]) => [check, difference === "" ? "yes" : "no"]),
  );
}

/** What moto showed when a document was written. */
function motoAnswersIn(document: string): Answers {
  const rows = document.matchAll(/^\| (.+?) \| (?:yes|no) \| (?:yes|no) \| (yes|no) \|/gm);
  return Object.fromEntries([...rows].map(([, check = "", answer]) => [check, answer]));
}

function describeSubject({ title, checks }: Subject, columns: Columns): string {
  const rows = Object.entries(checks).map(([check, { page }]) => [
    check,
    ...columns.map((answers) => answers[check] ?? "?"),
    linkTo(page),
  ]);
  return `## ${title}\n\n${table(["Check", ...headings, "AWS's page"], rows)}`;
}

/** How many checks of some subjects each emulator passes. */
function sumOf(title: string, summed: readonly Subject[], columns: Columns): string[] {
  const names = summed.flatMap(({ checks }) => Object.keys(checks));
  const passed = columns.map((answers) => names.filter((name) => answers[name] === "yes").length);
  return [title, ...[...passed, names.length].map(String)];
}

function describeRule({ name, sentence, page, reported }: Rule): string[] {
  const quoted = `"${sentence.replaceAll("|", "\\|")}"`;
  return [name, reported ? `${quoted} Reported by users: what is refused` : quoted, linkTo(page)];
}

/** A link that shows what the page is of: an operation, a type, or the page's own name. */
function linkTo(page: string): string {
  const [, name = ""] = /\/(?:API_)?([^/]+)\.html$/.exec(page) ?? [];
  return `[${name}](${page})`;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)].join("\n");
}
