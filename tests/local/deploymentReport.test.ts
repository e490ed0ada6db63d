import assert from "node:assert/strict";
import { TextReport } from "../../cli/report";
import { isPassed, proofLine, summaryOf } from "../../local/deploymentReport";
import type { ProofResult } from "../../local/proofs/signIn";

const results: readonly ProofResult[] = [
  { claim: "A holds.", status: "proved" },
  { claim: "B holds.", status: "proved by a rule", rules: ["deletion protection", "self sign-up"] },
  { claim: "C holds.", status: "asked for", detail: "CreateUserPool" },
  { claim: "D holds.", status: "not proved", detail: "the endpoint can't" },
  { claim: "E holds.", status: "failed", detail: "it doesn't" },
];

describe("The report of a proof", () => {
  it("says with each claim which kind of proof it is, and what it rests on", () => {
    const report = new TextReport(false);
    assert.deepEqual(
      results.map((result) => proofLine(report, result)),
      [
        "  ✓ A holds.",
        "  ✓ B holds.\n      proved by a rule of this project: deletion protection, self sign-up",
        "  → C holds.\n      asked for, as AWS's API describes it: CreateUserPool",
        "  – D holds.\n      not proved: the endpoint can't",
        "  ✗ E holds.\n      failed: it doesn't",
      ],
    );
  });

  it("doesn't let an endpoint control the terminal or fake a line", () => {
    const result = {
      claim: "A holds.",
      status: "proved by a rule",
      rules: ["\u001b[31mred\n  ✓ B"],
    } as const;
    assert.equal(
      proofLine(new TextReport(false), result),
      "  ✓ A holds.\n      proved by a rule of this project: \ufffd[31mred\ufffd  ✓ B",
    );
  });

  it("sums up all kinds", () => {
    assert.match(
      summaryOf(results),
      /^1 proved, 1 proved by a rule, 1 asked for, 1 failed, 1 not proved in \d+\.\d s$/,
    );
  });

  it("doesn't mention rules and requests where no claim rests on them", () => {
    assert.match(
      summaryOf(results.filter(({ status }) => status === "proved")),
      /^1 proved, 0 failed, 0 not proved in /,
    );
  });

  it("is passed unless a claim failed", () => {
    assert.equal(isPassed(results), false);
    assert.equal(isPassed(results.filter(({ status }) => status !== "failed")), true);
  });
});
