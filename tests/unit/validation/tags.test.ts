import assert from "node:assert/strict";
import {
  describeArgument,
  later,
  notAPlainObject,
  notAString,
  problemsOf,
} from "../../helpers/argumentRules";
import { deployComponent } from "../../helpers/deployProgram";

const wrongCharacter = {
  reason: "AWS accepts only letters, digits, spaces and _.:/=+-@ in a tag",
  fix: "remove the other characters",
};

describe("The validation of tags", () => {
  describeArgument("tags", {
    accepts: [undefined, {}, { team: "shop" }, ...later({ team: "shop" })],
    refuses: notAPlainObject('write { team: "shop" }, with keys of your own'),
  });

  describeArgument("tags.team", {
    accepts: ["", "shop", "x".repeat(256), "𝒳".repeat(256), "Crème 日本 _.:/=+-@", "aws:x", ...later("shop")],
    refuses: [
      {
        values: [
          ["a,b", '"a,b"'],
          ["50%", '"50%"'],
          ["a\nb", '"a\\nb"'],
          ["a\u200bb", '"a\\u200bb"'],
        ],
        ...wrongCharacter,
      },
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
    assert.deepEqual(problemsOf({ tags: { ["日".repeat(128)]: "1", ["𝒳".repeat(128)]: "2" } }), []);
    for (const [key, shown] of [
      ["", ""],
      ["x".repeat(129), `${"x".repeat(60)}…`],
    ] as const) {
      assert.deepEqual(problemsOf({ tags: { [key]: "shop" } }), [
        {
          path: `tags["${shown}"]`,
          reason: `AWS accepts a tag key of 1 to 128 characters; this has ${key.length}`,
          fix: "write 1 to 128 characters",
        },
      ]);
    }
  });

  it("accepts and refuses the characters of a key as those of a value", () => {
    assert.deepEqual(problemsOf({ tags: { "Crème 日本 _.:/=+-@": "shop" } }), []);
    for (const [key, path] of [
      ["a,b", 'tags["a,b"]'],
      ["team\n", 'tags["team\\n"]'],
      ["#team", 'tags["#team"]'],
    ] as const) {
      assert.deepEqual(problemsOf({ tags: { [key]: "shop" } }), [{ path, ...wrongCharacter }]);
    }
  });

  it("refuses the keys that are added automatically", () => {
    for (const key of ["pulumi:project", "pulumi:stack"]) {
      assert.deepEqual(problemsOf({ tags: { [key]: "mine" } }), [
        { path: `tags.${key}`, reason: "every user pool gets this tag automatically", fix: "leave it out" },
      ]);
    }
    assert.deepEqual(problemsOf({ tags: { "pulumi:stacks": "x", "Pulumi:stack": "x" } }), []);
  });

  it("counts those that are wrong, too", () => {
    const problems = problemsOf({ tags: { ...tags(48), "a,b": "x" } });
    assert.deepEqual(
      problems.map(({ path, value }) => [path, value]),
      [
        ['tags["a,b"]', undefined],
        ["tags", "49 entries"],
      ],
    );
  });

  const named = (name: string): Record<string, string> => Object.fromEntries([[name, "x"]]);

  it("keeps those with a name that every object has", async () => {
    for (const name of ["constructor", "hasOwnProperty", "valueOf", "toJSON", "then", "id", "urn"]) {
      const { resources } = await deployComponent({ tags: named(name) });
      const tags = resources["auth-user-pool"]?.inputs["tags"] as object;
      assert.deepEqual(Object.entries(tags).sort(), [
        ...[
          [name, "x"],
          ["pulumi:project", "shop"],
          ["pulumi:stack", "test"],
        ].sort(),
      ]);
    }
  });

  it("refuses those with a name that Pulumi loses or fails with", () => {
    for (const name of ["__proto__", "toString", "4dabf18193072939515e22adb298388d"]) {
      assert.deepEqual(problemsOf({ tags: named(name) }), [
        {
          path: `tags.${name}`,
          reason: "Pulumi can't pass on a field of this name",
          fix: "choose another name",
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
          value: `${count} entries`,
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
