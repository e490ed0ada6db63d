import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { notedProblems, poolProblems } from "../../components/triggers/calledFunctions";
import { deployComponent, inputsOf } from "../helpers/deployProgram";
import { functionArn } from "./resources/values";

const kept = {
  path: "triggers.preTokenGeneration",
  reason: "the AWS provider would keep it while the pool calls other functions",
  fix:
    "keep it, with a function that returns its event as it is; or remove all of `triggers` and `customSenders` in one " +
    "deployment and add the others again in the next, with no function called in between",
};

const userPoolId = "us-east-1_Example01";

const problemsFrom = (before: readonly string[], after: readonly string[]): object[] =>
  notedProblems({
    oldInputs: { userPoolId, functions: before },
    newInputs: { userPoolId, functions: after },
  });

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
  });

  it("is none where the pool is another, or will be, because that has no such function yet", () => {
    const oldInputs = { userPoolId, functions: [tokens, "preSignUp"] };
    for (const id of ["us-east-1_Example02", pulumi.unknown]) {
      const newInputs = { userPoolId: id, functions: ["preSignUp"] };
      assert.deepEqual(notedProblems({ oldInputs, newInputs }), []);
    }
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

  it("is none of what can't be read", () => {
    const readable = { userPoolId, functions: ["preSignUp"] };
    for (const functions of [undefined, null, 7, tokens]) {
      assert.deepEqual(notedProblems({ oldInputs: { userPoolId, functions }, newInputs: readable }), []);
    }
    for (const oldInputs of [undefined, null, {}, 7, "x", []]) {
      assert.deepEqual(notedProblems({ oldInputs, newInputs: readable }), []);
    }
    for (const newInputs of [undefined, null, 7, { userPoolId, functions: pulumi.unknown }]) {
      const oldInputs = { userPoolId, functions: [tokens] };
      assert.deepEqual(notedProblems({ oldInputs, newInputs }), []);
    }
  });
});

describe("A change of a pool's functions with other settings", () => {
  const preTokenGenerationConfig = { lambdaArn: functionArn("b"), lambdaVersion: "V2_0" };
  const withTokens = { lambdaConfig: { preSignUp: functionArn("a"), preTokenGenerationConfig } };
  const without = { lambdaConfig: { preSignUp: functionArn("a") } };

  it("can't take away the one that customizes tokens while another stays or comes", () => {
    assert.deepEqual(poolProblems({ oldInputs: withTokens, newInputs: without }), [kept]);
    const onlyTokens = { lambdaConfig: { preTokenGenerationConfig } };
    assert.deepEqual(poolProblems({ oldInputs: onlyTokens, newInputs: without }), [kept]);
  });

  it("can be any other", () => {
    for (const [oldInputs, newInputs] of [
      [withTokens, {}],
      [withTokens, withTokens],
      [without, withTokens],
      [without, without],
      [{}, without],
      [undefined, undefined],
      [{ lambdaConfig: null }, { lambdaConfig: 7 }],
    ]) {
      assert.deepEqual(poolProblems({ oldInputs, newInputs }), []);
    }
  });
});

describe("The functions of a pool", () => {
  const triggers = { preSignUp: functionArn("a"), preTokenGeneration: { functionArn: functionArn("b") } };

  it("are noted with the pool's id, so that a later change can be compared", async () => {
    const deployment = await deployComponent({ triggers });
    assert.deepEqual(inputsOf(deployment)["auth-functions"], {
      userPoolId: "auth-user-pool-id",
      functions: ["preSignUp", "preTokenGeneration"],
    });
    assert.equal(deployment.resources["auth-functions"]?.type, "cognito-auth:index:CalledFunctions");
  });

  it("are noted where the Pulumi SDK sends no inputs of components, as older ones do and newer ones can", async () => {
    const usual = process.env["PULUMI_NODEJS_SKIP_COMPONENT_INPUTS"];
    process.env["PULUMI_NODEJS_SKIP_COMPONENT_INPUTS"] = "true";
    try {
      const { "auth-functions": noted } = inputsOf(await deployComponent({ triggers }));
      assert.deepEqual(noted?.["functions"], ["preSignUp", "preTokenGeneration"]);
    } finally {
      if (usual === undefined) delete process.env["PULUMI_NODEJS_SKIP_COMPONENT_INPUTS"];
      else process.env["PULUMI_NODEJS_SKIP_COMPONENT_INPUTS"] = usual;
    }
  });

  it("are noted only once the pool is known to have them", async () => {
    const preview = await deployComponent({ triggers }, { preview: true });
    assert.equal(inputsOf(preview)["auth-functions"]?.["userPoolId"], pulumi.unknown);
  });

  it("aren't noted where there are none", async () => {
    assert.equal((await deployComponent()).resources["auth-functions"], undefined);
  });
});
