import assert from "node:assert/strict";
import { otherNames } from "../../../components/otherNames";
import awsSchema from "../../../packages/local-aws/provider/awsSchema.json";
import { everyArgument } from "../../engine/everyArgument";
import { problemsOf, withArgument } from "../../helpers/argumentRules";
import { jane } from "../../helpers/expectedInputs";

const reason = "there is no argument with this name";

/** Where each table is looked up, beside the arguments that are needed there. */
const settings = "{}";
const oauth = { callbackUrls: ["https://shop.example.com/"] };
const withBranding = (branding: object): object => ({
  domain: { prefix: "shop" },
  appClient: { oauth, branding },
});
const places: readonly (readonly [keyof typeof otherNames, path: string, base?: object])[] = [
  ["resources", ""],
  ["resources", "userPool"],
  ["resources", "appClient"],
  ["passwordPolicy", "userPool.passwordPolicy"],
  ["invitation", "userPool.invitation"],
  ["verification", "userPool.verification"],
  ["mfa", "userPool.mfa"],
  [
    "customAttribute",
    "userPool.customAttributes.plan",
    { userPool: { customAttributes: { plan: { type: "String" } } } },
  ],
  ["oauth", "appClient.oauth", { domain: { prefix: "shop" }, appClient: { oauth } }],
  ["domain", "domain", { domain: { prefix: "shop" } }],
  ["customDomain", "domain.custom", { domain: { custom: { name: "a.example.com", hostedZoneId: "Z1" } } }],
  [
    "classicUi",
    "domain.classicUi",
    { domain: { prefix: "shop", pages: "classic", classicUi: { css: "a {}" } } },
  ],
  ["branding", "appClient.branding", withBranding({ settings })],
  ["resourceServer", "resourceServers.orders", { resourceServers: { orders: { scopes: {} } } }],
  ["testUser", "testUser", { testUser: jane }],
];

describe("A name of the AWS provider or CDK", () => {
  for (const [table, group, base = {}] of places) {
    const where = group === "" ? "at the top" : `in ${group}`;
    it(`gets an answer of its own ${where}`, () => {
      for (const [name, objection] of otherNames[table]) {
        // Tags are an argument at the top, for example.
        if (isArgument(group, name)) continue;
        const path = group === "" ? name : `${group}.${name}`;
        assert.deepEqual(problemsOf(withArgument(base, path, {})), [{ path, ...objection }]);
      }
    });
  }

  it("leads to an argument that exists, wherever it leads to one", () => {
    const excluded = [
      "domain.url",
      "domain.classicUi",
      "domain.classicUi.css",
      "domain.classicUi.logoBase64",
    ];
    const paths = [...pathsIn(everyArgument, ""), ...excluded];
    // Those of a map have keys of the author's own before them.
    const attribute = ["type", "mutable", "minLength", "maxLength", "minValue", "maxValue"];
    const ofOthers = ["machineToMachine", "scopes", "base64"];
    const named = Object.values(otherNames)
      .flatMap((table) => [...table.values()])
      .flatMap(({ fix }) => [...fix.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
    assert.deepEqual(
      named.filter((name) => ![...paths, ...attribute, ...ofOthers].includes(name)),
      [],
    );
    assert.equal(named.length > 20, true);
  });

  it("leads to a property that the AWS resource has, where there is no argument", () => {
    const properties = pathsOfProperties({
      ...awsSchema["aws:cognito/userPool:UserPool"],
      ...awsSchema["aws:cognito/userPoolClient:UserPoolClient"],
    });
    const named = Object.values(otherNames)
      .flatMap((table) => [...table.values()])
      .flatMap(({ fix }) => /^set (.*) of the AWS resource/.exec(fix)?.[1]?.split(/, | and /) ?? []);
    assert.deepEqual(
      named.filter((name) => !properties.includes(name)),
      [],
    );
  });

  it("is every property of the AWS provider's user pool and client that isn't an argument", () => {
    const computed = new Set([
      ...["arn", "creationDate", "customDomain", "domain", "endpoint", "estimatedNumberOfUsers"],
      ...["lastModifiedDate", "clientSecret", "userPoolId", "region", "tags", "tagsAll", "generateSecret"],
    ]);
    for (const [group, type] of [
      ["userPool", "aws:cognito/userPool:UserPool"],
      ["appClient", "aws:cognito/userPoolClient:UserPoolClient"],
    ] as const) {
      const others = Object.keys(awsSchema[type]).filter(
        (name) => !computed.has(name) && !Object.hasOwn(everyArgument[group], name),
      );
      assert.deepEqual(
        others.filter((name) => !otherNames.resources.has(name)),
        [],
      );
    }
  });

  for (const [path, fix] of [
    [
      "userPool.usernameAttributes",
      "write `userPool.signInWith`; with email, the email address is the username",
    ],
    ["userPool.aliasAttributes", "write `userPool.signInWith`; with username, the email address is an alias"],
    ["userPool.schemas", "write `userPool.customAttributes`"],
    ["userPool.signInAliases", "write `userPool.signInWith`"],
    ["userPool.selfSignUpEnabled", "write `userPool.selfSignUp`"],
    ["userPool.mfaConfiguration", "write `userPool.mfa.mode`"],
    ["userPool.tags", "write `tags` beside `userPool`"],
    ["userPool.invitation.emailMessage", "write `userPool.invitation.message`"],
    ["userPool.invitation.emailSubject", "write `userPool.invitation.subject`"],
    [
      "userPool.invitation.smsMessage",
      "set adminCreateUserConfig.inviteMessageTemplate.smsMessage of the AWS resource with Pulumi's transforms",
    ],
    ["userPool.verification.emailMessage", "write `userPool.verification.message`"],
    ["userPool.verification.emailSubject", "write `userPool.verification.subject`"],
    [
      "userPool.verification.defaultEmailOption",
      "set verificationMessageTemplate.defaultEmailOption of the AWS resource with Pulumi's transforms",
    ],
    [
      "userPool.verification.emailMessageByLink",
      "set verificationMessageTemplate.emailMessageByLink of the AWS resource with Pulumi's transforms",
    ],
    ["userPool.triggers", "set lambdaConfig of the AWS resource with Pulumi's transforms"],
    ["userPool.domain", "write `domain` beside `userPool`"],
    ["userPool.groups", "create an aws.cognito.UserGroup with the component's userPoolId"],
    ["userPool.lambdaConfig", "set lambdaConfig of the AWS resource with Pulumi's transforms"],
    ["appClient.explicitAuthFlows", "write `appClient.authFlows`"],
    ["userPool.resourceServers", "write `resourceServers` beside `userPool`"],
    ["userPool.domainPrefix", "write `domain.prefix`"],
    ["domainPrefix", "write `domain.prefix`"],
    ["domain.domainPrefix", "write `domain.prefix`"],
    ["domain.cognitoDomain", "write `domain.prefix`"],
    ["domain.customDomain", "write `domain.custom`"],
    ["domain.managedLoginVersion", "write `domain.pages`"],
    ["appClient.callbackUrls", "write `appClient.oauth.callbackUrls`"],
    ["appClient.logoutUrls", "write `appClient.oauth.logoutUrls`"],
    ["appClient.oAuth", "write `appClient.oauth`"],
    ["appClient.allowedOauthFlows", "write `appClient.oauth`"],
    ["appClient.supportedIdentityProviders", "write `appClient.identityProviders`"],
    ["appClients.web.callbackUrls", "write `appClients.web.oauth.callbackUrls`"],
    ["appClient.preventUserExistenceErrors", "leave it out: errors never tell whether a user exists"],
    ["testUser.name", "write `testUser.username`, and a person's name in `testUser.attributes`"],
    [
      "testUser.permanentPassword",
      "leave it out: the user chooses a password at the first sign-in, after a random temporary one",
    ],
    ["testUser.phone", "leave it out: a test user has no phone"],
  ] as const) {
    it(`is answered by what to write here: ${path}`, () => {
      const isUnavailable = /^(set|create) /.test(fix);
      const why = isUnavailable ? "there is no argument for this yet" : reason;
      assert.deepEqual(
        problemsOf(withArgument(path.startsWith("testUser") ? { testUser: jane } : {}, path, ["x"])),
        [{ path, reason: why, fix }],
      );
    });
  }
});

function isArgument(group: string, name: string): boolean {
  const path = group === "" ? name : `${group}.${name}`;
  return pathsIn(everyArgument, "").includes(path);
}

/** The paths of all arguments; a map with names of the author's own counts as one. */
function pathsIn(value: object, path: string): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const innerPath = path === "" ? key : `${path}.${key}`;
    const isGroup = typeof inner === "object" && inner !== null;
    return [innerPath, ...(isGroup ? pathsIn(inner, innerPath) : [])];
  });
}

interface Property {
  readonly kind: string;
  readonly properties?: Readonly<Record<string, Property>>;
}

/** The paths of all properties of a resource in the provider's schema. */
function pathsOfProperties(properties: Readonly<Record<string, Property>>): string[] {
  return Object.entries(properties).flatMap(([name, { properties: inner = {} }]) => [
    name,
    ...pathsOfProperties(inner).map((path) => `${name}.${path}`),
  ]);
}
