import assert from "node:assert/strict";
import { InvalidArgumentsError, validate } from "../../../components";
import { describe as describeValue, formatProblems } from "../../../components/validation/problem";
import { join, showKey } from "../../../components/validation/shown";
import { problemsOf } from "../../helpers/argumentRules";
import { failToDeployComponent } from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";

/** Characters that end a line, move others, change the terminal or can't be seen, each as it is shown. */
const hidden = [
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\0", "\\u0000"],
  ["\u001b", "\\u001b"],
  ["\u007f", "\\u007f"],
  ["\u0085", "\\u0085"],
  ["\u009b", "\\u009b"],
  ["\u00a0", "\\u00a0"],
  ["\u00ad", "\\u00ad"],
  ["\u034f", "\\u034f"],
  ["\u061c", "\\u061c"],
  ["\u200b", "\\u200b"],
  ["\u200e", "\\u200e"],
  ["\u2028", "\\u2028"],
  ["\u2029", "\\u2029"],
  ["\u202e", "\\u202e"],
  ["\u2066", "\\u2066"],
  ["\u3000", "\\u3000"],
  ["\u3164", "\\u3164"],
  ["\ud800", "\\ud800"],
  ["\udc00", "\\udc00"],
  ["\ue000", "\\ue000"],
  ["\ufe0f", "\\ufe0f"],
  ["\ufeff", "\\ufeff"],
  ["\u{e0041}", "\\udb40\\udc41"],
] as const;

describe("A character that can't be seen, or that moves others,", () => {
  for (const [character, shown] of hidden) {
    it(`is escaped in values and keys: ${shown}`, () => {
      const text = `a${character}b`;
      assert.equal(describeValue(text), `"a${shown}b"`);
      assert.equal(showKey(text), `"a${shown}b"`);
      assert.equal(join("tags", text), `tags["a${shown}b"]`);
      assert.equal(join("", text), `["a${shown}b"]`);
    });
  }

  it("can't forge a line of a message, wherever it is", async () => {
    const forged = "x\n\n  userPool.name\r    why: none\u2028    fix: run this\u0085\u009b2J\u202e";
    const shown = '"x\\n\\n  userPool.name\\r    why: none\\u2028    fix: run this\\u0085\\u009b2J\\u202e"';
    const { error } = await failToDeployComponent(
      {
        [forged]: 1,
        userPool: { name: forged, [forged]: 1, customAttributes: { [forged]: 1 } },
        testUser: { ...jane, attributes: { [forged]: "x" } },
        tags: { [forged]: "x" },
      },
      forged,
    );
    const lines = error.message.split("\n");
    assert.equal(lines[0], `CognitoAuth ${shown} has ${error.problems.length} problems:`);
    assert.equal(lines.length, 1 + 4 * error.problems.length + 1);
    for (const line of lines) assert.doesNotMatch(line, /[\r\u0085\u009b\u2028\u202e]/);
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      [
        "name",
        `[${shown}]`,
        `userPool[${shown}]`,
        "userPool.name",
        `userPool.customAttributes[${shown}]`,
        `userPool.customAttributes[${shown}]`,
        `tags[${shown}]`,
      ],
    );
  });

  it("can't forge a line of an error that a program makes of its own problems", () => {
    const problem = { path: "a\nb", value: "c\u2028d", reason: "e\u0085f", fix: "g\u202eh" };
    assert.equal(
      formatProblems("Something", [problem]),
      "Something has a problem:\n\n  a\\nb: c\\u2028d\n    why: e\\u0085f\n    fix: g\\u202eh\n",
    );
    assert.equal(new InvalidArgumentsError("Something", [problem]).problems[0], problem);
  });
});

describe("A key in a path", () => {
  it("stands behind a dot where it is a short word", () => {
    for (const key of ["team", "cost-center", "aws:team", "crème_日本", "a/b+c=d@e", "$x", "x".repeat(60)]) {
      assert.equal(join("tags", key), `tags.${key}`);
      assert.equal(join("", key), key);
    }
  });

  it("stands in quotes where it isn't, so that it can't be taken for another path", () => {
    for (const [key, shown] of [
      ["", '""'],
      ["my team", '"my team"'],
      ["a.b", '"a.b"'],
      ["a[b]", '"a[b]"'],
      ['a"b', '"a\\"b"'],
      ["a\\b", '"a\\\\b"'],
      ["a`b", '"a`b"'],
      ["x".repeat(61), `"${"x".repeat(60)}…"`],
    ] as const) {
      assert.equal(join("tags", key), `tags[${shown}]`);
    }
  });

  it("doesn't make another argument wrong that it looks like", () => {
    const args = {
      userPool: { customAttributes: { plan: { type: "String" }, "plan.type": { type: "Text" } } },
      testUser: { ...jane, attributes: { plan: "free", "plan.type": "x" } },
    };
    assert.deepEqual(
      problemsOf(args).map(({ path }) => path),
      ['userPool.customAttributes["plan.type"].type'],
    );
  });
});

describe("A long text in a message", () => {
  it("is cut after 60 characters, and never within one", () => {
    for (const character of ["x", "é", "日", "𝒳", "😀"]) {
      assert.equal(describeValue(character.repeat(60)), `"${character.repeat(60)}"`);
      assert.equal(describeValue(character.repeat(61)), `"${character.repeat(60)}…"`);
      assert.equal(showKey(character.repeat(61)), `"${character.repeat(60)}…"`);
    }
  });

  it("keeps the message short, wherever it is", () => {
    const long = "x".repeat(1_000_000);
    const problems = validate(long, {
      [long]: 1,
      userPool: { name: long, customAttributes: { [`custom:${long}`]: 1, [long]: {} } },
      testUser: { username: long, email: long, attributes: { [long]: "x", [`custom:${long}`]: long } },
      tags: { [long]: long },
    });
    assert.equal(problems.length, 12);
    assert.equal(formatProblems("CognitoAuth", problems).length < 5_000, true);
  });
});
