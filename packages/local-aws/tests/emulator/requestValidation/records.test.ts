import assert from "node:assert/strict";
import { python } from "../emulatorPython";

describe("The requests that are kept", () => {
  it("are the last 1,000, and it is known how many were dropped, of a service and an operation", async () => {
    const script = `
from request_validation import models
from request_validation.records import Records
from request_validation.verdict import Verdict
iam, acm = models.load("iam"), models.load("acm")
records = Records()
def outcome():
    found = [record["parameters"].get("MaxSessionDuration") for record in records.of("iam")]
    return [len(records.of()), found[0], found[-1], records.dropped()]
records.note(Verdict(acm, "RequestCertificate", []), 200, None)
for number in range(999):
    records.note(Verdict(iam, "CreateRole", [], parameters={"MaxSessionDuration": number}), 200, None)
whole = outcome()
for number in range(999, 1001):
    records.note(Verdict(iam, "CreateRole", [], parameters={"MaxSessionDuration": number}), 200, None)
filters = [("acm", None), ("iam", None), (None, "CreateRole"), ("iam", "CreateUser"), ("acm", "RequestCertificate")]
print(json.dumps([whole, outcome(), [records.dropped(*names) for names in filters]]))`;
    assert.deepEqual(await python(script), [
      [1000, 0, 998, 0],
      [1000, 1, 1000, 2],
      [1, 1, 1, 0, 1],
    ]);
  });
});
