import assert from "node:assert/strict";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth } from "../../components";
import {
  deployComponent,
  deployProgram,
  inputsOf,
  mockClientSecret,
  mockPassword,
  secretValue,
} from "../helpers/deployProgram";
import { defaultAmplifyOutputs, defaultInputsWithTestUser, jane } from "../helpers/expectedInputs";

const everything = { appClient: { generateSecret: true }, testUser: jane };

const requiredOutputs = {
  userPoolId: "auth-user-pool-id",
  userPoolArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/auth-user-pool-id",
  userPoolProviderName: "cognito-idp.eu-west-1.amazonaws.com/auth-user-pool-id",
  userPoolIssuer: "https://cognito-idp.eu-west-1.amazonaws.com/auth-user-pool-id",
  appClientId: "auth-app-client-id",
  region: "eu-west-1",
  amplifyOutputs: defaultAmplifyOutputs(),
};

const allOutputs = {
  ...requiredOutputs,
  appClientSecret: secretValue(mockClientSecret),
  testUsername: "jane",
  testUserTemporaryPassword: secretValue(mockPassword),
};

const resourceTypes = {
  auth: "cognito-auth:index:CognitoAuth",
  "auth-user-pool": "aws:cognito/userPool:UserPool",
  "auth-app-client": "aws:cognito/userPoolClient:UserPoolClient",
  "auth-test-user-password-1": "random:index/randomPassword:RandomPassword",
  "auth-test-user": "aws:cognito/user:User",
};

describe("CognitoAuth", () => {
  it("is a component with a pool, a client, a password and a test user as its children", async () => {
    const { resources } = await deployComponent(everything);
    const seen = Object.entries(resources).map(([name, { type, parent }]) => [name, { type, parent }]);
    const expected = Object.entries(resourceTypes).map(([name, type]) => [
      name,
      { type, parent: name === "auth" ? undefined : "auth" },
    ]);
    assert.deepEqual(Object.fromEntries(seen), Object.fromEntries(expected));
  });

  it("names its resources after itself, so that a program can have several", async () => {
    const { resources } = await deployProgram(() => {
      new CognitoAuth("staff");
      new CognitoAuth("customers", { testUser: jane });
    });
    assert.deepEqual(Object.keys(resources).sort(), [
      "customers",
      "customers-app-client",
      "customers-test-user",
      "customers-test-user-password-1",
      "customers-user-pool",
      "staff",
      "staff-app-client",
      "staff-user-pool",
    ]);
  });

  it("gives all outputs where there is a test user and a client secret", async () => {
    const { outputs } = await deployComponent(everything);
    assert.deepEqual(outputs, allOutputs);
  });

  it("leaves out the outputs that it doesn't have", async () => {
    const { outputs } = await deployComponent();
    assert.deepEqual(outputs, requiredOutputs);
  });

  it("registers its outputs once, exactly those that it gives", async () => {
    const full = await deployComponent(everything);
    assert.deepEqual(full.registeredOutputs, { auth: [allOutputs] });
    const bare = await deployComponent();
    assert.deepEqual(bare.registeredOutputs, { auth: [requiredOutputs] });
  });

  it("has no client secret where none is asked for", async () => {
    for (const appClient of [{}, { generateSecret: false }]) {
      const { outputs } = await deployComponent({ appClient });
      assert.equal("appClientSecret" in outputs, false);
    }
  });

  it("gives the temporary password and the client secret as secrets and nothing else", async () => {
    const secrets: Record<string, boolean> = {};
    await deployProgram(async () => {
      const auth = new CognitoAuth("auth", everything);
      for (const name of Object.keys(allOutputs)) {
        secrets[name] = await pulumi.isSecret(pulumi.output<unknown>(Reflect.get(auth, name)));
      }
    });
    assert.deepEqual(
      Object.keys(secrets).filter((name) => secrets[name]),
      ["appClientSecret", "testUserTemporaryPassword"],
    );
  });
});

describe("A preview of CognitoAuth", () => {
  const unknownId = { userPoolId: pulumi.unknown };

  it("shows every resource, with all properties but the unknown ids", async () => {
    const deployment = await deployComponent({ testUser: jane }, { preview: true });
    const { "auth-app-client": appClient, "auth-test-user": testUser } = defaultInputsWithTestUser;
    assert.deepEqual(inputsOf(deployment), {
      ...defaultInputsWithTestUser,
      "auth-app-client": { ...appClient, ...unknownId },
      "auth-test-user": { ...testUser, ...unknownId, temporaryPassword: pulumi.unknown },
    });
  });

  it("gives unknown outputs, but for the username and the region", async () => {
    const { outputs, registeredOutputs } = await deployComponent(everything, { preview: true });
    const unknown = Object.keys(allOutputs).map((name): [string, unknown] => [name, pulumi.unknown]);
    const expected = { ...Object.fromEntries(unknown), testUsername: "jane", region: "eu-west-1" };
    assert.deepEqual(outputs, expected);
    assert.deepEqual(registeredOutputs, { auth: [expected] });
  });

  it("keeps unknown secrets secret", async () => {
    const secrets: boolean[] = [];
    await deployProgram(
      async () => {
        const { appClientSecret, testUserTemporaryPassword } = new CognitoAuth("auth", everything);
        for (const output of [appClientSecret, testUserTemporaryPassword]) {
          assert.ok(output);
          secrets.push(await pulumi.isSecret(output));
        }
      },
      { preview: true },
    );
    assert.deepEqual(secrets, [true, true]);
  });
});

describe("The options of CognitoAuth", () => {
  it("protect all its resources but the password", async () => {
    const { resources } = await deployComponent(everything, { opts: { protect: true } });
    const unprotected = Object.keys(resources).filter((name) => resources[name]?.protect === false);
    assert.deepEqual(unprotected, ["auth-test-user-password-1"]);
  });

  it("protect what sign-in pages lose with, but not what can be created again at any time", async () => {
    const custom = { name: "auth.example.com", hostedZoneId: "Z1" };
    const oauth = { callbackUrls: ["https://shop.example.com/"] };
    const deploy = async (pages: "managed" | "classic"): Promise<[string[], string[]]> => {
      const classicUi = pages === "classic" ? { classicUi: { css: "a {}" } } : {};
      const { resources } = await deployComponent(
        {
          domain: { prefix: "shop", custom, pages, ...classicUi },
          appClients: { web: { oauth } },
          resourceServers: { api: { scopes: { read: "Read" } } },
        },
        { opts: { protect: true } },
      );
      const names = Object.keys(resources).sort();
      const isProtected = (name: string): boolean => resources[name]?.protect === true;
      return [names.filter(isProtected), names.filter((name) => !isProtected(name))];
    };
    const [lasting, others] = await deploy("managed");
    assert.deepEqual(lasting, [
      "auth",
      "auth-app-client",
      "auth-app-client-web",
      "auth-custom-domain",
      "auth-domain",
      "auth-resource-server-api",
      "auth-user-pool",
    ]);
    assert.deepEqual(others, [
      "auth-branding-web",
      "auth-certificate",
      "auth-certificate-record",
      "auth-certificate-validation",
      "auth-custom-domain-a",
      "auth-custom-domain-aaaa",
    ]);
    const [, withClassicUi] = await deploy("classic");
    assert.equal(withClassicUi.includes("auth-classic-ui"), true);
  });

  it("protect nothing by default", async () => {
    const { resources } = await deployComponent(everything);
    const isProtected = Object.keys(resources).filter((name) => resources[name]?.protect);
    assert.deepEqual(isProtected, []);
  });

  for (const many of [false, true]) {
    it(`give a provider to all its AWS resources, ${many ? "in a list" : "by itself"}`, async () => {
      const { resources } = await deployProgram(() => {
        const provider = new Provider("north", { region: "eu-north-1" });
        new CognitoAuth("auth", everything, many ? { providers: [provider] } : { provider });
      });
      const users = Object.keys(resources).filter((name) => resources[name]?.provider === "north");
      assert.deepEqual(users.sort(), ["auth-app-client", "auth-test-user", "auth-user-pool"]);
    });
  }

  it("give the component a parent", async () => {
    const { resources } = await deployProgram(() => {
      const parent = new pulumi.ComponentResource("shop:index:Shop", "shop");
      new CognitoAuth("auth", {}, { parent });
    });
    assert.equal(resources["auth"]?.parent, "shop");
    assert.equal(resources["auth-user-pool"]?.parent, "auth");
  });

  it("give the component an alias", async () => {
    const { resources } = await deployComponent({}, { opts: { aliases: [{ name: "sign-in" }] } });
    assert.deepEqual(resources["auth"]?.aliases, ["sign-in"]);
  });

  it("can change a child by a transformation", async () => {
    const { resources } = await deployComponent(
      {},
      {
        opts: {
          transformations: [
            ({ name, props, opts }) =>
              name === "auth-user-pool"
                ? { props: { ...(props as object), userPoolTier: "PLUS" }, opts }
                : undefined,
          ],
        },
      },
    );
    assert.equal(resources["auth-user-pool"]?.inputs["userPoolTier"], "PLUS");
  });
});
