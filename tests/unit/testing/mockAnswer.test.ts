import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { mockAnswer, mockPassword, secretValue } from "../../../components/testing";
import { notOfTheProvider } from "./notOfTheProvider";
import { type Case, expectedOf, recordedTypes } from "./realProvider";

for (const { name: typeName, type, cases } of recordedTypes) {
  const exceptions = notOfTheProvider[typeName] ?? {};

  /** A program with one resource, and what it is answered. */
  const answered = ({ name, inputs }: Case, preview: boolean): ReturnType<typeof mockAnswer> => {
    const logicalName = name === "a logical name with capitals" ? "Example" : "example";
    return mockAnswer({ type, name: logicalName, inputs, preview, region: "us-east-1" });
  };

  describe(`The mocks' answer for a ${typeName}`, () => {
    it("is the AWS provider's own after a creation", () => {
      for (const recorded of cases) {
        const { id, outputs } = answered(recorded, false);
        const instead = Object.fromEntries(
          Object.entries(exceptions).flatMap(([property, exception]) =>
            "instead" in exception ? [[property, exception.instead]] : [],
          ),
        );
        const expected = expectedOf({ ...recorded.outputs, ...instead }, { id, ...outputs }, id);
        assert.deepEqual({ id, ...outputs }, expected, recorded.name);
        assert.equal(id, expectedOf(recorded.id, id, id), recorded.name);
      }
    });

    it("is the AWS provider's own in a preview", () => {
      for (const recorded of cases) {
        const { id, outputs } = answered(recorded, true);
        const { id: unknownId, ...expected } = recorded.preview;
        assert.deepEqual(outputs, expectedOf(expected, outputs, "example-1234567"), recorded.name);
        assert.deepEqual([id, unknownId], ["", pulumi.unknown], recorded.name);
      }
    });

    it("is said not to be the provider's only of what was recorded, and only differs where it has to", () => {
      for (const [property, exception] of Object.entries(exceptions)) {
        const values = cases.map(({ outputs }) => outputs[property]).filter((value) => value !== undefined);
        assert.notDeepEqual(values, [], `${property} isn't recorded`);
        if ("instead" in exception) assert.notDeepEqual(values[0], exception.instead, property);
      }
    });
  });
}

it("There is a list of what AWS decides for every type", () => {
  assert.deepEqual(Object.keys(notOfTheProvider).sort(), recordedTypes.map(({ name }) => name).sort());
});

describe("The mocks' answer", () => {
  const answerOf = (type: string, inputs: Record<string, unknown>, preview = false): object =>
    mockAnswer({ type, name: "example", inputs, preview }).outputs;

  it("is the inputs and an id for a type that they don't know", () => {
    const request = { type: "aws:sns/topic:Topic", name: "news", inputs: { name: "news", tags: null } };
    assert.deepEqual(mockAnswer(request), { id: "news-id", outputs: { name: "news" } });
    assert.deepEqual(mockAnswer({ ...request, preview: true }), { id: "", outputs: { name: "news" } });
  });

  it("keeps an input that they don't know, and a secret a secret", () => {
    const inputs = {
      bucket: secretValue("uploads"),
      policy: secretValue('{ "Version": "2012-10-17" }'),
      new: 1,
    };
    assert.deepEqual(answerOf("aws:s3/bucketPolicy:BucketPolicy", inputs), {
      bucket: secretValue("uploads"),
      policy: secretValue('{"Version":"2012-10-17"}'),
      new: 1,
      region: "eu-west-1",
    });
    assert.deepEqual(
      mockAnswer({ type: "aws:s3/bucketPolicy:BucketPolicy", name: "a", inputs }).id,
      "uploads",
    );
  });

  it("keeps what is unknown in a preview, and a policy that is no JSON", () => {
    const inputs = { bucket: pulumi.unknown, policy: "<xml>" };
    assert.deepEqual(answerOf("aws:s3/bucketPolicy:BucketPolicy", inputs, true), {
      bucket: pulumi.unknown,
      policy: "<xml>",
      region: "eu-west-1",
    });
  });

  it("is a password as the provider `random` makes it", () => {
    const inputs = { length: 20, numeric: false, minLower: 2 };
    const type = "random:index/randomPassword:RandomPassword";
    const { bcryptHash, result, ...settings } = mockAnswer({ type, name: "password", inputs }).outputs;
    assert.deepEqual(settings, {
      ...{ length: 20, lower: true, upper: true, special: true, number: false, numeric: false },
      ...{ minLower: 2, minUpper: 0, minNumeric: 0, minSpecial: 0 },
    });
    assert.deepEqual(result, secretValue(mockPassword));
    assert.deepEqual(bcryptHash, secretValue("$2a$10$hash-of-the-mocks"));
    assert.equal(mockAnswer({ type, name: "password", inputs }).id, "none");
    assert.deepEqual(answerOf(type, inputs, true), {
      ...settings,
      bcryptHash: pulumi.unknown,
      result: pulumi.unknown,
    });
  });
});
