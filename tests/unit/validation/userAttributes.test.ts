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

const { wrong, ...customAttributes } = base.userPool.customAttributes;
assert.ok(wrong);

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
    "write such a number in digits, as a string",
  ] as const;
  describeValue("age", {
    accepts: ["0", "-1", "+1", "007", "1.5", "9007199254740991", "-9007199254740991", ...later("7")],
    refuses: [
      ...["", " ", "many", "7 years", "NaN", "Infinity", "9007199254740992", "-9007199254740992"],
      ...["0x10", "0b1", "1e3", " 7", "7 ", "7\n", "1,5", "1.", ".5", "--1", "٧"],
    ].map((value) => [value, ...anyNumber]),
  });

  const score = [
    "this attribute is a Number from -1.5 to 2",
    "write such a number in digits, as a string",
  ] as const;
  describeValue("score", {
    accepts: ["-1.5", "2"],
    refuses: [
      ["-1.6", ...score],
      ["2.1", ...score],
    ],
  });

  const time = [
    "this attribute is a DateTime",
    "write a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z",
  ] as const;
  describeValue("since", {
    accepts: [
      ...["2026-01-31", "2024-02-29", "0000-01-01", "9999-12-31", ...later("2026-01-31")],
      ...["2026-01-31T12:00:00Z", "2026-01-31T23:59:60.123456Z", "2026-01-31T00:00", "2026-01-31 12:00"],
      ...["2026-01-31T12:00:00+01:00", "2026-01-31T12:00:00-0930", "2026-01-31t12:00:00,5+01"],
    ],
    refuses: [
      ...["", "today", "31.1.2026", "2026-1-31", "x2026-01-31", "2026-01-31x", "2026-01-31\n", "12026-01-31"],
      ...["2026-13-45", "2026-00-01", "2026-01-00", "2026-02-30", "2025-02-29", "2026-04-31"],
      ...["2026-01-31T", "2026-01-31T24:00", "2026-01-31T12", "2026-01-31T12:60", "2026-01-31T12:00T12:00"],
    ].map((value) => [value, ...time]),
  });

  const day = ["Cognito accepts a date in the format YYYY-MM-DD", "write it as 2026-01-31"] as const;
  describeValue("birthdate", {
    accepts: ["2000-02-29", "0000-05-06", ...later("2000-01-31")],
    refuses: ["", "31.1.2026", "2000", "2026-02-30", "2000-01-31T12:00", "2000-1-31", " 2000-01-31"].map(
      (value) => [value, ...day],
    ),
  });

  const seconds = [
    "this attribute is a Number from 0 to 9007199254740991",
    "write such a number in digits, as a string",
  ] as const;
  describeValue("updated_at", {
    accepts: ["0", "1767225600", ...later("7")],
    refuses: ["", "yesterday", "-1", "1e9", "0x10", "2026-01-31"].map((value) => [value, ...seconds]),
  });

  for (const [name, value] of [
    ["age", "0".repeat(2_049)],
    ["since", `2026-01-31T12:00:00.${"0".repeat(2_048)}`],
    ["updated_at", "1".padStart(2_049, "0")],
    ["vip", "true".padEnd(2_049)],
    ["birthdate", "2000-01-31".padEnd(2_049)],
  ] as const) {
    it(`accepts no ${name} of more than 2048 characters, whatever its type`, () => {
      const [problem, ...others] = problemsOf({
        userPool: { customAttributes: customAttributes },
        testUser: { ...jane, attributes: { [name]: value } },
      });
      assert.equal(problem?.reason, `this attribute has 0 to 2048 characters; this has ${value.length}`);
      assert.deepEqual(others, []);
    });
  }

  const boolean = ["this attribute is a Boolean", 'write "true" or "false"'] as const;
  describeValue("vip", {
    accepts: ["true", "false", ...later("true")],
    refuses: ["", "True", "yes", "1", "true "].map((value) => [value, ...boolean]),
  });
});

describe("The name of the test user's attribute", () => {
  const define = "define it in `userPool.customAttributes`, from which it can't be removed again";

  it("is that of a standard attribute", () => {
    const names = ["name", "family_name", "zoneinfo", "preferred_username", "website", "address"];
    for (const name of names) assert.deepEqual(problemsWith(name), []);
  });

  it("isn't that of one with an argument of its own or none on purpose", () => {
    const fixes = {
      email: "write it as `testUser.email`",
      email_verified: "leave it out: the address counts as verified",
      phone_number: "write it as `testUser.phoneNumber`",
      phone_number_verified: "leave it out: the number counts as verified",
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
    for (const [shown, fix] of [
      [".plam", `did you mean plan? If not, ${define}`],
      [".given_nam", `did you mean given_name? If not, ${define}`],
      [".department", define],
      ['[""]', define],
    ] as const) {
      const name = shown.startsWith(".") ? shown.slice(1) : "";
      assert.deepEqual(problemsWith(name), [
        { path: `testUser.attributes${shown}`, reason: "the user pool has no attribute with this name", fix },
      ]);
    }
  });

  for (const [name, cognitos] of [
    ["givenName", "given_name"],
    ["familyName", "family_name"],
    ["firstName", "given_name"],
    ["first_name", "given_name"],
    ["firstname", "given_name"],
    ["lastName", "family_name"],
    ["last_name", "family_name"],
    ["lastname", "family_name"],
    ["middleName", "middle_name"],
    ["preferredUsername", "preferred_username"],
    ["updatedAt", "updated_at"],
    ["lastUpdateTime", "updated_at"],
    ["fullname", "name"],
    ["fullName", "name"],
    ["profilePage", "profile"],
    ["profilePicture", "picture"],
    ["timezone", "zoneinfo"],
  ] as const) {
    it(`isn't ${name}, which is ${cognitos} in Cognito`, () => {
      assert.deepEqual(problemsWith(name), [
        {
          path: `testUser.attributes.${name}`,
          reason: "the user pool has no attribute with this name",
          fix: `write ${cognitos}`,
        },
      ]);
    });
  }

  it("isn't one that can't be set, also in camel case", () => {
    for (const [name, fix] of [
      ["phone", "write it as `testUser.phoneNumber`"],
      ["phoneNumber", "write it as `testUser.phoneNumber`"],
      ["phoneNumberVerified", "leave it out: the number counts as verified"],
      ["emailVerified", "leave it out: the address counts as verified"],
    ] as const) {
      assert.deepEqual(problemsWith(name), [
        { path: `testUser.attributes.${name}`, reason: "this attribute can't be set here", fix },
      ]);
    }
  });

  it("can be one that every object has, if the pool has that attribute", () => {
    for (const name of ["constructor", "valueOf", "hasOwnProperty"]) {
      const attributes = Object.fromEntries([[name, "7"]]);
      const defined = Object.fromEntries([[name, { type: "Number" }]]);
      assert.deepEqual(
        problemsOf({ userPool: { customAttributes: defined }, testUser: { ...jane, attributes } }),
        [],
      );
      assert.deepEqual(problemsWith(name)[0], {
        path: `testUser.attributes.${name}`,
        reason: "the user pool has no attribute with this name",
        fix: define,
      });
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
  describeArgument(`testUser.attributes.${name}`, {
    base: { ...base, userPool: { customAttributes } },
    accepts,
    refuses: [
      ...refuses.map(([value, reason, fix]) => {
        const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
        return { values: [[value, `"${shown.replaceAll("\n", "\\n")}"`] as const], reason, fix };
      }),
      ...notAString,
    ],
  });
}
