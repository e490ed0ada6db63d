import assert from "node:assert/strict";
import { AttributeType } from "../../../components";
import {
  describeArgument,
  describeChoice,
  describeFlag,
  describeWholeNumber,
  notAnObject,
  notANumber,
  problemsOf,
} from "../../helpers/argumentRules";

const path = "userPool.customAttributes";

describe("The validation of custom attributes", () => {
  describeArgument(path, {
    accepts: [undefined, {}],
    refuses: notAnObject('write { plan: { type: "String" } }, with names of your own'),
  });
  describeArgument(`${path}.plan`, {
    accepts: [{ type: "String" }],
    refuses: notAnObject('write { type: "String" }, or another type'),
  });
  describeChoice(`${path}.plan.type`, AttributeType);
  for (const right of ["mutable", "userWritable"]) {
    describeFlag(`${path}.plan.${right}`, { base: plan({ type: "Boolean" }) });
  }
  for (const limit of ["minLength", "maxLength"]) {
    describeWholeNumber(`${path}.plan.${limit}`, {
      from: 0,
      to: 2_048,
      reason: "Cognito keeps 0 to 2048 characters",
      base: plan({ type: "String" }),
    });
  }
  for (const limit of ["minValue", "maxValue"]) {
    describeArgument(`${path}.plan.${limit}`, {
      base: plan({ type: "Number" }),
      accepts: [Number.MIN_SAFE_INTEGER, -1.5, 0, 0.000_001, 0.25, Number.MAX_SAFE_INTEGER],
      refuses: [
        {
          values: [
            [Number.MIN_SAFE_INTEGER - 1, "-9007199254740992"],
            [Number.MAX_SAFE_INTEGER + 1, "9007199254740992"],
            [1e300, "1e+300"],
          ],
          reason: "JavaScript holds no larger number exactly",
          fix: "choose a number from -9007199254740991 to 9007199254740991",
        },
        {
          values: [
            [0.000_000_1, "1e-7"],
            [-1.5e-9, "-1.5e-9"],
          ],
          reason: "Cognito gets a number in digits, and JavaScript writes one so close to 0 otherwise",
          fix: "choose 0, or a number such as 0.000001",
        },
        ...notANumber,
      ],
    });
  }

  it("requires a type", () => {
    assert.deepEqual(problemsOf(plan({ mutable: true })), [
      { path: `${path}.plan.type`, reason: "this is required", fix: "add it" },
    ]);
  });

  it("refuses to require an attribute, whatever is said of it", () => {
    for (const required of [true, false, "yes", undefined]) {
      assert.deepEqual(problemsOf(plan({ type: "String", required })), [
        {
          path: `${path}.plan.required`,
          reason: "Cognito can't require a custom attribute",
          fix: "leave it out, and check for the attribute in the application",
        },
      ]);
    }
  });
});

describe("The limits of a custom attribute", () => {
  const takers = { minLength: "String", maxLength: "String", minValue: "Number", maxValue: "Number" };
  for (const [limit, taker] of Object.entries(takers)) {
    for (const type of Object.values(AttributeType).filter((other) => other !== taker)) {
      it(`have no ${limit} where it is a ${type}`, () => {
        assert.deepEqual(problemsOf(plan({ type, [limit]: 5 })), [
          {
            path: `${path}.plan.${limit}`,
            value: "5",
            reason: `only a ${taker} has ${limit}; this is a ${type}`,
            fix: "leave it out",
          },
        ]);
      });
    }
  }

  for (const [type, of] of [
    ["String", "Length"],
    ["Number", "Value"],
  ] as const) {
    it(`leave room for a ${type}`, () => {
      for (const [minimum, maximum] of [
        [3, 4],
        [3, 3],
      ]) {
        const limits = { [`min${of}`]: minimum, [`max${of}`]: maximum };
        assert.deepEqual(problemsOf(plan({ type, ...limits })), []);
      }
      assert.deepEqual(problemsOf(plan({ type, [`min${of}`]: 4, [`max${of}`]: 3 })), [
        {
          path: `${path}.plan.min${of}`,
          value: "4",
          reason: `it is greater than max${of}, 3, so no value would fit`,
          fix: "choose at most 3",
        },
      ]);
    });
  }
});

describe("The name of a custom attribute", () => {
  it("has 1 to 20 bytes", () => {
    for (const name of ["x", "x".repeat(20), "é".repeat(10), "crème_日本.1", "constructor", "valueOf"]) {
      assertName(name);
    }
    for (const [name, bytes] of [
      ["", 0],
      ["x".repeat(21), 21],
      [`${"é".repeat(10)}x`, 21],
      ["日本語日本語日", 21],
    ] as const) {
      assertName(
        name,
        `the AWS provider accepts a name of 1 to 20 bytes; this has ${bytes}`,
        "write 1 to 20 bytes; a character that isn't ASCII has more than one",
      );
    }
  });

  it("isn't one that Pulumi loses or fails with", () => {
    for (const name of ["__proto__", "toString"]) {
      const customAttributes: unknown = Object.fromEntries([[name, { type: "String" }]]);
      assert.deepEqual(problemsOf({ userPool: { customAttributes } }), [
        {
          path: `${path}.${name}`,
          reason: "Pulumi can't pass on a field of this name",
          fix: "choose another name",
        },
      ]);
    }
  });

  it("has no prefix", () => {
    for (const name of ["plan", `a-very-long-name-${"x".repeat(10)}`]) {
      assertName(`custom:${name}`, "Cognito adds custom: itself", `write ${name}`);
    }
  });

  it("has no white space and no control characters", () => {
    for (const [name, shown] of [
      ["my plan", '["my plan"]'],
      ["plan\n", '["plan\\n"]'],
      ["\0", '["\\u0000"]'],
      ["plan\u00a0b", '["plan\\u00a0b"]'],
      ["plan\u3000b", '["plan\\u3000b"]'],
      ["plan\ufeff", '["plan\\ufeff"]'],
      ["\u202eplan", '["\\u202eplan"]'],
    ] as const) {
      const reason = "Cognito accepts no white space and no control characters";
      assert.deepEqual(problemsOf(named(name)), [{ path: `${path}${shown}`, reason, fix: "remove them" }]);
    }
  });

  for (const name of [
    "address",
    "birthdate",
    "email",
    "email_verified",
    "family_name",
    "gender",
    "given_name",
    "locale",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "picture",
    "preferred_username",
    "profile",
    "sub",
    "updated_at",
    "website",
    "zoneinfo",
  ]) {
    it(`isn't ${name}, which is a standard attribute`, () => {
      assertName(name, "every user pool has a standard attribute with this name", "choose another name");
    });
  }
});

describe("The number of custom attributes", () => {
  it("is at most 50 with the standard attributes that users must have or can't change", () => {
    const withStandard = (count: number, standardAttributes: object): object => ({
      userPool: { ...attributes(count).userPool, standardAttributes },
    });
    const tooMany = (count: number, reason: string, fix: string): object[] => [
      { path, value: `${count} entries`, reason, fix },
    ];
    const most = "a user pool is created with at most 50 attributes";
    assert.deepEqual(problemsOf(attributes(49)), []);
    assert.deepEqual(
      problemsOf(attributes(50)),
      tooMany(50, `${most}, and email is one of them`, "leave out 1"),
    );
    assert.deepEqual(problemsOf(attributes(53)), tooMany(53, most, "leave out 3"));
    assert.deepEqual(problemsOf(withStandard(50, { email: { required: false } })), []);
    assert.deepEqual(
      problemsOf(withStandard(49, { nickname: { mutable: false } })),
      tooMany(49, `${most}, and email, nickname are among them`, "leave out 1"),
    );
  });
});

function assertName(name: string, reason?: string, fix?: string): void {
  const shown = name === "" ? '[""]' : `.${name}`;
  const expected = reason === undefined ? [] : [{ path: `${path}${shown}`, reason, fix }];
  assert.deepEqual(problemsOf(named(name)), expected);
}

function named(name: string): object {
  return { userPool: { customAttributes: { [name]: { type: "String" } } } };
}

function attributes(count: number): { userPool: object } {
  const entries = Array.from({ length: count }, (_, index) => [`attribute-${index}`, { type: "Boolean" }]);
  return { userPool: { customAttributes: Object.fromEntries(entries) as unknown } };
}

function plan(attribute: object): object {
  return { userPool: { customAttributes: { plan: attribute } } };
}
