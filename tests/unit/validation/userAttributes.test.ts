import assert from "node:assert/strict";
import { describeArgument, later, notAnObject, notAString, problemsOf } from "../../helpers/argumentRules";
import { jane } from "../../helpers/expectedInputs";

const base = {
  userPool: {
    customAttributes: {
      plan: { type: "String" },
      code: { type: "String", minLength: 2, maxLength: 3 },
      age: { type: "Number" },
      score: { type: "Number", minValue: -1.5, maxValue: 2 },
      since: { type: "DateTime" },
      vip: { type: "Boolean" },
      wrong: { type: "Text" },
    },
  },
  testUser: jane,
};

describe("The validation of the test user's attributes", () => {
  describeArgument("testUser.attributes", {
    base: { testUser: jane },
    accepts: [undefined, {}],
    refuses: notAnObject('write { given_name: "Jane" }, or other attributes of the user pool'),
  });

  for (const name of ["given_name", "plan"]) {
    describeValue(name, {
      accepts: ["", "free", "x".repeat(2_048), ...later("free")],
      refuses: [
        [
          "x".repeat(2_049),
          "this attribute has 0 to 2048 characters; this has 2049",
          "write 0 to 2048 characters",
        ],
      ],
    });
  }

  describeValue("code", {
    accepts: ["ab", "abc", ...later("ab")],
    refuses: [
      ["a", "this attribute has 2 to 3 characters; this has 1", "write 2 to 3 characters"],
      ["abcd", "this attribute has 2 to 3 characters; this has 4", "write 2 to 3 characters"],
    ],
  });

  const anyNumber = [
    "this attribute is a Number from -9007199254740991 to 9007199254740991",
    "write such a number, as a string",
  ] as const;
  describeValue("age", {
    accepts: ["0", "-1", "1.5", "9007199254740991", "-9007199254740991", ...later("7")],
    refuses: ["", " ", "many", "7 years", "NaN", "Infinity", "9007199254740992", "-9007199254740992"].map(
      (value) => [value, ...anyNumber],
    ),
  });

  const score = ["this attribute is a Number from -1.5 to 2", "write such a number, as a string"] as const;
  describeValue("score", {
    accepts: ["-1.5", "2"],
    refuses: [
      ["-1.6", ...score],
      ["2.1", ...score],
    ],
  });

  const date = ["this attribute is a DateTime", "write a date such as 2026-01-31"] as const;
  describeValue("since", {
    accepts: ["2026-01-31", "2026-01-31T12:00:00Z", ...later("2026-01-31")],
    refuses: ["", "today", "31.1.2026", "2026-1-31", "x2026-01-31"].map((value) => [value, ...date]),
  });

  const boolean = ["this attribute is a Boolean", 'write "true" or "false"'] as const;
  describeValue("vip", {
    accepts: ["true", "false", ...later("true")],
    refuses: ["", "True", "yes", "1", "true "].map((value) => [value, ...boolean]),
  });
});

describe("The name of the test user's attribute", () => {
  it("is that of a standard attribute", () => {
    const names = ["name", "family_name", "birthdate", "zoneinfo", "updated_at", "preferred_username"];
    for (const name of names) assert.deepEqual(problemsWith(name), []);
  });

  it("isn't that of one with an argument of its own or none on purpose", () => {
    const fixes = {
      email: "write it as `testUser.email`",
      email_verified: "leave it out: the address counts as verified",
      phone_number: "leave it out: a test user has no phone",
      phone_number_verified: "leave it out: a test user has no phone",
      sub: "leave it out: Cognito generates it",
    };
    for (const [name, fix] of Object.entries(fixes)) {
      assert.deepEqual(problemsWith(name), [
        { path: `testUser.attributes.${name}`, reason: "this attribute can't be set here", fix },
      ]);
    }
  });

  it("has no prefix", () => {
    assert.deepEqual(problemsWith("custom:plan"), [
      {
        path: "testUser.attributes.custom:plan",
        reason: "with custom: every preview would show a diff",
        fix: "write plan",
      },
    ]);
  });

  it("is one that the pool has", () => {
    for (const [name, fix] of [
      ["plam", "did you mean plan? If not, define it in `userPool.customAttributes`"],
      ["givenName", "did you mean given_name? If not, define it in `userPool.customAttributes`"],
      ["department", "define it in `userPool.customAttributes`"],
      ["", "define it in `userPool.customAttributes`"],
    ] as const) {
      assert.deepEqual(problemsWith(name), [
        { path: `testUser.attributes.${name}`, reason: "the user pool has no attribute with this name", fix },
      ]);
    }
  });

  it("can be that of a custom attribute whose definition is wrong, so that this is reported once", () => {
    assert.deepEqual(problemsWith("wrong"), []);
  });

  function problemsWith(name: string): object[] {
    const attributes = { [name]: "x" };
    const ofDefinition = problemsOf(base);
    return problemsOf({ ...base, testUser: { ...jane, attributes } }).slice(ofDefinition.length);
  }
});

interface ValueRule {
  accepts: unknown[];
  refuses: (readonly [value: string, reason: string, fix: string])[];
}

function describeValue(name: string, { accepts, refuses }: ValueRule): void {
  const { wrong, ...customAttributes } = base.userPool.customAttributes;
  assert.ok(wrong);
  describeArgument(`testUser.attributes.${name}`, {
    base: { ...base, userPool: { customAttributes } },
    accepts,
    refuses: [
      ...refuses.map(([value, reason, fix]) => {
        const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
        return { values: [[value, JSON.stringify(shown)] as const], reason, fix };
      }),
      ...notAString,
    ],
  });
}
