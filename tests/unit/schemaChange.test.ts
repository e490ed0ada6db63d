import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { schemaProblems } from "../../components/userPool/schemaChange";
import { secretValue } from "../helpers/deployProgram";

type Attribute = Record<string, unknown>;

/** The user pool's own declaration, as the component writes it. */
const email: Attribute = {
  name: "email",
  attributeDataType: "String",
  developerOnlyAttribute: false,
  mutable: true,
  required: true,
  stringAttributeConstraints: { minLength: "0", maxLength: "2048" },
};

const level: Attribute = {
  name: "level",
  attributeDataType: "Number",
  developerOnlyAttribute: false,
  mutable: true,
  required: false,
  numberAttributeConstraints: { minValue: "1", maxValue: "10" },
};

const tier: Attribute = {
  name: "tier",
  attributeDataType: "String",
  developerOnlyAttribute: false,
  mutable: false,
  required: false,
  stringAttributeConstraints: { minLength: "0", maxLength: "20" },
};

const isMember: Attribute = { name: "isMember", attributeDataType: "Boolean" };

/** The problems of a change where the provider has answered what it was asked for. */
function problemsFrom(deployed: unknown, desired: unknown): ReturnType<typeof schemaProblems> {
  return schemaProblems({ oldInput: deployed, oldOutput: deployed, newInput: desired });
}

const unchangeable = "and Cognito can't change an attribute of a user pool";
const unremovable = "the user pool has this attribute, and Cognito can't remove one";
const keepSchema = (demands: string): string =>
  `write it as ${demands}, or keep the schema that the user pool has, with the resource option ignoreChanges: ["schemas"]`;
const tooLate = {
  reason: "a standard attribute can be declared only when the user pool is created",
  fix: keepSchema("{ required: false, mutable: true }"),
};

describe("A changed schema of a user pool", () => {
  it("is right if nothing changes, or custom attributes are added", () => {
    assert.deepEqual(problemsFrom([email, level], [email, level]), []);
    assert.deepEqual(problemsFrom([email, level], [isMember, level, tier, email]), []);
    assert.deepEqual(problemsFrom([], [level]), []);
  });

  it("can't lose an attribute", () => {
    assert.deepEqual(problemsFrom([email, level, tier, isMember], [email]), [
      {
        path: "userPool.customAttributes.level",
        reason: unremovable,
        fix: 'keep it, as { type: "Number", minValue: 1, maxValue: 10 }',
      },
      {
        path: "userPool.customAttributes.tier",
        reason: unremovable,
        fix: 'keep it, as { type: "String", mutable: false, maxLength: 20 }',
      },
      {
        path: "userPool.customAttributes.isMember",
        reason: unremovable,
        fix: 'keep it, as { type: "Boolean", mutable: false }',
      },
    ]);
    assert.deepEqual(problemsFrom([email], undefined), [
      {
        path: "userPool.standardAttributes.email",
        reason: unremovable,
        fix: keepSchema("{ required: true, mutable: true }"),
      },
    ]);
  });

  for (const [setting, change, was] of [
    ["type", { ...tier, name: "level" }, "type was Number and would be String"],
    ["mutable", { ...level, mutable: false }, "mutable was true and would be false"],
    [
      "lower limit",
      { ...level, numberAttributeConstraints: { minValue: "0", maxValue: "10" } },
      "minValue was 1 and would be 0",
    ],
    [
      "limits",
      { ...level, numberAttributeConstraints: { maxValue: "11" } },
      "minValue was 1 and would be unset, maxValue was 10 and would be 11",
    ],
  ] as const) {
    it(`can't change an attribute's ${setting}`, () => {
      assert.deepEqual(problemsFrom([email, level], [email, change]), [
        {
          path: "userPool.customAttributes.level",
          reason: `${was}, ${unchangeable}`,
          fix: 'keep it as it was, { type: "Number", minValue: 1, maxValue: 10 }, or add another one under a new name',
        },
      ]);
    });
  }

  it("can't change a standard attribute either, such as whether users must have it", () => {
    assert.deepEqual(problemsFrom([email], [{ ...email, required: false }]), [
      {
        path: "userPool.standardAttributes.email",
        reason: `required was true and would be false, ${unchangeable}`,
        fix: keepSchema("{ required: true, mutable: true }"),
      },
    ]);
  });

  it("can't add more than 25 custom attributes at a time", () => {
    const many = (count: number): Attribute[] =>
      Array.from({ length: count }, (_, index) => ({ ...isMember, name: `is${index}` }));
    assert.deepEqual(problemsFrom([email], [email, ...many(25)]), []);
    assert.deepEqual(problemsFrom([email], [email, ...many(26)]), [
      {
        path: "userPool.customAttributes",
        value: "26 new ones",
        reason: "Cognito adds at most 25 attributes at a time to a pool that exists",
        fix: "add 25 of them, deploy, and then add the others",
      },
    ]);
  });

  it("can't declare a standard attribute that the user pool was created without", () => {
    assert.deepEqual(problemsFrom([level], [level, email]), [
      { path: "userPool.standardAttributes.email", ...tooLate },
    ]);
  });

  it("is compared with what the provider answered, because an import may leave the inputs out", () => {
    const imported = { oldInput: undefined, oldOutput: [{ ...level, name: "custom:level" }, email] };
    assert.deepEqual(schemaProblems({ ...imported, newInput: [email, level, tier] }), []);
    assert.deepEqual(
      schemaProblems({ ...imported, newInput: [email] }).map(({ path }) => path),
      ["userPool.customAttributes.level"],
    );
  });

  it("knows an attribute with Cognito's prefix inside of its name from the one without it", () => {
    const problems = problemsFrom([{ ...level, name: "x-custom:y" }], [{ ...level, name: "x-y" }]);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["userPool.customAttributes.x-custom:y"],
    );
  });

  it("is compared with the former inputs where the provider answered nothing", () => {
    for (const oldOutput of [undefined, null]) {
      assert.equal(schemaProblems({ oldInput: [email, level], oldOutput, newInput: [email] }).length, 1);
    }
  });

  it("is left alone where the program asks for what it did before, whatever is deployed", () => {
    const ignored = { oldInput: [email], oldOutput: [email, level], newInput: [email] };
    assert.deepEqual(schemaProblems(ignored), []);
  });

  it("is refused also where it's the state that is wrong, until that is refreshed", () => {
    const changed = { ...level, mutable: false };
    const refused = { oldInput: [email, changed], oldOutput: [email, changed] };
    const refreshed = { oldInput: [email, level], oldOutput: [email, level] };
    assert.equal(schemaProblems({ ...refused, newInput: [email, level] }).length, 1);
    assert.deepEqual(schemaProblems({ ...refreshed, newInput: [email, level] }), []);
  });

  it("has no problem that can be known while something in it is unknown or secret", () => {
    const unknowns: unknown[] = [pulumi.unknown, pulumi.output("x"), secretValue("x"), Promise.resolve("x")];
    for (const unknown of unknowns) {
      const limited = { ...level, numberAttributeConstraints: { minValue: unknown } };
      for (const desired of [
        unknown,
        [unknown],
        [{ ...level, name: unknown }],
        [{ ...level, mutable: unknown }],
        [limited],
        [{ ...level, numberAttributeConstraints: unknown }],
      ]) {
        assert.deepEqual(problemsFrom([email, level], desired), []);
        assert.deepEqual(schemaProblems({ oldInput: [level], oldOutput: desired, newInput: [email] }), []);
      }
    }
  });
});

/** A schema, and the same one in another form. */
const schemas = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,8}X$/), { maxLength: 6 })
  .chain((names) => fc.tuple(...names.map(attributeNamed)));

function attributeNamed(name: string): fc.Arbitrary<Attribute> {
  const limit = fc.constantFrom("0", "5", "2048");
  return fc.record({
    name: fc.constant(name),
    attributeDataType: fc.constantFrom("String", "Number", "Boolean", "DateTime"),
    mutable: fc.boolean(),
    required: fc.constant(false),
    developerOnlyAttribute: fc.constant(false),
    stringAttributeConstraints: fc.record({ minLength: limit }, { requiredKeys: [] }),
    numberAttributeConstraints: fc.record({ maxValue: limit }, { requiredKeys: [] }),
  });
}

/** Other forms of the same attribute: what is off or empty is absent, null or empty, and the name has Cognito's prefix. */
function otherForms(attribute: Attribute): fc.Arbitrary<Attribute> {
  const isUnset = (value: unknown): boolean => value === false || JSON.stringify(value) === "{}";
  const fields = Object.entries(attribute).map(([key, value]) => {
    if (key === "name") return fc.constantFrom({ name: value }, { name: `custom:${String(value)}` });
    const written = fc.constant<object>({ [key]: value });
    if (!isUnset(value)) return written;
    return fc.oneof(
      written,
      fc.constantFrom<object>({}, { [key]: null }, { [key]: undefined }, { [key]: "" }),
    );
  });
  return fc.tuple(...fields).map((parts) => Object.assign({}, ...parts) as Attribute);
}

const inAnotherForm = (list: readonly Attribute[]): fc.Arbitrary<Attribute[]> =>
  fc
    .tuple(...list.map(otherForms))
    .chain((others) => fc.shuffledSubarray(others, { minLength: others.length }));

const withAnotherForm = schemas.chain((list) => fc.tuple(fc.constant(list), inAnotherForm(list)));

describe("Any schema of a user pool", () => {
  it("is the same in any order, with or without a prefix, and with null, nothing or an empty value for what is unset", () => {
    fc.assert(
      fc.property(withAnotherForm, ([list, other]) => {
        assert.deepEqual(problemsFrom(list, other), []);
        assert.deepEqual(problemsFrom(other, list), []);
      }),
    );
  });

  it("can have more custom attributes, and each that it loses or changes is a problem", () => {
    fc.assert(
      fc.property(withAnotherForm, schemas, ([list, other], more) => {
        const added = more.map((attribute) => ({ ...attribute, name: `new${String(attribute["name"])}` }));
        assert.deepEqual(problemsFrom(list, [...added, ...other]), []);
        assert.equal(problemsFrom([...list, ...added], other).length, added.length);
        const changed = other.map(({ mutable, ...rest }) => ({ ...rest, mutable: mutable !== true }));
        assert.equal(problemsFrom(list, changed).length, list.length);
      }),
    );
  });

  it("is read without an exception, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.array(fc.anything()), (oldInput, oldOutput, newInput) => {
        schemaProblems({ oldInput, oldOutput, newInput });
      }),
    );
  });
});
