import assert from "node:assert/strict";
import { otherNames } from "../../../components/otherNames";
import awsSchema from "../../../packages/local-aws/provider/awsSchema.json";
import { problemsOf, withArgument } from "../../helpers/argumentRules";
import { jane } from "../../helpers/expectedInputs";
import { functionArn, ses, withChallenges } from "../resources/values";

const reasons = ["there is no argument with this name", "there is no argument for this yet"];

/** Where a table is looked up. */
interface Place {
  /** The path of the group of arguments; empty at the top. */
  readonly group: string;
  /** The arguments that are needed there, with one more of this name. */
  readonly withName: (name: string) => object;
}

function at(group: string, base: object = {}): Place {
  return { group, withName: (name) => withArgument(base, pathOf(group, name), {}) };
}

const oauth = { callbackUrls: ["https://shop.example.com/"] };
const withBranding = (branding: object): object => ({
  domain: { prefix: "shop" },
  appClient: { oauth, branding: { settings: "{}", ...branding } },
});
const asset = { category: "FORM_LOGO", colorMode: "DARK", extension: "PNG", base64: "iVBORw==" };

const userPool = at("userPool");
const appClient = at("appClient");
const domain = at("domain", { domain: { prefix: "shop" } });
const classicUi = at("domain.classicUi", {
  domain: { prefix: "shop", pages: "classic", classicUi: { css: "a {}" } },
});
const branding = at("appClient.branding", withBranding({}));
const group = at("groups.staff");
const triggers = at("triggers");
const preTokenGeneration = at("triggers.preTokenGeneration", {
  triggers: { preTokenGeneration: { functionArn: functionArn("tokens") } },
});
const sender = { functionArn: functionArn("mails"), roleArn: "arn:aws:iam::123456789012:role/mails" };
const withSender = { customSenders: { email: sender } };
const resourceServer = at("resourceServers.orders", { resourceServers: { orders: { scopes: {} } } });

const places: Readonly<Record<keyof typeof otherNames, readonly Place[]>> = {
  resources: [at(""), userPool, appClient],
  ses: [at("userPool.ses", { userPool: { ses } })],
  sms: [at("userPool.sms")],
  passwordPolicy: [at("userPool.passwordPolicy")],
  invitation: [at("userPool.invitation")],
  verification: [at("userPool.verification")],
  mfa: [at("userPool.mfa")],
  emailMfa: [
    at("userPool.mfa.email", { userPool: { ses, accountRecovery: "adminOnly", mfa: { email: {} } } }),
  ],
  aliases: [at("userPool.aliases")],
  verifiedAttributes: [at("userPool.autoVerify"), at("userPool.verifyBeforeUpdate")],
  rememberDevices: [at("userPool.rememberDevices", { userPool: { rememberDevices: { when: "always" } } })],
  passwordless: [at("userPool.passwordless", { userPool: { passwordless: { emailOtp: true } } })],
  passkeys: [
    at("userPool.passwordless.passkeys", {
      userPool: { passwordless: { passkeys: { relyingPartyId: "example.com" } } },
    }),
  ],
  standardAttributes: [at("userPool.standardAttributes")],
  standardAttribute: [
    at("userPool.standardAttributes.email", { userPool: { standardAttributes: { email: {} } } }),
  ],
  customAttribute: [
    at("userPool.customAttributes.plan", { userPool: { customAttributes: { plan: { type: "String" } } } }),
  ],
  oauth: [at("appClient.oauth", { domain: { prefix: "shop" }, appClient: { oauth } })],
  domain: [domain],
  customDomain: [
    at("domain.custom", { domain: { custom: { name: "auth.example.com", hostedZoneId: "Z1" } } }),
  ],
  classicUi: [classicUi],
  branding: [branding],
  brandingAsset: [
    {
      group: "appClient.branding.assets[0]",
      withName: (name) => withBranding({ assets: [{ ...asset, [name]: {} }] }),
    },
  ],
  resourceServer: [resourceServer],
  group: [group],
  triggers: [triggers],
  preTokenGeneration: [preTokenGeneration],
  customAuthentication: [at("triggers.customAuthentication", withChallenges)],
  customSenders: [at("customSenders", withSender)],
  customSender: [at("customSenders.email", withSender)],
  testUser: [at("testUser", { testUser: jane })],
};

const tables = Object.entries(otherNames).map(
  ([table, answers]) => [places[table as keyof typeof otherNames], answers] as const,
);

describe("A name of the AWS provider or CDK", () => {
  for (const [groups, answers] of tables) {
    for (const { group, withName } of groups) {
      it(`gets an answer of its own ${group === "" ? "at the top" : `in ${group}`}`, () => {
        for (const [name, objection] of answers) {
          // Tags are an argument at the top, for example.
          if (isArgument({ group, withName }, name)) continue;
          assert.deepEqual(problemsOf(withName(name)), [{ path: pathOf(group, name), ...objection }]);
        }
      });
    }
  }

  it("leads to an argument that exists, wherever it leads to one", () => {
    const named = tables.flatMap(([groups, answers]) =>
      [...answers.values()].flatMap(({ fix }) =>
        [...fix.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => ({ groups, name })),
      ),
    );
    // A name is a path, or one in the same group or in a further client.
    const elsewhere = [at(""), at("appClients.web")];
    assert.deepEqual(
      named.filter(({ groups, name }) => ![...elsewhere, ...groups].some((place) => isArgument(place, name))),
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

  it("is every property of the AWS provider's resources that isn't an argument", () => {
    const computed = new Set([
      ...["arn", "creationDate", "customDomain", "domain", "endpoint", "estimatedNumberOfUsers"],
      ...["lastModifiedDate", "clientId", "clientSecret", "userPoolId", "region", "tags", "tagsAll"],
      ...["generateSecret", "awsAccountId", "s3Bucket", "version", "cssVersion", "imageUrl"],
      ...["cloudfrontDistribution", "cloudfrontDistributionArn", "cloudfrontDistributionZoneId"],
      ...["managedLoginBrandingId", "scopeIdentifiers"],
    ]);
    for (const [place, answers, properties] of [
      [userPool, otherNames.resources, awsSchema["aws:cognito/userPool:UserPool"]],
      [appClient, otherNames.resources, awsSchema["aws:cognito/userPoolClient:UserPoolClient"]],
      [domain, otherNames.domain, awsSchema["aws:cognito/userPoolDomain:UserPoolDomain"]],
      [
        classicUi,
        otherNames.classicUi,
        awsSchema["aws:cognito/userPoolUICustomization:UserPoolUICustomization"],
      ],
      [branding, otherNames.branding, awsSchema["aws:cognito/managedLoginBranding:ManagedLoginBranding"]],
      [resourceServer, otherNames.resourceServer, awsSchema["aws:cognito/resourceServer:ResourceServer"]],
      [group, otherNames.group, awsSchema["aws:cognito/userGroup:UserGroup"]],
      [triggers, otherNames.triggers, awsSchema["aws:cognito/userPool:UserPool"].lambdaConfig.properties],
    ] as const) {
      const others = Object.keys(properties).filter(
        (name) => !computed.has(name) && !isArgument(place, name),
      );
      assert.deepEqual(
        others.filter((name) => !answers.has(name)),
        [],
      );
    }
  });

  for (const [path, fix] of [
    ["userPool.usernameAttributes", "write `userPool.signInWith`"],
    ["userPool.aliasAttributes", "write `userPool.aliases`"],
    ["userPool.schemas", "write `userPool.standardAttributes` and `userPool.customAttributes`"],
    ["userPool.signInAliases", "write `userPool.signInWith` and `userPool.aliases`"],
    ["userPool.emailConfiguration", "write `userPool.ses`"],
    ["userPool.accountRecoverySetting", "write `userPool.accountRecovery`"],
    ["userPool.webAuthnConfiguration", "write `userPool.passwordless.passkeys`"],
    ["userPool.standardAttributes.given_name", "write `userPool.standardAttributes.givenName`"],
    ["userPool.aliases.preferred_username", "write `userPool.aliases.preferredUsername`"],
    ["userPool.selfSignUpEnabled", "write `userPool.selfSignUp`"],
    ["userPool.mfaConfiguration", "write `userPool.mfa.mode`"],
    ["userPool.tags", "write `tags` beside `userPool`"],
    ["userPool.invitation.emailMessage", "write `userPool.invitation.message`"],
    ["userPool.invitation.emailSubject", "write `userPool.invitation.subject`"],
    ["userPool.verification.emailMessage", "write `userPool.verification.message`"],
    ["userPool.verification.emailSubject", "write `userPool.verification.subject`"],
    ["userPool.verification.defaultEmailOption", "write `userPool.verification.style`"],
    [
      "userPool.verification.emailMessageByLink",
      "write `userPool.verification.message`, with `userPool.verification.style`",
    ],
    ["userPool.triggers", "write `triggers` beside `userPool`"],
    ["userPool.lambdaTriggers", "write `triggers` beside `userPool`"],
    ["userPool.customSenderKmsKey", "write `customSenders.keyArn`"],
    ["triggers.preTokenGenerationConfig", "write `triggers.preTokenGeneration`"],
    ["triggers.defineAuthChallenge", "write `triggers.customAuthentication`, with all three functions"],
    ["triggers.customEmailSender", "write `customSenders.email`"],
    ["triggers.kmsKeyId", "write `customSenders.keyArn`"],
    ["customSenders.kmsKeyId", "write `customSenders.keyArn`"],
    ["userPool.domain", "write `domain` beside `userPool`"],
    ["userPool.groups", "write `groups` beside `userPool`"],
    ["userPool.ses.sourceArn", "write `userPool.ses.identityArn`"],
    ["userPool.sms.snsCallerArn", "write `userPool.sms.roleArn`"],
    ["groups.staff.groupName", "write `name`"],
    ["userPool.lambdaConfig", "write `triggers` beside `userPool`"],
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
    ["testUser.password", "leave it out: the user gets a random password"],
    ["testUser.phone", "write `testUser.phoneNumber`"],
  ] as const) {
    it(`is answered by what to write here: ${path}`, () => {
      const isUnavailable = /^(set|create) /.test(fix);
      const why = reasons[isUnavailable ? 1 : 0];
      const beside = path.startsWith("testUser") ? { testUser: jane } : { userPool: { ses } };
      assert.deepEqual(problemsOf(withArgument(beside, path, ["x"])), [{ path, reason: why, fix }]);
    });
  }
});

function isArgument({ group, withName }: Place, name: string): boolean {
  const path = pathOf(group, name);
  const unknown = problemsOf(withName(name)).filter(({ reason }) => reasons.includes(reason));
  // A name with dots can lead through a group that isn't there.
  return !unknown.some((problem) => path === problem.path || path.startsWith(`${problem.path}.`));
}

function pathOf(group: string, name: string): string {
  return group === "" ? name : `${group}.${name}`;
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
