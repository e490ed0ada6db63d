import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describeObservation, documentFile, renewal, withoutDate } from "./document";
import { allSubjects, type Observation, observe } from "./run";

describe("The checks of what the local AWS shows", () => {
  it("have names of their own, and name pages of AWS's documentation", () => {
    const names = allSubjects.flatMap(({ checks }) => Object.keys(checks));
    assert.equal(new Set(names).size, names.length);
    const pages = allSubjects.flatMap(({ checks }) => Object.values(checks).map(({ page }) => page));
    for (const page of pages) assert.match(page, /^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
  });

  it("show what the document says, and make each rule act", async () => {
    const observation = await observe();
    const idle = observation.rules.filter(({ acted }) => acted === 0).map(({ name }) => name);
    assert.deepEqual(idle, [], "No check makes these rules act.");
    const written = readFileSync(documentFile, "utf8");
    const lines = withoutDate(written).split("\n");
    const current = withoutDate(describeObservation(observation, written, "")).split("\n");
    const stale = lines.filter((line) => !current.includes(line)).map((line) => `- ${line}`);
    const missing = current.filter((line) => !lines.includes(line)).map((line) => `+ ${line}`);
    if (lines.join("\n") === current.join("\n")) return;
    assert.fail(
      `The document isn't what the checks show. Look at what differs, and renew it:\n${renewal}\n` +
        [...stale, ...missing, ...reasonsFor(observation, missing)].join("\n"),
    );
  });
});

/** Why the checks of some rows aren't "yes". */
function reasonsFor({ ministack, withRules, moto = {} }: Observation, rows: readonly string[]): string[] {
  const emulators = Object.entries({ ministack, "with the rules": withRules, moto });
  const checks = rows.map((row) => row.split(" | ")[0]?.slice("+ | ".length) ?? "");
  const reasons = checks.flatMap((check) =>
    emulators.map(([emulator, outcomes]) => [`${check}, ${emulator}`, outcomes[check] ?? ""] as const),
  );
  return reasons.filter(([, reason]) => reason !== "").map((entry) => entry.join(": "));
}
