import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { pulumiSchema } from "../../packaging/pulumiSchema";

/** A property, as far as it is looked at here. */
interface Property {
  readonly $ref?: string;
  readonly type?: string;
  readonly plain?: true;
  readonly items?: Property;
  readonly additionalProperties?: Property;
  readonly description?: string;
  readonly secret?: true;
}

/** A value of a choice, as far as it is looked at here. */
interface Choice {
  readonly name?: string;
  readonly value?: string;
  readonly description?: string;
}

/** Pulumi's schema, as far as it is looked at here. */
interface Schema {
  readonly name: string;
  readonly version: string;
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly isComponent: boolean;
        readonly description: string;
        readonly inputProperties: Readonly<Record<string, Property>>;
        readonly properties: Readonly<Record<string, Property>>;
      }
    >
  >;
  readonly types: Readonly<
    Record<
      string,
      { readonly properties?: Readonly<Record<string, Property>>; readonly enum?: readonly Choice[] }
    >
  >;
}

const committed = readFileSync(join(__dirname, "..", "..", "plugin", "schema.json"), "utf8");
const schema = JSON.parse(committed) as Schema;
const types = Object.values(schema.types);
const component = schema.resources["cognito-auth:index:CognitoAuth"];

describe("The schema for other languages", () => {
  it("is as the types and their comments are", () => {
    assert.equal(pulumiSchema(), committed, "renew it by `npm run schema`, and look at what has changed");
  });

  it("has the component, and nothing else, in the package's version", () => {
    assert.equal(schema.name, "cognito-auth");
    assert.equal(schema.version, version);
    assert.deepEqual(Object.keys(schema.resources), ["cognito-auth:index:CognitoAuth"]);
    assert.equal(component?.isComponent, true);
  });

  it("has the arguments and the outputs that the component has in TypeScript", () => {
    assert.deepEqual(Object.keys(component?.inputProperties ?? {}), [
      "userPool",
      "appClient",
      "appClients",
      "domain",
      "resourceServers",
      "groups",
      "triggers",
      "customSenders",
      "testUser",
      "tags",
    ]);
    assert.deepEqual(Object.keys(component?.properties ?? {}), [
      "userPoolId",
      "userPoolArn",
      "userPoolProviderName",
      "userPoolIssuer",
      "appClientId",
      "appClientSecret",
      "appClientIds",
      "appClientSecrets",
      "domainUrl",
      "signInUrl",
      "tokenUrl",
      "domainAliasTarget",
      "domainAliasZoneId",
      "customSenderKeyArn",
      "region",
      "amplifyOutputs",
      "testUsername",
      "testUserTemporaryPassword",
      "testUserPassword",
    ]);
  });

  it("marks the four outputs that are secrets, and no other", () => {
    const secrets = Object.entries(component?.properties ?? {}).flatMap(([name, { secret }]) =>
      secret === true ? [name] : [],
    );
    assert.deepEqual(secrets, [
      "appClientSecret",
      "appClientSecrets",
      "testUserTemporaryPassword",
      "testUserPassword",
    ]);
  });

  it("has no type that says nothing, and none whose name ends in Args, which SDKs append", () => {
    assert.ok(!committed.includes("pulumi.json#/Any"));
    assert.deepEqual(
      Object.keys(schema.types).map((token) => token.replace(/^cognito-auth:index:/, "")),
      [
        ...["UserPool", "SignInWith", "Aliases", "PasswordPolicy"],
        ...["Mfa", "MfaMode", "EmailMfa", "Passwordless", "Passkeys", "UserVerification"],
        ...["RememberDevices", "RememberedDevices"],
        ...["StandardAttributes", "StandardAttribute", "CustomAttribute", "AttributeType"],
        ...["VerifiedAttributes", "AccountRecovery", "Invitation", "Verification", "VerificationStyle"],
        ...["Ses", "Sms", "FeaturePlan", "AppClient", "AuthFlows", "Duration", "TimeUnit"],
        ...["RefreshTokenRotation", "RotationFeature", "OAuth", "MachineToMachine"],
        ...["Branding", "BrandingAsset", "AssetCategory", "ColorMode", "AssetExtension"],
        ...["Domain", "CustomDomain", "LoginPages", "ClassicUi", "ResourceServer", "Group"],
        ...["Triggers", "PreTokenGeneration", "PreTokenGenerationVersion", "CustomAuthentication"],
        ...["CustomSenders", "CustomSender", "TestUser"],
      ],
    );
  });

  /** What a property is for an SDK; `Input` where it can be an output of another resource. */
  function kindOf({ type, $ref = "", plain, items, additionalProperties }: Property): string {
    if (items !== undefined) return `list of ${kindOf(items)}`;
    if (additionalProperties !== undefined) return `map of ${kindOf(additionalProperties)}`;
    const name = type ?? $ref.replace("#/types/cognito-auth:index:", "");
    return plain === true ? name : `Input of ${name}`;
  }

  it("has lists and maps of what they are in TypeScript", () => {
    const kinds = (properties: Readonly<Record<string, Property>> = {}): Record<string, string> => {
      const all = Object.entries(properties).map(([name, property]) => [name, kindOf(property)] as const);
      return Object.fromEntries(all.filter(([, kind]) => /^(list|map) of/.test(kind)));
    };
    const kindsIn = (type: string): Record<string, string> =>
      kinds(schema.types[`cognito-auth:index:${type}`]?.properties);
    assert.deepEqual(kinds(component?.inputProperties), {
      appClients: "map of AppClient",
      groups: "map of Group",
      resourceServers: "map of ResourceServer",
      tags: "map of Input of string",
    });
    assert.deepEqual(kinds(component?.properties), {
      appClientIds: "map of Input of string",
      appClientSecrets: "map of Input of string",
    });
    assert.deepEqual(kindsIn("AppClient"), {
      identityProviders: "list of string",
      readAttributes: "list of string",
      writeAttributes: "list of string",
    });
    assert.deepEqual(kindsIn("OAuth"), {
      callbackUrls: "list of Input of string",
      logoutUrls: "list of Input of string",
      scopes: "list of string",
    });
    assert.deepEqual(kindsIn("MachineToMachine"), { scopes: "list of string" });
    assert.deepEqual(kindsIn("Branding"), { assets: "list of BrandingAsset" });
    assert.deepEqual(kindsIn("ResourceServer"), { scopes: "map of string" });
    assert.deepEqual(kindsIn("TestUser"), { attributes: "map of Input of string", groups: "list of string" });
  });

  it("has the choices about users by name and value", () => {
    const choicesIn = (type: string): Record<string, string> => {
      const values = schema.types[`cognito-auth:index:${type}`]?.enum ?? [];
      return Object.fromEntries(values.map(({ name = "", value = "" }) => [name, value]));
    };
    assert.deepEqual(choicesIn("SignInWith"), {
      Username: "username",
      Email: "email",
      Phone: "phone",
      EmailOrPhone: "emailOrPhone",
    });
    assert.deepEqual(choicesIn("AccountRecovery"), {
      Email: "email",
      Phone: "phone",
      EmailThenPhone: "emailThenPhone",
      PhoneThenEmail: "phoneThenEmail",
      AdminOnly: "adminOnly",
    });
    assert.deepEqual(choicesIn("VerificationStyle"), { Code: "code", Link: "link" });
    assert.deepEqual(choicesIn("RememberedDevices"), { Always: "always", UserOptIn: "userOptIn" });
    assert.deepEqual(choicesIn("UserVerification"), { Required: "required", Preferred: "preferred" });
  });

  it("documents everything, without the examples in TypeScript", () => {
    assert.match(component?.description ?? "", /^Sign-in for an application: .* a test user\.$/s);
    const properties = [
      component?.inputProperties,
      component?.properties,
      ...types.map(({ properties }) => properties),
    ];
    const all = [
      ...properties.flatMap((some) => Object.values(some ?? {})),
      ...types.flatMap((type) => type.enum ?? []),
    ];
    assert.ok(all.length > 120);
    for (const { description } of all) assert.match(description ?? "", /\w{3}/);
    assert.ok(!committed.includes("```"));
  });
});
