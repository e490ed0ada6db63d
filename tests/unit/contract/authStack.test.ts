import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, InvalidStackError, readAuthStack, stackOutputs } from "../../../components";
import { isSecret } from "../../../components/testing/secrets";
import { everyArgument } from "../../engine/everyArgument";
import {
  deployProgram,
  failToDeploy,
  type MockDeployment,
  type MockOptions,
  secretValue,
} from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";
import {
  contractVersion,
  password,
  refusal,
  required,
  stackName as name,
  testUsername,
  withoutTestUser,
  withTestUser,
} from "./exportedStack";
import version1 from "./version1.json";

const optionalStrings = [
  ...["amplifyOutputs", "domainUrl", "signInUrl", "tokenUrl", "domainAliasTarget", "domainAliasZoneId"],
  ...["customSenderKeyArn", "testUsername"],
] as const;

const noStrings = Object.fromEntries(optionalStrings.map((output) => [output, "nothing"]));

const nothing = {
  ...noStrings,
  appClientIds: {},
  appClientSecrets: secretValue({}),
  testUserTemporaryPassword: secretValue("nothing"),
  testUserPassword: secretValue("nothing"),
};

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
      const empty = Object.keys(nothing).map((output): [string, unknown] => [output, unset]);
      const { outputs } = await read({ ...withoutTestUser, ...Object.fromEntries<unknown>(empty) });
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
    assert.deepEqual({ contractVersion, ...outputs }, { ...nothing, ...exported });
  });

  it("is what the component of today exports with every argument", async () => {
    const { outputs: exported } = await deployProgram(() =>
      stackOutputs(new CognitoAuth("auth", everyArgument)),
    );
    const { outputs } = await read(asExported(exported));
    const { testUserTemporaryPassword, ...others } = nothing;
    assert.deepEqual({ contractVersion, ...outputs }, { testUserTemporaryPassword, ...exported });
    assert.deepEqual(
      Object.keys(others).filter((output) => !(output in exported)),
      [],
    );
  });

  it("has the secrets of clients as a secret even where that stack exports them as plain text", async () => {
    const { outputs } = await read({ ...version1, appClientSecrets: { service: "hunter2" } });
    assert.deepEqual(outputs["appClientSecrets"], secretValue({ service: "hunter2" }));
  });
});

/** What was asked of the engine, as the outputs of a deployed stack. */
function asExported(outputs: MockDeployment["outputs"]): Record<string, unknown> {
  const entries = Object.entries(outputs).map(([name, value]) => [
    name,
    isSecret(value) ? pulumi.secret(value.value) : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
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

function read(outputs: Record<string, unknown>, options: MockOptions = {}): Promise<MockDeployment> {
  const program = (): unknown => {
    const auth = readAuthStack(new pulumi.StackReference(name));
    const orNothing = (output: pulumi.Output<string | undefined>): pulumi.Output<string> =>
      output.apply((value) => value ?? "nothing");
    return {
      ...auth,
      ...Object.fromEntries(optionalStrings.map((output) => [output, orNothing(auth[output])])),
      testUserTemporaryPassword: orNothing(auth.testUserTemporaryPassword),
      testUserPassword: orNothing(auth.testUserPassword),
    };
  };
  return deployProgram(program, { ...options, stacks: { [name]: outputs } });
}

async function messageOf(outputs: Record<string, unknown>): Promise<string> {
  return (await refusal(outputs)).message;
}
