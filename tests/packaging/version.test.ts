import assert from "node:assert/strict";
import { compareVersions, parseVersion } from "../../packaging/release/version";

describe("A version", () => {
  it("is one of Semantic Versioning, or none", () => {
    for (const text of ["0.1.0", "1.2.3-beta.2", "1.0.0-0a", "10.20.30+build.7"])
      assert.notEqual(parseVersion(text), undefined, text);
    for (const text of ["", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.x"])
      assert.equal(parseVersion(text), undefined, text);
  });

  it("has its place in the order that Semantic Versioning gives", () => {
    const ordered = [
      ...["0.9.9", "0.10.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta"],
      ...["1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0", "2.0.0"],
    ].flatMap((text) => parseVersion(text) ?? []);
    assert.equal(ordered.length, 13);
    for (const [index, one] of ordered.entries())
      for (const [otherIndex, other] of ordered.entries())
        assert.equal(Math.sign(compareVersions(one, other)), Math.sign(index - otherIndex));
  });
});
