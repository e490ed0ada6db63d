import assert from "node:assert/strict";
import { AttributeType, type CognitoAuthArgs, SignInWith } from "../../components";
import { deployComponent, inputsOf, mockPassword, secretValue } from "../helpers/deployProgram";
import { defaultInputsWithTestUser, defaultTestUser, defaultUserPool, jane } from "../helpers/expectedInputs";

const { attributes } = defaultTestUser;

describe("The test user", () => {
  it("gets an invitation by mail, and has no phone number and no password of the program's own", async () => {
    const { "auth-test-user": testUser = {} } = inputsOf(await deployComponent({ testUser: jane }));
    assert.deepEqual(Object.keys(testUser).sort(), [
      "attributes",
      "desiredDeliveryMediums",
      "temporaryPassword",
      "userPoolId",
      "username",
    ]);
    assert.deepEqual(Object.keys(attributes).sort(), ["email", "email_verified"]);
  });

  it("has the attributes that it is given, besides the verified email address", async () => {
    const customAttributes = { plan: { type: AttributeType.String } };
    const { resources } = await deployComponent({
      userPool: { customAttributes },
      testUser: { ...jane, attributes: { given_name: "Jane", plan: "free" } },
    });
    assert.deepEqual(resources["auth-test-user"]?.inputs, {
      ...defaultTestUser,
      attributes: { ...attributes, given_name: "Jane", plan: "free" },
    });
  });

  for (const [what, email] of [
    ["without the address a second time", {}],
    ["with the address a second time", { email: "jane@example.com" }],
  ] as const) {
    it(`has its email address as the username where users sign in with that, ${what}`, async () => {
      const { aliasAttributes, ...others } = defaultUserPool;
      const testUser = { username: "jane@example.com", ...email };
      const deployment = await deployComponent({ userPool: { signInWith: SignInWith.Email }, testUser });
      assert.deepEqual(inputsOf(deployment), {
        ...defaultInputsWithTestUser,
        "auth-user-pool": { ...others, usernameAttributes: aliasAttributes },
        "auth-test-user": { ...defaultTestUser, username: "jane@example.com" },
      });
      assert.equal(deployment.outputs["testUsername"], "jane@example.com");
    });
  }
});

describe("The temporary password", () => {
  it("is a secret in the user's properties and in the outputs", async () => {
    const { resources, outputs, registeredOutputs } = await deployComponent({ testUser: jane });
    const secret = secretValue(mockPassword);
    assert.deepEqual(resources["auth-test-user"]?.inputs["temporaryPassword"], secret);
    assert.deepEqual(outputs["testUserTemporaryPassword"], secret);
    assert.deepEqual(registeredOutputs["auth"]?.[0]?.["testUserTemporaryPassword"], secret);
  });

  it("is a new resource with every version, and nothing else changes", async () => {
    const { "auth-test-user-password-1": password = {}, ...others } = defaultInputsWithTestUser;
    for (const passwordVersion of [1, 2, 17]) {
      assert.deepEqual(inputsOf(await deployComponent({ testUser: { ...jane, passwordVersion } })), {
        ...others,
        [`auth-test-user-password-${passwordVersion}`]: password,
      });
    }
  });

  it("stays the same resource whatever else changes", async () => {
    const changes: CognitoAuthArgs[] = [
      { userPool: { passwordPolicy: { minimumLength: 40, requireSymbols: false } } },
      { userPool: { name: "Customers", selfSignUp: true } },
      { testUser: { ...jane, username: "joe", sendInvitation: false } },
      { tags: { team: "shop" } },
    ];
    for (const change of changes) {
      const { resources } = await deployComponent({ testUser: jane, ...change });
      const passwords = Object.keys(resources).filter((name) => name.includes("password"));
      assert.deepEqual(passwords, ["auth-test-user-password-1"]);
    }
  });

  it("ignores all changes of its properties and can be deleted from a protected stack", async () => {
    const { resources } = await deployComponent({ testUser: jane }, { opts: { protect: true } });
    const protections = Object.entries(resources).map(([name, { protect, ignoreChanges }]) => ({
      [name]: { protect, ignoreChanges },
    }));
    assert.deepEqual(Object.assign({}, ...protections), {
      auth: { protect: true, ignoreChanges: [] },
      "auth-user-pool": { protect: true, ignoreChanges: [] },
      "auth-app-client": { protect: true, ignoreChanges: [] },
      "auth-test-user": { protect: true, ignoreChanges: [] },
      "auth-test-user-password-1": { protect: false, ignoreChanges: ["*"] },
    });
  });
});
