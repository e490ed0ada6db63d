import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { pulumiSchema } from "../../packaging/pulumiSchema";

/** A property, as far as it is looked at here. */
interface Property {
  readonly $ref?: string;
  readonly description?: string;
  readonly secret?: true;
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
      { readonly properties?: Readonly<Record<string, Property>>; readonly enum?: readonly Property[] }
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
      "region",
      "amplifyOutputs",
      "testUsername",
      "testUserTemporaryPassword",
    ]);
  });

  it("marks the two outputs that are secrets, and no other", () => {
    const secrets = Object.entries(component?.properties ?? {}).flatMap(([name, { secret }]) =>
      secret === true ? [name] : [],
    );
    assert.deepEqual(secrets, ["appClientSecret", "testUserTemporaryPassword"]);
  });

  it("has no type that says nothing, and none whose name ends in Args, which SDKs append", () => {
    assert.ok(!committed.includes("pulumi.json#/Any"));
    assert.deepEqual(
      Object.keys(schema.types).map((token) => token.replace(/^cognito-auth:index:/, "")),
      [
        ...["UserPool", "SignInWith", "PasswordPolicy", "Mfa", "MfaMode", "CustomAttribute", "AttributeType"],
        ...["Mail", "FeaturePlan", "AppClient", "AuthFlows", "Duration", "TimeUnit"],
        ...["RefreshTokenRotation", "RotationFeature", "TestUser"],
      ],
    );
  });

  it("documents everything, without the examples in TypeScript", () => {
    assert.match(component?.description ?? "", /^Sign-in for an application: .* a test user\.$/);
    const properties = [
      component?.inputProperties,
      component?.properties,
      ...types.map(({ properties }) => properties),
    ];
    const all = [
      ...properties.flatMap((some) => Object.values(some ?? {})),
      ...types.flatMap((type) => type.enum ?? []),
    ];
    assert.ok(all.length > 60);
    for (const { description } of all) assert.match(description ?? "", /\w{3}/);
    assert.ok(!committed.includes("```"));
  });
});
