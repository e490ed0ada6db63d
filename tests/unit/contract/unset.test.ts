import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs } from "../../../components";
import { isUnset, withoutUnset } from "../../../components/outputs/unset";
import { deployProgram, inputsOf, outputsOf } from "../../helpers/deployProgram";
import { defaultUserPool, jane } from "../../helpers/expectedInputs";
import {
  absentIn,
  allAbsent,
  type Answer,
  answersOf,
  someUnset,
  unsettableOf,
} from "../../helpers/unsetOutputs";

const userPool = "aws:cognito/userPool:UserPool";
const types = [userPool, "aws:cognito/userPoolClient:UserPoolClient", "aws:cognito/user:User"];

/** What a user pool has at least; parts of it may be unset. */
const poolWith = {
  passwordPolicy: defaultUserPool.passwordPolicy,
  adminCreateUserConfig: defaultUserPool.adminCreateUserConfig,
};
const [schema] = defaultUserPool.schemas;

/** Outputs that are unset. */
interface Unset {
  /** By the type of a resource. */
  readonly outputs: Record<string, Answer>;
  readonly partsOfPolicy: Answer;
  readonly partsOfConfig: Answer;
  readonly partsOfSchema: Answer;
}

const someOutputsUnset: fc.Arbitrary<Unset> = fc.record({
  outputs: answersOf(types),
  partsOfPolicy: someUnset(unsettableOf(userPool, "passwordPolicy.")),
  partsOfConfig: someUnset(unsettableOf(userPool, "adminCreateUserConfig.")),
  partsOfSchema: someUnset(unsettableOf(userPool, "schemas[].")),
});

/** What a component exports and asks for whose program doesn't write what is unset. */
async function deployed(args: CognitoAuthArgs, unset: Unset): Promise<unknown> {
  const { outputs, partsOfPolicy, partsOfConfig, partsOfSchema } = unset;
  const answers = {
    ...outputs,
    [userPool]: {
      schemas: [{ ...schema, ...partsOfSchema }],
      passwordPolicy: { ...poolWith.passwordPolicy, ...partsOfPolicy },
      adminCreateUserConfig: { ...poolWith.adminCreateUserConfig, ...partsOfConfig },
      ...outputs[userPool],
    },
  };
  const leaveOut: pulumi.ResourceTransformation = ({ type, props, opts }) => ({
    // Without the key, the SDK would have no such output.
    props: { ...props, ...allAbsent(outputs[type] ?? {}) },
    opts,
  });
  const deployment = await deployProgram(
    () => {
      const auth = new CognitoAuth("auth", args, { transformations: [leaveOut] });
      return { ...outputsOf(auth), ...stackOutputs(auth) };
    },
    { answers },
  );
  const { outputs: exported, registeredOutputs } = deployment;
  return { exported, registeredOutputs, inputs: inputsOf(deployment) };
}

describe("An output that is unset", () => {
  for (const [what, args] of Object.entries<CognitoAuthArgs>({
    "without arguments": {},
    "with a test user": { testUser: jane },
    "with sign-in by email and a client secret": {
      userPool: { signInWith: "email", selfSignUp: true },
      appClient: { generateSecret: true },
    },
    "with MFA off and rotation": {
      userPool: { mfa: { mode: "OFF" } },
      appClient: { refreshTokenRotation: {} },
    },
  })) {
    it(`is the same to a component ${what}, whether it is null, empty or absent`, async () => {
      await fc.assert(
        fc.asyncProperty(someOutputsUnset, async (unset) => {
          const absent = {
            outputs: absentIn(unset.outputs),
            partsOfPolicy: allAbsent(unset.partsOfPolicy),
            partsOfConfig: allAbsent(unset.partsOfConfig),
            partsOfSchema: allAbsent(unset.partsOfSchema),
          };
          assert.deepEqual(await deployed(args, unset), await deployed(args, absent));
        }),
        { numRuns: 40 },
      );
    });
  }

  it("describes to Amplify what Cognito does then", async () => {
    const nulls = (kinds: object): Answer =>
      Object.fromEntries(Object.keys(kinds).map((name) => [name, null]));
    const unset = {
      outputs: { [userPool]: nulls(unsettableOf(userPool)) },
      partsOfPolicy: nulls(unsettableOf(userPool, "passwordPolicy.")),
      partsOfConfig: nulls(unsettableOf(userPool, "adminCreateUserConfig.")),
      partsOfSchema: {},
    };
    const { exported } = (await deployed({}, unset)) as { exported: Record<string, unknown> };
    assert.deepEqual(JSON.parse(String(exported["amplifyOutputs"])), {
      version: "1.5",
      auth: {
        aws_region: "eu-west-1",
        user_pool_id: "auth-user-pool-id",
        user_pool_client_id: "auth-app-client-id",
        password_policy: {
          min_length: 8,
          require_lowercase: false,
          require_numbers: false,
          require_symbols: false,
          require_uppercase: false,
        },
        standard_required_attributes: [],
        username_attributes: ["username"],
        user_verification_types: [],
        unauthenticated_identities_enabled: false,
        mfa_configuration: "NONE",
        mfa_methods: [],
      },
      custom: { self_sign_up: true },
    });
  });

  it("is left out, wherever it is, and nothing else is", () => {
    const outputs = {
      text: "",
      list: [],
      block: {},
      nothing: null,
      absent: undefined,
      inner: { text: "", list: [null, "", {}], kept: [0, false, "0"] },
    };
    assert.deepEqual(withoutUnset(outputs), { inner: { kept: [0, false, "0"] } });
    assert.deepEqual(withoutUnset({}), {});
    for (const value of [null, undefined, "", [], {}, [null], { inner: {} }]) {
      assert.equal(isUnset(value), true);
    }
    for (const value of [0, false, " ", [0], { flag: false }]) assert.equal(isUnset(value), false);
  });
});
