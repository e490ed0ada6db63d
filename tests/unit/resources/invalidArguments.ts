import * as pulumi from "@pulumi/pulumi";
import { withArgument } from "../../helpers/argumentRules";
import { jane } from "../../helpers/expectedInputs";

const user = { testUser: jane };
const emailUser = { userPool: { signInWith: "email" }, testUser: { username: "jane@example.com" } };
const shortRefresh = { refreshTokenValidity: { value: 60, unit: "minutes" } };
const days = (value: unknown): object => ({ value, unit: "days" });
const attributes = (definitions: object, values: object): object => ({
  userPool: { customAttributes: definitions },
  testUser: { ...jane, attributes: values },
});
const many = (count: number, value: unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, value]));

const domain = { prefix: "shop" };
const oauth = { callbackUrls: ["https://shop.example.com/"] };
const withOAuth = { domain, appClient: { oauth } };
const classic = { domain: { ...domain, pages: "classic" } };
const withAllScopes = {
  domain,
  appClient: { oauth: { callbackUrls: ["https://shop.example.com/"], scopes: ["openid", "email", "phone"] } },
};
const lite = { userPool: { featurePlan: "LITE" } };
const resourceServers = { api: { scopes: { read: "Read" } } };
const service = (machineToMachine: unknown): object => ({ appClients: { service: { machineToMachine } } });
const withService = { domain, resourceServers, ...service({ scopes: ["api/read"] }) };
const urls = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `https://shop.example.com/${index}`);
const icon = { category: "FAVICON_ICO", colorMode: "LIGHT", extension: "ICO", base64: "AAABAAEA" };
const largeImage = { ...icon, base64: "A".repeat(1_333_336) };
const withBranding = { domain, appClient: { oauth, branding: { settings: "{}" } } };
const role = { userPool: { customAttributes: { role: { type: "String" } } } };

/** Values of one argument that are refused; beside the other arguments. */
const refused: readonly (readonly [path: string, values: readonly unknown[], base?: object])[] = [
  ["userPool", [null, [], "pool", pulumi.output({})]],
  ["userPool.nmae", ["shop"]],
  ["userPool.usernameAttributes", [["email"]]],
  ["userPool.name", ["", "x".repeat(129), "a/b", 7]],
  ["userPool.signInWith", ["phone", pulumi.output("email")]],
  ["userPool.selfSignUp", ["yes"]],
  ["userPool.passwordPolicy", [7]],
  ["userPool.passwordPolicy.minimumLength", [5, 100, 6.5, "14"]],
  ["userPool.passwordPolicy.requireLowercase", [1]],
  ["userPool.passwordPolicy.requireUppercase", [1]],
  ["userPool.passwordPolicy.requireNumbers", [1]],
  ["userPool.passwordPolicy.requireSymbols", [1]],
  ["userPool.passwordPolicy.temporaryPasswordValidityDays", [0, -1, 366]],
  ["userPool.passwordPolicy.historySize", [-1, 25]],
  ["userPool.passwordPolicy.historySize", [1], { userPool: { featurePlan: "LITE" } }],
  ["userPool.mfa", ["ON"]],
  ["userPool.mfa.mode", ["REQUIRED"]],
  ["userPool.mfa.totp", [false, "yes"]],
  ["userPool.mfa.totp", [false], { userPool: { mfa: { mode: "ON" } } }],
  ["userPool.customAttributes", [[], many(50, { type: "String" })]],
  [
    "userPool.customAttributes.plan",
    [
      {},
      { type: "Text" },
      { type: "String", required: true },
      { type: "String", minValue: 1 },
      { type: "Number", maxLength: 1 },
      { type: "Boolean", minLength: 1, maxValue: 1 },
      { type: "String", minLength: 2_049 },
      { type: "String", minLength: 5, maxLength: 4 },
      { type: "Number", minValue: 2 ** 53 },
      { type: "Number", minValue: 1, maxValue: 0 },
      { type: "DateTime", mutable: "no" },
      { type: "String", userWritable: "no" },
    ],
  ],
  ["userPool.customAttributes.email", [{ type: "String" }]],
  ["userPool.customAttributes.custom:plan", [{ type: "String" }]],
  ["userPool.customAttributes.my plan", [{ type: "String" }]],
  [`userPool.customAttributes.${"x".repeat(21)}`, [{ type: "String" }]],
  ["userPool.invitation.subject", ["", "x".repeat(141), "a\u200bb"]],
  ["userPool.invitation.message", ["{####}", "{username}", "hello", "x", 7]],
  ["userPool.verification.subject", ["", 7, "{username}"]],
  [
    "userPool.verification.message",
    ["no code here", "{username}: {####}", `{####}\0`, `{####}${"x".repeat(20_000)}`],
  ],
  ["userPool.featurePlan", ["FREE"]],
  ["userPool.deletionProtection", ["ACTIVE"]],
  ["appClient", [null]],
  ["appClient.secret", [true]],
  ["appClient.explicitAuthFlows", [["ALLOW_USER_SRP_AUTH"]]],
  ["appClient.name", ["a/b"]],
  ["appClient.authFlows", [["userSrp"], { userSrp: false, adminUserPassword: false }, { srp: true }]],
  ["appClient.authFlows.userSrp", ["on"]],
  ["appClient.authFlows.adminUserPassword", ["on"]],
  ["appClient.authFlows.userPassword", ["on"]],
  ["appClient.authFlows.custom", ["on"]],
  ["appClient.authFlows.userAuth", ["on"]],
  ["appClient.authFlows.userAuth", [true], lite],
  ["appClient.authFlows.refreshToken", [true], { appClient: { refreshTokenRotation: {} } }],
  ["appClient.accessTokenValidity", [{ value: 4, unit: "minutes" }, days(2), days(1.5), { value: 60 }, {}]],
  ["appClient.accessTokenValidity", [{ value: 2, unit: "hours" }], { appClient: shortRefresh }],
  ["appClient.idTokenValidity", [{ value: 1, unit: "weeks" }, { value: 25, unit: "hours" }, 60]],
  ["appClient.idTokenValidity", [{ value: 61, unit: "minutes" }], { appClient: shortRefresh }],
  ["appClient.refreshTokenValidity", [{ value: 59, unit: "minutes" }, days(3_651), days("30")]],
  ["appClient.refreshTokenRotation", [true]],
  ["appClient.refreshTokenRotation.feature", ["ON"]],
  ["appClient.refreshTokenRotation.retryGracePeriodSeconds", [-1, 61]],
  ["appClient.refreshTokenRotation", [{ feature: "DISABLED", retryGracePeriodSeconds: 1 }]],
  ["appClient.tokenRevocation", [1]],
  ["appClient.generateSecret", [pulumi.output(true)]],
  ["appClient.oauth", [true, {}, oauth]],
  ["appClient.oauth.callbackUrls", [[], "https://a.example", urls(101), [...urls(2), urls(1)[0]]], withOAuth],
  [
    "appClient.oauth.callbackUrls",
    [
      [""],
      ["/signed-in"],
      ["http://shop.example.com/"],
      ["https://shop.example.com/#signed-in"],
      ["https://shop.example.com/signed in"],
      ["https:/shop.example.com/"],
      ["https://*.example.com/"],
      ["https://shop.example.com/*"],
      ["https://jane:secret@shop.example.com/"],
      ["https://shop.example.com\\@example.org/"],
      ["https://shop.example.com:99999/"],
      ["javascript:/alert(1)"],
      ["myapp:signed-in"],
      [`https://shop.example.com/${"x".repeat(1_000)}`],
      [7, null],
    ],
    withOAuth,
  ],
  ["appClient.oauth.logoutUrls", [urls(101), ["http://shop.example.com/"], {}], withOAuth],
  ["appClient.oauth.defaultRedirectUrl", ["https://other.example.com/", "shop", 7], withOAuth],
  [
    "appClient.oauth.scopes",
    [[], ["email"], ["openid", "orders/read"], ["opnid"], [7], many(51, "x"), urls(51)],
    withOAuth,
  ],
  ["appClient.oauth.scopes", [["openid", "api/raed"]], { ...withOAuth, resourceServers }],
  ["appClient.oauth.code", ["yes", false], withOAuth],
  ["appClient.oauth.implicit", ["yes"], withOAuth],
  ["appClient.oauth.flows", [{}], withOAuth],
  ["appClient.oauth", [oauth], { domain, appClient: { identityProviders: [] } }],
  [
    "appClient.oauth",
    [oauth],
    {
      domain,
      appClient: { authFlows: { userSrp: false, adminUserPassword: false, refreshToken: false } },
    },
  ],
  ["appClient.machineToMachine", [{ scopes: ["api/read"] }], { domain, resourceServers }],
  ["appClient.identityProviders", [["Google"], ["cognito", "cognito"], "cognito"]],
  ["appClient.readAttributes", [[], ["sub"], ["rolle"], ["custom:role"], ["email", "email"], "email"], role],
  ["appClient.readAttributes", [["name"], ["email", "phone_number"]], withAllScopes],
  ["appClient.writeAttributes", [["emial"], ["email", "custom:role"]], role],
  [
    "appClient.writeAttributes",
    [[], ["name"], ["email", "role"], ["email", "email_verified"], ["email", "sub"]],
    role,
  ],
  ["appClient.authSessionValidityMinutes", [2, 16, 3.5, "3"]],
  ["appClient.propagateUserContext", [true, "yes"]],
  ["appClient.branding", [{ settings: "{}" }]],
  ["appClient.branding", [{ settings: "{}" }], { ...classic, appClient: { oauth } }],
  [
    "appClient.branding",
    [{}, null, { settings: "{}", assets: [largeImage, { ...largeImage, colorMode: "DARK" }] }],
    withOAuth,
  ],
  [
    "appClient.branding.settings",
    ["", "[]", "null", "{", {}, '{"ManagedLoginBranding":{}}', '{"Settings":{}}'],
    withBranding,
  ],
  [
    "appClient.branding.assets",
    [
      {},
      [{}],
      [null],
      [{ ...icon, category: "LOGO" }],
      [{ ...icon, colorMode: "ANY" }],
      [{ ...icon, extension: "PNG" }],
      [{ ...icon, category: "FAVICON_SVG" }],
      [{ ...icon, base64: "data:image/png;base64,AAAA" }],
      [{ ...icon, base64: "" }],
      [{ ...icon, bytes: "AAAA" }],
      [{ ...icon, base64: "A".repeat(1_333_340) }],
      Array.from({ length: 41 }, () => icon),
    ],
    withBranding,
  ],
  ["appClients", [[], many(10_000, {}), pulumi.output({})]],
  ["appClients.my app", [{}]],
  ["appClients.-web", [{}]],
  [`appClients.${"x".repeat(65)}`, [{}]],
  ["appClients.web", [null, { secret: true }, { callbackUrls: [] }, { branding: { settings: "{}" } }]],
  ["appClients.web.oauth", [oauth, { ...oauth, scopes: ["opnid"] }]],
  ["appClients.service.machineToMachine", [{}, true, { scopes: ["api/read"] }], { resourceServers }],
  ["appClients.service.machineToMachine.scopes", [[], ["openid"], ["api/raed"], "api/read"], withService],
  ["appClients.service.generateSecret", [false], withService],
  ["appClients.service.oauth", [oauth], withService],
  ["appClients.service.authFlows", [{}], withService],
  ["appClients.service.idTokenValidity", [{ value: 1, unit: "hours" }], withService],
  ["appClients.service.refreshTokenValidity", [days(1)], withService],
  ["appClients.service.refreshTokenRotation", [{ feature: "DISABLED" }], withService],
  ["appClients.service.identityProviders", [["cognito"]], withService],
  ["appClients.service.readAttributes", [["email"]], withService],
  ["appClients.service.writeAttributes", [["email"]], withService],
  ["appClients.service.authSessionValidityMinutes", [3], withService],
  ["appClients.service.propagateUserContext", [true], withService],
  ["appClients.service.branding", [{ settings: "{}" }], withService],
  ["domain", [null, {}, "shop", { pages: "classic" }]],
  [
    "domain.prefix",
    [
      "",
      "x".repeat(64),
      "Shop",
      "-shop",
      "shop-",
      "my_shop",
      "auth.example.com",
      "my-aws",
      "cognito",
      "amazon1",
      7,
    ],
  ],
  ["domain.prefix", ["shop"], { domain: { url: "https://auth.example.com" } }],
  ["domain.custom", [{}, null, { name: "auth.example.com" }]],
  [
    "domain.custom.name",
    [
      "auth",
      "https://auth.example.com",
      "Auth.example.com",
      `${"x".repeat(60)}.com`,
      "auth..com",
      "example.com",
      7,
    ],
    { domain: { custom: { hostedZoneId: "Z1" } } },
  ],
  [
    "domain.custom.certificateArn",
    ["arn", "arn:aws:acm:eu-west-1:000000000000:certificate/5f3c1d6e", 7],
    { domain: { custom: { name: "auth.example.com" } } },
  ],
  [
    "domain.custom.hostedZoneId",
    ["", "example.com", 7],
    { domain: { custom: { name: "auth.example.com" } } },
  ],
  ["domain.pages", ["hosted"], { domain }],
  ["domain.pages", ["managed"], { domain, ...lite }],
  ["domain.url", ["auth.example.com", "http://auth.example.com", "https://auth.example.com/", 7]],
  ["domain.classicUi", [{ css: "a {}" }], { domain }],
  ["domain.classicUi", [{}, null], classic],
  ["domain.classicUi", [{ css: "a {}" }], { domain: { url: "https://auth.example.com", pages: "classic" } }],
  ["domain.prfix", ["shop"]],
  ["domain.classicUi.css", ["", "x".repeat(3_073), 7], classic],
  ["domain.classicUi.logoBase64", ["", "AAAA", "iVBORw0KGgo", `/9j/${"A".repeat(136_536)}`], classic],
  ["resourceServers", [[], many(301, { scopes: {} })]],
  ["resourceServers.my api", [{ scopes: {} }]],
  ["resourceServers.api", [null, {}, { name: "api", scopes: {} }]],
  [
    "resourceServers.api.identifier",
    ["", "x".repeat(257), "my api", 'a"b', "a\\b", "é", 7],
    { resourceServers },
  ],
  [
    "resourceServers.api.identifier",
    ["other"],
    { resourceServers: { other: { scopes: {} }, ...resourceServers } },
  ],
  [
    "resourceServers.api.scopes",
    [
      [{ scopeName: "read" }],
      many(101, "x"),
      { "": "x" },
      { ["x".repeat(257)]: "x" },
      { "a/b": "x" },
      { "a b": "x" },
    ],
    { resourceServers },
  ],
  ["resourceServers.api.scopes.read", ["", "x".repeat(257), 7], { resourceServers }],
  ["testUser", [{}, null, { username: "jane" }, { email: "jane@example.com" }, { username: "jane doe" }]],
  ["testUser.username", ["", "jane doe", "x".repeat(129), "jane@example.com", 7], user],
  ["testUser.username", ["jane"], emailUser],
  ["testUser.email", ["jane", "<jane@example.com>", null], user],
  ["testUser.email", ["joe@example.com"], emailUser],
  ["testUser.attributes", [[], "given_name"], user],
  ["testUser.attributes.email", ["jane@example.com"], user],
  ["testUser.attributes.sub", ["1"], user],
  ["testUser.attributes.phone_number", ["+49"], user],
  ["testUser.attributes.givenName", ["Jane"], user],
  ["testUser.attributes.birthdate", ["31.1.2026"], user],
  ["testUser.attributes.updated_at", ["yesterday"], user],
  ["testUser.attributes.givenname", ["Jane", 7], user],
  ["testUser.attributes.custom:plan", ["free"], user],
  ["testUser.attributes.locale", [7, "x".repeat(2_049), undefined], user],
  ["testUser.sendInvitation", ["no"], user],
  ["testUser.passwordVersion", [0, 1.5], user],
  ["testUser.phone", ["+49"], user],
  ["tags", [[], many(49, "x"), { ...many(48, "x"), "a,b": "x" }, null]],
  ["tags.pulumi:stack", ["mine"]],
  ["tags.toString", ["x"]],
  ["tags.aws:team", ["shop"]],
  [`tags.${"x".repeat(129)}`, ["shop"]],
  ["tags.team", ["x".repeat(257), 7]],
  ["tag", [{}]],
];

const combinations: Readonly<Record<string, unknown>> = {
  "no object": "shop",
  "a sign-in that is wrong, with a test user": {
    userPool: { signInWith: "phone" },
    testUser: { username: "j" },
  },
  "values that don't fit their custom attributes": attributes(
    {
      plan: { type: "String", minLength: 2, maxLength: 3 },
      level: { type: "Number", minValue: 1, maxValue: 9 },
      any: { type: "Number" },
      since: { type: "DateTime" },
      remote: { type: "Boolean" },
    },
    { plan: "x", level: "10", any: "many", since: "today", remote: "yes" },
  ),
  "a value of a custom attribute that is wrong itself": attributes(
    { plan: { type: "Text" } },
    { plan: "free" },
  ),
  "a custom attribute that is misspelled": attributes({ plan: { type: "String" } }, { paln: "free" }),
  "a token that outlives a refresh token of its own range": {
    appClient: { accessTokenValidity: days(1), idTokenValidity: days(1), ...shortRefresh },
  },
  "21 clients with a style each": {
    domain,
    appClients: many(21, { oauth }),
  },
  "an item that is unknown after one that is wrong": {
    ...withOAuth,
    appClient: {
      oauth: { ...oauth, scopes: [7, "opnid"] },
      readAttributes: [7, "emial"],
      writeAttributes: [7, "emial"],
    },
  },
  "what depends on something wrong itself": {
    userPool: { featurePlan: "LIGHT", customAttributes: { role: { type: "Text" } } },
    appClient: {
      oauth: {
        callbackUrls: ["shop"],
        defaultRedirectUrl: "https://shop.example.com/",
        scopes: ["orders/read"],
      },
      readAttributes: ["role"],
      branding: { settings: "{}" },
    },
    domain: { prefix: "My shop", pages: "clasic", classicUi: { css: "a {}" } },
    resourceServers: { orders: { scopes: { read: 7 } }, api: { identifier: "or ders", scopes: {} } },
  },
  "an existing domain beside one that is created": {
    domain: { url: "https://auth.example.com", custom: { name: "auth.example.com", hostedZoneId: "Z1" } },
  },
  "several in every group": {
    userPol: {},
    userPool: {
      passwordPolicy: { minimumLength: 5, historySize: 25 },
      mfa: { totp: false },
      customAttributes: { "custom:plan": { type: "Text" } },
      featurePlan: "LITE",
    },
    appClient: { refreshTokenValidity: { value: 59, unit: "minutes" }, generateSecret: "yes" },
    testUser: { username: "jane doe", attributes: { phone_number: 7 }, passwordVersion: 0 },
    tags: { "aws:team": "shop" },
  },
};

/** Arguments that are refused, by what they are. */
export const invalidArguments: Readonly<Record<string, unknown>> = {
  ...combinations,
  ...Object.fromEntries(
    refused.flatMap(([path, values, base = {}]) =>
      values.map((value): [string, unknown] => {
        const beside = Object.keys(base).length === 0 ? "" : ` beside ${JSON.stringify(base)}`;
        return [`${path} = ${shown(value)}${beside}`, withArgument(base, path, value)];
      }),
    ),
  ),
};

function shown(value: unknown): string {
  if (pulumi.Output.isInstance(value)) return "an Output";
  const json = value === undefined ? "undefined" : JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}… (${json.length})` : json;
}
