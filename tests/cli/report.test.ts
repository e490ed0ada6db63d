import assert from "node:assert/strict";
import { mayHaveColor, TextReport } from "../../cli/report";

describe("A line of the report", () => {
  it("has color where that is asked for, whatever standard output is", () => {
    const report = new TextReport(true);
    assert.equal(report.progress("Starting …"), "\u001b[2mStarting …\u001b[22m");
    assert.equal(report.error("No.", "try again"), "\u001b[31merror:\u001b[39m No.\n  fix: try again");
  });

  it("has none where none is asked for", () => {
    const report = new TextReport(false);
    assert.equal(report.progress("Starting …"), "Starting …");
    assert.equal(report.error("No.", "try again"), "error: No.\n  fix: try again");
  });

  it("may have color on a terminal, unless NO_COLOR is set", () => {
    assert.equal(mayHaveColor({ isTTY: true }, {}), true);
    assert.equal(mayHaveColor({ isTTY: true }, { NO_COLOR: "" }), true);
    assert.equal(mayHaveColor({ isTTY: true }, { NO_COLOR: "1" }), false);
    assert.equal(mayHaveColor({}, {}), false);
  });
});
