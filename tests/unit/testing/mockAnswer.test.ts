import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { mockAnswer } from "../../../components/testing";
import { notOfTheProvider } from "./notOfTheProvider";
import { expectedOf, recordedTypes, type Case } from "./realProvider";

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
