import assert from "node:assert/strict";
import { describeObservation, withoutDate } from "./document";
import { allSubjects, type Observation, type Outcomes } from "./run";

const names = allSubjects.flatMap(({ checks }) => Object.keys(checks));
const [first = "", second = ""] = names;

/** Outcomes of which these differ from AWS's documentation. */
function outcomesBut(...differing: readonly string[]): Outcomes {
  return Object.fromEntries(names.map((name) => [name, differing.includes(name) ? "It differs." : ""]));
}

const observation: Observation = {
  ministack: outcomesBut(first, second),
  withRules: outcomesBut(first),
  moto: outcomesBut(second),
  rules: [
    {
      name: "a rule",
      sentence: "One | other.",
      page: "https://example.com/API_One.html",
      reported: false,
      keepsSettings: false,
      acted: 1,
    },
  ],
  versions: { ministack: "1.2.3", moto: "4.5.6" },
};

describe("The document of what the local AWS shows", () => {
  const written = describeObservation(observation, "", "2026-01-02");

  it("has a row for each check, with what each emulator shows, and a sum", () => {
    assert.ok(written.includes(`| ${first} | no | no | yes | [`));
    assert.ok(written.includes(`| ${second} | no | yes | no | [`));
    const of = names.length;
    assert.ok(written.includes(`| Sum | ${of - 2} | ${of - 1} | ${of - 1} | ${of} |`));
    assert.ok(!written.includes("?"));
  });

  it("has a row for each rule, and the versions", () => {
    assert.ok(written.includes('| a rule | "One \\| other." | [One](https://example.com/API_One.html) |'));
    assert.ok(written.includes("ministack 1.2.3 and moto 4.5.6"));
  });

  it("tells which refusals AWS doesn't document, but users report", () => {
    const rules = observation.rules.map((rule) => ({ ...rule, reported: true }));
    const document = describeObservation({ ...observation, rules }, "", "2026-01-02");
    assert.ok(document.includes('| a rule | "One \\| other." Reported by users: what is refused | [One]('));
  });

  it("keeps what moto showed where moto isn't there", () => {
    assert.equal(describeObservation({ ...observation, moto: undefined }, written, "2026-01-02"), written);
  });

  it("says of a check that moto wasn't tried with that it isn't known", () => {
    const unknown = describeObservation({ ...observation, moto: undefined }, "", "2026-01-02");
    assert.ok(unknown.includes(`| ${first} | no | no | ? | [`));
  });

  it("differs by its date only from that of another day", () => {
    const other = describeObservation(observation, "", "2026-03-04");
    assert.notEqual(other, written);
    assert.equal(withoutDate(other), withoutDate(written));
    assert.ok(written.includes("2026-01-02") && !withoutDate(written).includes("2026"));
  });
});
