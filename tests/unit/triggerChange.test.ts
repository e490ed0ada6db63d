import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { triggerProblems } from "../../components/triggers/triggerHook";
import { deployComponent, inputsOf } from "../helpers/deployProgram";
import { functionArn } from "./resources/values";

const kept = {
  path: "triggers.preTokenGeneration",
  reason: "the AWS provider would keep it while the pool calls other functions",
  fix:
    "keep it, with a function that returns its event as it is; or remove all of `triggers` and `customSenders` in one " +
    "deployment, and add the others again in the next",
};

const problemsFrom = (before: readonly string[], after: readonly string[]): object[] =>
  triggerProblems({ oldInputs: { functions: before }, newInputs: { functions: after } });

const others = fc.subarray(["preSignUp", "customMessage", "defineAuthChallenge", "emailSender", "smsSender"]);
const tokens = "preTokenGeneration";

describe("A change of the functions of a pool", () => {
  it("can't take away the one that customizes tokens while another stays or comes, whichever it is", () => {
    fc.assert(
      fc.property(others, others, (before, after) => {
        const expected = after.length === 0 ? [] : [kept];
        assert.deepEqual(problemsFrom([...before, tokens], after), expected);
      }),
    );
  });

  it("can take away all of them", () => {
    assert.deepEqual(problemsFrom([tokens], []), []);
    assert.deepEqual(problemsFrom([tokens, "preSignUp"], []), []);
    assert.deepEqual(triggerProblems({ oldInputs: { functions: [tokens] }, newInputs: {} }), []);
  });

  it("can be any other: without that function, or where it stays or comes", () => {
    fc.assert(
      fc.property(others, others, (before, after) => {
        assert.deepEqual(problemsFrom(before, after), []);
        assert.deepEqual(problemsFrom(before, [...after, tokens]), []);
        assert.deepEqual(problemsFrom([tokens, ...before], [...after, tokens]), []);
      }),
    );
  });

  it("is none of what a component had that an earlier version deployed, or that can't be read", () => {
    for (const oldInputs of [undefined, null, {}, 7, "x", [], { functions: tokens }, { functions: null }]) {
      assert.deepEqual(triggerProblems({ oldInputs, newInputs: { functions: ["preSignUp"] } }), []);
    }
    for (const newInputs of [undefined, null, 7, { functions: pulumi.unknown }]) {
      assert.deepEqual(triggerProblems({ oldInputs: { functions: [tokens] }, newInputs }), []);
    }
  });

  it("is found by what the component says of itself", async () => {
    const { auth: before } = inputsOf(
      await deployComponent({
        triggers: { preSignUp: functionArn("a"), preTokenGeneration: { functionArn: functionArn("b") } },
      }),
    );
    const { auth: after } = inputsOf(await deployComponent({ triggers: { preSignUp: functionArn("a") } }));
    const { auth: without } = inputsOf(await deployComponent());
    assert.deepEqual(triggerProblems({ oldInputs: before, newInputs: after }), [kept]);
    assert.deepEqual(triggerProblems({ oldInputs: before, newInputs: without }), []);
  });
});
