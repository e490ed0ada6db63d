import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  type AuthStack,
  CognitoAuth,
  InvalidStackError,
  readAuthStack,
  stackOutputs,
} from "../../../components";
import { attempt } from "../../../components/testing/attempt";
import {
  deployProgram,
  failToDeploy,
  type MockDeployment,
  type MockOptions,
  secretValue,
} from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";
import version1 from "./version1.json";

const name = "acme/cognito-auth/dev";

const { testUserTemporaryPassword: password, ...plainOutputs } = version1;
const { contractVersion, testUsername, ...required } = plainOutputs;
const nothing = {
  amplifyOutputs: "nothing",
  testUsername: "nothing",
  testUserTemporaryPassword: secretValue("nothing"),
};
const withTestUser = { ...plainOutputs, testUserTemporaryPassword: pulumi.secret(password) };
const withoutTestUser = { contractVersion, ...required };

describe("What is read of an auth stack", () => {
  it("is all that it exports, with the password as the only secret", async () => {
    const { outputs } = await read(withTestUser);
    assert.deepEqual(outputs, {
      ...nothing,
      ...required,
      testUsername,
      testUserTemporaryPassword: secretValue(password),
    });
  });

  it("is no test user where there is none", async () => {
    const { outputs } = await read(withoutTestUser);
    assert.deepEqual(outputs, { ...required, ...nothing });
  });

  for (const unset of ["", null, {}, []]) {
    it(`is nothing where an output that needn't be there is ${JSON.stringify(unset)}`, async () => {
      const empty = { amplifyOutputs: unset, testUsername: unset, testUserTemporaryPassword: unset };
      const { outputs } = await read({ ...withoutTestUser, ...empty });
      assert.deepEqual(outputs, { ...required, ...nothing });
    });
  }

  it("is the same in a preview, where the other stack is deployed already", async () => {
    const { outputs } = await read(withoutTestUser, { preview: true });
    assert.deepEqual(outputs, { ...required, ...nothing });
  });

  it("has the password as a secret even where that stack exports it as plain text", async () => {
    const { outputs } = await read(version1);
    assert.deepEqual(outputs["testUserTemporaryPassword"], secretValue(password));
  });

  it("has nothing of what else the stack exports", async () => {
    const { outputs } = await read({ ...withoutTestUser, vpcId: "vpc-1" });
    assert.deepEqual(outputs, { ...required, ...nothing });
  });

  it("is what the component of today exports", async () => {
    const { outputs: exported } = await deployProgram(() =>
      stackOutputs(new CognitoAuth("auth", { testUser: jane })),
    );
    const { outputs } = await read(asExported(exported));
    assert.deepEqual({ contractVersion, ...outputs }, exported);
  });
});

/** What was asked of the engine, as the outputs of a deployed stack. */
function asExported(outputs: MockDeployment["outputs"]): Record<string, unknown> {
  const secret = outputs["testUserTemporaryPassword"] as { value: unknown };
  return { ...outputs, testUserTemporaryPassword: pulumi.secret(secret.value) };
}

describe("A stack that can't be read as an auth stack", () => {
  const deploy = `run pulumi up --stack ${name} in its project`;

  it("was never deployed", async () => {
    assert.equal(
      await messageOf({}),
      `Stack "${name}" has a problem:

  contractVersion
    why: the stack has no outputs: it was never deployed, or was destroyed
    fix: ${deploy}
`,
    );
  });

  for (const [what, version] of Object.entries({ none: undefined, "a string": "1" })) {
    it(`is a foreign one: as its contract version it has ${what}`, async () => {
      assert.equal(
        await messageOf({ ...withTestUser, contractVersion: version }),
        `Stack "${name}" has a problem:

  contractVersion
    why: the stack doesn't export it as a number, so it isn't known to be a stack with a CognitoAuth
    fix: name a stack that exports what stackOutputs() gives, or have this one export it and ${deploy}
`,
      );
    });
  }

  it("has an older contract", async () => {
    assert.equal(
      await messageOf({ ...withTestUser, contractVersion: 0 }),
      `Stack "${name}" has a problem:

  contractVersion: 0
    why: this program reads version 1, a newer one
    fix: update cognito-auth in that stack, and ${deploy}
`,
    );
  });

  it("has a newer contract", async () => {
    assert.equal(
      await messageOf({ ...withTestUser, contractVersion: 2 }),
      `Stack "${name}" has a problem:

  contractVersion: 2
    why: this program reads version 1, an older one
    fix: update cognito-auth in this program
`,
    );
  });

  it("lacks outputs, and has others that aren't strings: all are named", async () => {
    assert.equal(
      await messageOf({
        ...withTestUser,
        userPoolIssuer: undefined,
        appClientId: "",
        region: 1,
        testUserTemporaryPassword: { hidden: password },
      }),
      `Stack "${name}" has 4 problems:

  userPoolIssuer
    why: the stack doesn't export it
    fix: have that stack export all that stackOutputs() gives, and ${deploy}

  appClientId
    why: the stack doesn't export it
    fix: have that stack export all that stackOutputs() gives, and ${deploy}

  region
    why: the stack exports something other than a string
    fix: have that stack export all that stackOutputs() gives, and ${deploy}

  testUserTemporaryPassword
    why: the stack exports something other than a string
    fix: have that stack export all that stackOutputs() gives, and ${deploy}
`,
    );
  });

  for (const output of Object.keys(required)) {
    it(`lacks ${output}`, async () => {
      for (const unset of [undefined, null, "", {}, []]) {
        const { problems } = await refusal({ ...withTestUser, [output]: unset });
        assert.deepEqual(
          problems.map(({ path, reason }) => [path, reason]),
          [[output, "the stack doesn't export it"]],
        );
      }
    });
  }

  it("was never deployed where all that it exports is unset, too", async () => {
    assert.equal(await messageOf({ contractVersion: null, userPoolId: "", tags: {} }), await messageOf({}));
  });

  it("gives nothing to create a resource from, and one error for all that would be made of it", async () => {
    const { error, resources } = await failToDeploy(
      () => {
        const auth = readAuthStack(new pulumi.StackReference(name));
        new Consumer("one", { of: auth.userPoolId });
        new Consumer("another", { of: auth.userPoolIssuer });
      },
      { stacks: { [name]: {} } },
    );
    assert.ok(error instanceof InvalidStackError);
    assert.equal(error.stackName, name);
    assert.deepEqual(resources, {});
  });
});

class Consumer extends pulumi.CustomResource {
  constructor(resourceName: string, inputs: pulumi.Inputs) {
    super("test:index:Consumer", resourceName, inputs);
  }
}

describe("A secret of another key", () => {
  /** What Pulumi gives instead of a secret that it can't decrypt. */
  const undecrypted = pulumi.secret({});
  const problem = {
    reason: "it is a secret that can't be decrypted with this stack's key",
    fix: "use the passphrase or secrets provider of that stack here, too, or don't read this output",
  };
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
  ]) {
    it(`is named where ${output} is read`, async () => {
      const { error } = await failToDeploy(
        one(output as keyof AuthStack),
        stacksWith({ [output]: undecrypted }),
      );
      assert.ok(error instanceof InvalidStackError);
      assert.deepEqual(error.problems, [{ path: output, ...problem }]);
    });
  }

  it("is named where it is the contract's version, without which nothing can be read", async () => {
    const { problems } = await refusal({ ...withTestUser, contractVersion: undecrypted });
    assert.deepEqual(problems, [{ path: "contractVersion", ...problem }]);
  });

  it("is no sign that the stack was never deployed", async () => {
    const secrets = Object.keys(withTestUser).map((output) => [output, undecrypted]);
    const { problems } = await refusal(Object.fromEntries(secrets) as Record<string, unknown>);
    assert.deepEqual(problems, [{ path: "contractVersion", ...problem }]);
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

function read(outputs: Record<string, unknown>, options: MockOptions = {}): Promise<MockDeployment> {
  const program = (): unknown => {
    const auth = readAuthStack(new pulumi.StackReference(name));
    const orNothing = (output: pulumi.Output<string | undefined>): pulumi.Output<string> =>
      output.apply((value) => value ?? "nothing");
    return {
      ...auth,
      amplifyOutputs: orNothing(auth.amplifyOutputs),
      testUsername: orNothing(auth.testUsername),
      testUserTemporaryPassword: orNothing(auth.testUserTemporaryPassword),
    };
  };
  return deployProgram(program, { ...options, stacks: { [name]: outputs } });
}

async function refusal(outputs: Record<string, unknown>): Promise<InvalidStackError> {
  const program = (): unknown => readAuthStack(new pulumi.StackReference(name));
  const { error } = await failToDeploy(program, { stacks: { [name]: outputs } });
  assert.ok(error instanceof InvalidStackError, String(error));
  return error;
}

async function messageOf(outputs: Record<string, unknown>): Promise<string> {
  return (await refusal(outputs)).message;
}
