import assert from "node:assert/strict";
import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import type { Field, Fields } from "../../provider/fields";
import { handlers, rows } from "../../provider/resources";
import { derivedFields } from "../../provider/rows/derivedFields";
import { argumentsIn, idFrom } from "../../provider/rows/identifiers";
import { operationOf } from "../../provider/rows/operation";
import { sparse } from "../../provider/rows/requests";
import { type Schema, schemaOf } from "../../provider/schema";
import type { Properties } from "../../provider/wire";
import { requestsOf } from "./sentRequests";

describe("The name of a property in AWS's API", () => {
  const names = (
    schema: Schema,
    command: typeof cognito.CreateUserPoolClientCommand,
  ): Record<string, Field> => derivedFields(schema, operationOf("cognito", command).request);

  it("is the same in any case, and for a list in the singular, too", () => {
    const string = { kind: "string" } as const;
    const list = { kind: "list" } as const;
    const schema = {
      allowedOauthFlows: list,
      callbackUrls: list,
      defaultRedirectUri: string,
      userPoolId: string,
    };
    assert.deepEqual(names(schema, cognito.CreateUserPoolClientCommand), {
      allowedOauthFlows: { api: "AllowedOAuthFlows" },
      callbackUrls: { api: "CallbackURLs" },
      defaultRedirectUri: { api: "DefaultRedirectURI" },
      userPoolId: { api: "UserPoolId" },
    });
    const { request } = operationOf("cognito", cognito.CreateUserPoolCommand);
    assert.deepEqual(derivedFields({ schemas: { kind: "blocks" } }, request), { schemas: { api: "Schema" } });
    assert.deepEqual(derivedFields({ schemas: string }, request), {});
  });

  it("is another one where a row says so, also inside of a structure", () => {
    const { request } = operationOf("cognito", cognito.CreateUserPoolDomainCommand);
    const schema: Schema = { certificateArn: { kind: "string" }, name: { kind: "string" } };
    const fields = derivedFields(schema, request, {
      certificateArn: "CustomDomainConfig.CertificateArn",
      name: "Domain",
    });
    assert.deepEqual(fields, {
      certificateArn: { api: "CustomDomainConfig.CertificateArn" },
      name: { api: "Domain" },
    });
  });

  it("is that of bytes or of a document where the API has no string", () => {
    const { request } = operationOf("cognito", cognito.CreateManagedLoginBrandingCommand);
    const bytes: Schema = { bytes: { kind: "string" } };
    const schema: Schema = { assets: { kind: "blocks", properties: bytes }, settings: { kind: "string" } };
    assert.deepEqual(derivedFields(schema, request), {
      assets: { api: "Assets", fields: { bytes: { api: "Bytes", form: "blob" } } },
      settings: { api: "Settings", form: "document" },
    });
  });
});

describe("An argument of a row", () => {
  it("is in a request under a derived name, or handled by the row", () => {
    const unnamed = rows.flatMap((row) => {
      const [create, update = create] = [row.create, row.update].map(
        (command) => command && operationOf(row.service, command),
      );
      const members = new Map([...(create?.request ?? []), ...(update?.request ?? [])]);
      const schema = schemaOf(row.type);
      const found = unnamedIn(schema, derivedFields(schema, members, row.names));
      return found.length === 0 ? [] : [[row.type.split(":").at(-1), found] as const];
    });
    assert.deepEqual(Object.fromEntries(unnamed), {
      Api: ["body", "failOnWarnings"],
      Certificate: [
        ...["certificateBody", "certificateChain", "earlyRenewalDuration"],
        ...["privateKey", "privateKeyWo", "privateKeyWoVersion"],
      ],
      IdentityPoolRoleAttachment: ["roleMappings"],
      Integration: ["responseParameters"],
      Key: ["deletionWindowInDays", "enableKeyRotation", "isEnabled", "rotationPeriodInDays"],
      Alias: ["namePrefix"],
      Route: ["requestParameters"],
      Stage: ["routeSettings"],
    });
  });

  function unnamedIn(schema: Schema, fields: Fields, prefix = ""): string[] {
    return Object.entries(schema).flatMap(([name, { output, properties }]) => {
      if (output === true || name === "region" || name === "tagsAll") return [];
      const field = fields[name];
      if (field === undefined) return [prefix + name];
      return properties && field.fields ? unnamedIn(properties, field.fields, `${prefix}${name}.`) : [];
    });
  }
});

describe("An id that is made of arguments", () => {
  for (const [form, id, parts] of [
    ["userPoolId/name", "eu-west-1_a/staff/all", { userPoolId: "eu-west-1_a", name: "staff/all" }],
    [
      "userPoolId|identifier",
      "eu-west-1_a|https://api.example.com",
      { userPoolId: "eu-west-1_a", identifier: "https://api.example.com" },
    ],
    ["userPoolId:clientId?", "eu-west-1_a:b", { userPoolId: "eu-west-1_a", clientId: "b" }],
    ["userPoolId:clientId?", "eu-west-1_a", { userPoolId: "eu-west-1_a" }],
    [
      "identityPoolId:identityProviderName",
      "eu-west-1:1-2:accounts.google.com",
      { identityPoolId: "eu-west-1:1-2", identityProviderName: "accounts.google.com" },
    ],
  ] as const) {
    it(`has the form ${form}: ${id}`, () => {
      assert.equal(idFrom(form, parts), id);
      assert.deepEqual(JSON.parse(JSON.stringify(argumentsIn(form, id))), parts);
    });
  }

  it("is refused in another form", () => {
    assert.throws(() => argumentsIn("userPoolId/name", "staff"), {
      message: 'expected an id of the form userPoolId/name, not "staff"',
    });
  });
});

describe("A request to create", () => {
  it("leaves out what is false, 0 or empty, at any depth, but for what is always sent", () => {
    const request = { A: "", B: 0, C: { D: false, E: [], F: false }, G: [0], H: { I: "" } };
    assert.deepEqual(sparse(request, new Set(["F"])), { C: { F: false }, G: [0] });
  });
});

describe("The request to delete", () => {
  const pool = { UserPoolId: "eu-west-1_a" };
  const cases: Record<string, [id: string, state: Properties, operation: string, request: Properties]> = {
    identityProvider: [
      "eu-west-1_a:Google",
      { userPoolId: "eu-west-1_a", providerName: "Google", providerType: "Google" },
      "DeleteIdentityProvider",
      { ...pool, ProviderName: "Google" },
    ],
    logDeliveryConfiguration: [
      "eu-west-1_a",
      { userPoolId: "eu-west-1_a" },
      "SetLogDeliveryConfiguration",
      { ...pool, LogConfigurations: [] },
    ],
    managedLoginBranding: [
      "eu-west-1_a,1",
      { userPoolId: "eu-west-1_a", managedLoginBrandingId: "1", clientId: "b" },
      "DeleteManagedLoginBranding",
      { ...pool, ManagedLoginBrandingId: "1" },
    ],
    resourceServer: [
      "eu-west-1_a|api",
      { userPoolId: "eu-west-1_a", identifier: "api", name: "api" },
      "DeleteResourceServer",
      { ...pool, Identifier: "api" },
    ],
    riskConfiguration: [
      "eu-west-1_a:b",
      {
        userPoolId: "eu-west-1_a",
        clientId: "b",
        riskExceptionConfiguration: { skippedIpRangeLists: ["10.0.0.0/8"] },
      },
      "SetRiskConfiguration",
      { ...pool, ClientId: "b" },
    ],
    userGroup: [
      "eu-west-1_a/staff",
      { userPoolId: "eu-west-1_a", name: "staff", description: "Who works here" },
      "DeleteGroup",
      { ...pool, GroupName: "staff" },
    ],
    userInGroup: [
      "eu-west-1_a,staff,jane",
      { userPoolId: "eu-west-1_a", groupName: "staff", username: "jane" },
      "AdminRemoveUserFromGroup",
      { ...pool, GroupName: "staff", Username: "jane" },
    ],
    userPoolDomain: [
      "shop",
      { userPoolId: "eu-west-1_a", domain: "shop", managedLoginVersion: 2 },
      "DeleteUserPoolDomain",
      { ...pool, Domain: "shop" },
    ],
    userPoolUICustomization: [
      "eu-west-1_a,ALL",
      { userPoolId: "eu-west-1_a", clientId: "ALL", css: ".a {}" },
      "SetUICustomization",
      { ...pool, ClientId: "ALL" },
    ],
    identityPoolProviderPrincipalTag: [
      "eu-west-1:1:x",
      { identityPoolId: "eu-west-1:1", identityProviderName: "x", principalTags: { team: "team" } },
      "SetPrincipalTagAttributeMap",
      { IdentityPoolId: "eu-west-1:1", IdentityProviderName: "x", PrincipalTags: {}, UseDefaults: true },
    ],
  };

  for (const [path, [id, state, operation, request]] of Object.entries(cases)) {
    it(`says which resource it is, and nothing else that isn't needed: ${path}`, async () => {
      const name = path.charAt(0).toUpperCase() + path.slice(1);
      const handler = handlers[`aws:cognito/${path}:${name}`] ?? assert.fail(`There is no ${name}.`);
      const requests = await requestsOf((context) => handler.delete(id, state, context));
      assert.deepEqual(requests, { [operation]: request });
    });
  }
});
