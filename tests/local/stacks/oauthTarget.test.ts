import assert from "node:assert/strict";
import type { Outputs } from "@cognito-auth/local-aws/engines";
import { attributeRights } from "../../../local/stacks/attributeRights";
import { oauthTarget } from "../../../local/stacks/oauthTarget";

const endpoint = { endpoint: "http://127.0.0.1:4566", region: "us-east-1" };
const certificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/0a1b2c3d-0000-4000-8000-000000000000";

function filesWith(config: Record<string, unknown>): Parameters<typeof attributeRights>[0] {
  const written = Object.entries(config).map(
    ([key, value]) => [`shop:${key}`, JSON.stringify(value)] as const,
  );
  return { project: "shop", config: Object.fromEntries(written) };
}

function targetWith(
  config: Record<string, unknown>,
  others: Record<string, unknown> = {},
  resources: Parameters<typeof oauthTarget>[1]["resources"] = [],
): ReturnType<typeof oauthTarget> {
  const values = { userPoolId: "us-east-1_pool", userPoolIssuer: "issuer", appClientId: "main", ...others };
  const outputs: Outputs = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, secret: false }]),
  );
  return oauthTarget(endpoint, { files: filesWith(config), resources, outputs });
}

describe("What is to be proved of sign-in pages and services", () => {
  it("is nothing for a stack without a domain", () => {
    const { domain, clients, services, apiScopes } = targetWith({});
    assert.deepEqual(
      { domain, clients, services, apiScopes },
      {
        domain: undefined,
        clients: [],
        services: [],
        apiScopes: [],
      },
    );
  });

  it("is what the configuration asks for, with its defaults, of the clients in the outputs", () => {
    const target = targetWith(
      {
        domain: { prefix: "shop" },
        appClient: { oauth: { callbackUrls: ["https://shop.example.com/"] } },
        resourceServers: { orders: { scopes: { read: "Read", write: "Write" } } },
        appClients: { reports: { machineToMachine: { scopes: ["orders/read"] } } },
      },
      { appClientIds: { reports: "service" }, appClientSecrets: { reports: "secret" } },
    );
    assert.deepEqual(target, {
      ...endpoint,
      userPoolId: "us-east-1_pool",
      issuer: "issuer",
      appClientId: "main",
      domain: { isElsewhere: false, prefix: "shop", custom: undefined, managedLoginVersion: 2 },
      clients: [
        {
          key: undefined,
          clientId: "main",
          callbackUrls: ["https://shop.example.com/"],
          logoutUrls: [],
          scopes: ["openid", "email", "profile"],
          code: true,
          style: { UseCognitoProvidedValues: true },
        },
      ],
      services: [{ key: "reports", clientId: "service", clientSecret: "secret", scopes: ["orders/read"] }],
      apiScopes: ["orders/read", "orders/write"],
    });
  });

  it("has the certificate of a custom domain that was created, or that was given", () => {
    const oauth = { callbackUrls: ["https://shop.example.com/"] };
    const domainWith = (custom: object): unknown =>
      targetWith({ domain: { custom, pages: "classic" }, appClient: { oauth } }, {}, [
        { name: "auth-certificate", type: "aws:acm:Certificate", parent: "auth", id: "created" },
      ]).domain;
    const name = "auth.example.com";
    const others = { isElsewhere: false, prefix: undefined, managedLoginVersion: 1 };
    assert.deepEqual(domainWith({ name, hostedZoneId: "Z0123456789" }), {
      ...others,
      custom: { name, certificateArn: "created", createsCertificate: true },
    });
    assert.deepEqual(domainWith({ name, certificateArn }), {
      ...others,
      custom: { name, certificateArn, createsCertificate: false },
    });
  });

  it("has the settings and the images of a style, by the names of AWS's API", () => {
    const settings = '{ "components": {} }';
    const logo = {
      category: "PAGE_HEADER_LOGO",
      colorMode: "LIGHT",
      extension: "PNG",
      base64: "iVBORw0KGgo=",
    };
    const styleWith = (branding: object): unknown =>
      targetWith({
        domain: { prefix: "shop" },
        appClient: { oauth: { callbackUrls: ["https://shop.example.com/"] }, branding },
      }).clients[0]?.style;
    assert.deepEqual(styleWith({ settings }), { Settings: { components: {} } });
    assert.deepEqual(styleWith({ settings, assets: [logo] }), {
      Settings: { components: {} },
      Assets: [
        {
          Category: "PAGE_HEADER_LOGO",
          ColorMode: "LIGHT",
          Extension: "PNG",
          Bytes: { sha256: "4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6", size: 8 },
        },
      ],
    });
  });

  it("can't be known where an output lacks a client", () => {
    const config = {
      domain: { prefix: "shop" },
      resourceServers: { orders: { scopes: { read: "Read" } } },
      appClients: { reports: { machineToMachine: { scopes: ["orders/read"] } } },
    };
    assert.throws(() => targetWith(config, { appClientIds: {} }), {
      name: "CommandError",
      message: 'The stack\'s output appClientIds has no entry "reports".',
    });
  });
});

describe("The attributes that only administrators set", () => {
  it("are the custom ones that users can't write, each with a value that it allows", () => {
    const customAttributes = {
      role: { type: "String" },
      code: { type: "String", minLength: 8, maxLength: 8, mutable: false },
      level: { type: "Number", minValue: 3 },
      depth: { type: "Number", maxValue: -2 },
      since: { type: "DateTime" },
      active: { type: "Boolean" },
      theme: { type: "String", userWritable: true },
    };
    assert.deepEqual(attributeRights(filesWith({ userPool: { customAttributes } })), {
      locked: [
        { name: "custom:role", value: "admin", mutable: true },
        { name: "custom:code", value: "admin---", mutable: false },
        { name: "custom:level", value: "3", mutable: true },
        { name: "custom:depth", value: "-2", mutable: true },
        { name: "custom:since", value: "2000-01-01T00:00:00Z", mutable: true },
        { name: "custom:active", value: "true", mutable: true },
      ],
      writable: "nickname",
    });
  });

  it("are also those that the app client doesn't list", () => {
    const files = filesWith({
      userPool: { customAttributes: { theme: { type: "String", userWritable: true } } },
      appClient: { writeAttributes: ["email", "name"] },
    });
    assert.deepEqual(attributeRights(files), {
      locked: [{ name: "custom:theme", value: "admin", mutable: true }],
      writable: "name",
    });
  });
});
