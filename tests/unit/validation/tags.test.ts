import assert from "node:assert/strict";
import { describeArgument, later, notAPlainObject, notAString, problemsOf } from "../../helpers/argumentRules";

describe("The validation of tags", () => {
  describeArgument("tags", {
    accepts: [undefined, {}, { team: "shop" }, ...later({ team: "shop" })],
    refuses: notAPlainObject('write { team: "shop" }, with keys of your own'),
  });

  describeArgument("tags.team", {
    accepts: ["", "shop", "x".repeat(256), ...later("shop")],
    refuses: [
      {
        values: [["x".repeat(257), `"${"x".repeat(60)}…"`]],
        reason: "AWS accepts a tag value of at most 256 characters; this has 257",
        fix: "write 0 to 256 characters",
      },
      ...notAString,
    ],
  });

  it("accepts keys of 1 to 128 characters", () => {
    assert.deepEqual(problemsOf({ tags: { x: "1", ["x".repeat(128)]: "2" } }), []);
    for (const key of ["", "x".repeat(129)]) {
      assert.deepEqual(problemsOf({ tags: { [key]: "shop" } }), [
        {
          path: `tags.${key}`,
          reason: `AWS accepts a tag key of 1 to 128 characters; this has ${key.length}`,
          fix: "write 1 to 128 characters",
        },
      ]);
    }
  });

  it("refuses keys that AWS keeps for itself", () => {
    for (const key of ["aws:team", "AWS:team", "aws:"]) {
      assert.deepEqual(problemsOf({ tags: { [key]: "shop" } }), [
        {
          path: `tags.${key}`,
          reason: "AWS reserves the prefix aws:",
          fix: "choose another key",
        },
      ]);
    }
    assert.deepEqual(problemsOf({ tags: { "aws-team": "shop", "my:aws:team": "shop" } }), []);
  });

  it("accepts at most 48, because two are added", () => {
    assert.deepEqual(problemsOf({ tags: tags(48) }), []);
    for (const count of [49, 60]) {
      assert.deepEqual(problemsOf({ tags: tags(count) }), [
        {
          path: "tags",
          value: "an object",
          reason: `AWS allows 50 tags, and 2 are added automatically; there are ${count} here`,
          fix: `leave out ${count - 48}`,
        },
      ]);
    }
  });
});

function tags(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, "x"]));
}
