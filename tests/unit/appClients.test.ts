import assert from "node:assert/strict";
import { AttributeType } from "../../components";
import { deployComponent, inputsOf, mockClientSecret, secretValue } from "../helpers/deployProgram";
import { defaultAppClient } from "../helpers/expectedInputs";

const { readAttributes, writeAttributes } = defaultAppClient;
const domain = { prefix: "shop" };
const resourceServers = { orders: { scopes: { read: "Read orders", write: "Change orders" } } };
const reports = { machineToMachine: { scopes: ["orders/read"] } };

describe("Further app clients", () => {
  it("are children of the component, named after their keys, and have what the main one has by default", async () => {
    const deployment = await deployComponent({ appClients: { web: {} } });
    assert.deepEqual(inputsOf(deployment)["auth-app-client-web"], defaultAppClient);
    assert.equal(deployment.resources["auth-app-client-web"]?.parent, "auth");
  });

  it("are there by their keys in the outputs, with the secrets of those that have one as a secret", async () => {
    const { outputs } = await deployComponent({ appClients: { web: {}, server: { generateSecret: true } } });
    assert.deepEqual(outputs["appClientIds"], {
      web: "auth-app-client-web-id",
      server: "auth-app-client-server-id",
    });
    assert.deepEqual(outputs["appClientSecrets"], secretValue({ server: mockClientSecret }));
  });

  it("aren't in the outputs where there are none, nor are secrets where none has one", async () => {
    for (const args of [{}, { appClients: {} }]) {
      const { outputs } = await deployComponent(args);
      assert.equal("appClientIds" in outputs, false);
    }
    const { outputs } = await deployComponent({ appClients: { web: {} } });
    assert.equal("appClientSecrets" in outputs, false);
  });
});

describe("The client of a service", () => {
  it("gets tokens by its secret for its scopes, and no user signs in with it", async () => {
    const { "auth-app-client-reports": client = {} } = inputsOf(
      await deployComponent({ domain, resourceServers, appClients: { reports } }),
    );
    assert.deepEqual(client, {
      ...defaultAppClient,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["client_credentials"],
      allowedOauthScopes: ["orders/read"],
      explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      generateSecret: true,
      supportedIdentityProviders: [],
    });
  });

  it("has no sign-in URL", async () => {
    const { outputs } = await deployComponent({ domain, resourceServers, appClients: { reports } });
    assert.equal("signInUrl" in outputs, false);
    assert.equal(outputs["tokenUrl"], "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/token");
  });
});

describe("A resource server", () => {
  it("has its key as its name and, unless another is given, as its identifier", async () => {
    const shop = { identifier: "https://api.example.com", scopes: {} };
    const inputs = inputsOf(await deployComponent({ resourceServers: { ...resourceServers, shop } }));
    assert.deepEqual(inputs["auth-resource-server-orders"], {
      userPoolId: "auth-user-pool-id",
      identifier: "orders",
      name: "orders",
      scopes: [
        { scopeName: "read", scopeDescription: "Read orders" },
        { scopeName: "write", scopeDescription: "Change orders" },
      ],
    });
    assert.deepEqual(inputs["auth-resource-server-shop"], {
      userPoolId: "auth-user-pool-id",
      identifier: "https://api.example.com",
      name: "shop",
      scopes: [],
    });
  });
});

describe("The rights of a client", () => {
  const role = { type: AttributeType.String };
  const nickname = { type: AttributeType.String, userWritable: true };

  it("are to read everything, and to write what users can set: no custom attribute by default", async () => {
    const { resources } = await deployComponent({ userPool: { customAttributes: { role } } });
    const { inputs } = resources["auth-app-client"] ?? assert.fail("there is no client");
    assert.deepEqual(inputs["readAttributes"], [...readAttributes, "custom:role"]);
    assert.deepEqual(inputs["writeAttributes"], writeAttributes);
  });

  it("are about all standard attributes, but what only Cognito sets is never written", () => {
    const written = [
      ...["address", "birthdate", "email", "family_name", "gender", "given_name", "locale", "middle_name"],
      ...["name", "nickname", "phone_number", "picture", "preferred_username", "profile", "updated_at"],
      ...["website", "zoneinfo"],
    ];
    assert.deepEqual(writeAttributes, written);
    assert.deepEqual(readAttributes, [...written, "email_verified", "phone_number_verified"].sort());
  });

  it("include a custom attribute that users can write", async () => {
    const { resources } = await deployComponent({
      userPool: { customAttributes: { role, motto: nickname } },
      appClients: { web: {} },
    });
    for (const name of ["auth-app-client", "auth-app-client-web"]) {
      assert.deepEqual(resources[name]?.inputs["writeAttributes"], [...writeAttributes, "custom:motto"]);
    }
  });

  it("are those that are given, with Cognito's prefix of custom attributes", async () => {
    const { resources } = await deployComponent({
      userPool: { customAttributes: { role, motto: nickname } },
      appClient: { readAttributes: ["email", "role"], writeAttributes: ["motto", "email"] },
    });
    assert.deepEqual(resources["auth-app-client"]?.inputs["readAttributes"], ["email", "custom:role"]);
    assert.deepEqual(resources["auth-app-client"].inputs["writeAttributes"], ["custom:motto", "email"]);
  });
});
