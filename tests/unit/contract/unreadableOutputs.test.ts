import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type AuthStack, InvalidStackError, readAuthStack } from "../../../components";
import { attempt } from "../../../components/testing/attempt";
import { deployProgram, failToDeploy, type MockOptions, secretValue } from "../../helpers/deployProgram";
import { password, refusal, required, stackName as name, testUsername, withTestUser } from "./exportedStack";

describe("A secret of another key", () => {
  /** What Pulumi gives instead of a secret that it can't decrypt. */
  const undecrypted = pulumi.secret({});
  const reason = "it is a secret that can't be decrypted with this stack's key";
  const fix = "use the passphrase or secrets provider of that stack here, too";
  const one = (output: keyof AuthStack) => (): unknown => ({
    [output]: readAuthStack(new pulumi.StackReference(name))[output],
  });
  const stacksWith = (outputs: object): MockOptions => ({
    stacks: { [name]: { ...withTestUser, ...outputs } },
  });

  it("doesn't keep the other outputs from being read", async () => {
    const options = stacksWith({ testUserTemporaryPassword: undecrypted, amplifyOutputs: undecrypted });
    for (const [output, value] of Object.entries({ ...required, testUsername })) {
      const { outputs } = await deployProgram(one(output as keyof AuthStack), options);
      assert.deepEqual(outputs, { [output]: value });
    }
  });

  for (const output of [
    ...Object.keys(required),
    "amplifyOutputs",
    "testUsername",
    "testUserTemporaryPassword",
    ...["appClientIds", "appClientSecrets", "domainUrl", "signInUrl", "tokenUrl"],
    ...["domainAliasTarget", "domainAliasZoneId", "customSenderKeyArn"],
  ]) {
    it(`is named where ${output} is read`, async () => {
      const { error } = await failToDeploy(
        one(output as keyof AuthStack),
        stacksWith({ [output]: undecrypted }),
      );
      assert.ok(error instanceof InvalidStackError);
      assert.deepEqual(error.problems, [{ path: output, reason, fix: `${fix}, or don't read this output` }]);
    });
  }

  it("is named where it is the contract's version, without which nothing can be read", async () => {
    const { problems } = await refusal({ ...withTestUser, contractVersion: undecrypted });
    assert.deepEqual(problems, [{ path: "contractVersion", reason, fix }]);
  });

  it("fails a program that exports all that is read", async () => {
    const { problems } = await refusal({
      ...withTestUser,
      amplifyOutputs: "{}",
      testUserTemporaryPassword: undecrypted,
    });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["testUserTemporaryPassword"],
    );
  });

  it("is no sign that the stack was never deployed", async () => {
    const secrets = Object.keys(withTestUser).map((output) => [output, undecrypted]);
    const { problems } = await refusal(Object.fromEntries(secrets) as Record<string, unknown>);
    assert.deepEqual(problems, [{ path: "contractVersion", reason, fix }]);
  });

  it("is named beside what else is wrong, where something wrong is read", async () => {
    const options = stacksWith({ testUserTemporaryPassword: undecrypted, appClientId: undefined });
    const { error } = await failToDeploy(one("appClientId"), options);
    assert.ok(error instanceof InvalidStackError);
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      ["appClientId", "testUserTemporaryPassword"],
    );
    assert.deepEqual((await deployProgram(one("userPoolId"), options)).outputs, {
      userPoolId: required.userPoolId,
    });
  });
});

describe("An output that isn't as expected", () => {
  const stacks = { [name]: { ...withTestUser, region: undefined, testUsername: 1 } };

  it("fails only where it is read", async () => {
    const program = (): unknown => {
      const { userPoolId, testUserTemporaryPassword } = readAuthStack(new pulumi.StackReference(name));
      return { userPoolId, testUserTemporaryPassword };
    };
    assert.deepEqual((await deployProgram(program, { stacks })).outputs, {
      userPoolId: required.userPoolId,
      testUserTemporaryPassword: secretValue(password),
    });
  });

  for (const [output, expected] of [
    ["appClientIds", "an object of strings"],
    ["appClientSecrets", "an object of strings"],
    ["domainUrl", "a string"],
    ["signInUrl", "a string"],
    ["tokenUrl", "a string"],
    ["domainAliasTarget", "a string"],
    ["domainAliasZoneId", "a string"],
    ["customSenderKeyArn", "a string"],
  ] as const) {
    it(`is one of another type: ${output}`, async () => {
      for (const value of [7, ["a"], { web: 7 }]) {
        const { problems } = await refusal({ ...withTestUser, [output]: value });
        assert.deepEqual(
          problems.map(({ path, reason }) => [path, reason]),
          [[output, `the stack exports something other than ${expected}`]],
        );
      }
    });
  }

  it("fails with all that is wrong, and the same error, however many are read", async () => {
    const program = (): unknown => {
      const { region, testUsername: user } = readAuthStack(new pulumi.StackReference(name));
      return { region, user };
    };
    const { failures } = await attempt(program, { stacks });
    assert.deepEqual(new Set(failures).size, 1);
    assert.deepEqual(
      (failures[0] as InvalidStackError).problems.map(({ path }) => path),
      ["region", "testUsername"],
    );
  });
});
