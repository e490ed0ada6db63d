import { certificateOf } from "../../packages/local-aws/tests/helpers/domains";

/** What the engine does with the resources, by their names without the component's; or the error of a refusal. */
export type Outcome = Record<string, Done> | RegExp;
export type Done = "created" | "updated" | "replaced" | "deleted";

/** Arguments with their new values, each of which another resource has, the outcome, and what the preview after it still shows: nothing, by default. */
export type Change = readonly [args: Readonly<Record<string, unknown>>, outcome: Outcome, left?: Outcome];

export const jane = { username: "jane", email: "jane@example.com" };

const pool = { "user-pool": "updated" } as const;
const client = { "app-client": "updated" } as const;
const service = { "app-client-service": "updated" } as const;
const server = { "resource-server-api": "updated" } as const;
const domains = { domain: "updated", "custom-domain": "updated" } as const;
const user = { "test-user": "updated" } as const;
const clientReplaced = { "app-client": "replaced", branding: "replaced" } as const;
const recordsReplaced = { "custom-domain-a": "replaced", "custom-domain-aaaa": "replaced" } as const;
const certificate = (done: Done): Record<string, Done> => ({
  certificate: done,
  "certificate-record": done,
  "certificate-validation": done,
});
const poolReplaced = {
  "user-pool": "replaced",
  domain: "replaced",
  "custom-domain": "replaced",
  ...recordsReplaced,
  "resource-server-api": "replaced",
  ...clientReplaced,
  "app-client-service": "replaced",
} as const;
const testUserCreated = { "test-user": "created", "test-user-password-1": "created" } as const;
const newPassword = {
  "test-user-password-2": "created",
  "test-user-password-1": "deleted",
  ...user,
} as const;

const custom = { level: { type: "Number" } };
const refusedBySchema = /auth-user-pool.*The new schema of auth-user-pool has a problem/s;
const page = "https://shop.example.com/";
const icon = { category: "FAVICON_ICO", colorMode: "LIGHT", extension: "ICO", base64: "AAABAAEA" };
const otherCertificate = certificateOf("us-east-1").replaceAll("1111", "2222");

/** Each is made to what all the changes before it left; the zone is the one of example.com. */
export const changes = (hostedZoneId: string): readonly Change[] => [
  [
    { "userPool.name": "store", "testUser.attributes": { given_name: "Joan" } },
    { ...pool, ...user },
  ],
  [
    {
      "appClient.name": "web",
      domain: { prefix: "shop" },
      resourceServers: { api: { scopes: { read: "Read" } } },
    },
    { ...client, domain: "created", "resource-server-api": "created" },
  ],
  [
    { "userPool.name": "shop", "appClient.oauth": { callbackUrls: [page] }, "domain.prefix": "store" },
    { ...pool, ...client, branding: "created", domain: "replaced" },
  ],
  [
    {
      "userPool.selfSignUp": true,
      "appClient.oauth.callbackUrls": [page, "myapp://signed-in"],
      appClients: { service: { machineToMachine: { scopes: ["api/read"] } } },
      "domain.custom": { name: "auth.example.com", certificateArn: certificateOf("us-east-1") },
    },
    { ...pool, ...client, "app-client-service": "created", "custom-domain": "created" },
  ],
  [
    {
      "userPool.passwordPolicy.minimumLength": 15,
      "appClient.oauth.logoutUrls": [page],
      "resourceServers.api.scopes": { read: "Read orders", write: "Change orders" },
      "domain.custom.certificateArn": otherCertificate,
    },
    { ...pool, ...client, ...server, "custom-domain": "updated" },
  ],
  [
    {
      "userPool.passwordPolicy.requireLowercase": false,
      "appClient.oauth.defaultRedirectUrl": page,
      "appClient.branding": { settings: '{"components":{}}' },
      "appClients.service.machineToMachine.scopes": ["api/read", "api/write"],
      "domain.custom.hostedZoneId": hostedZoneId,
    },
    {
      ...pool,
      ...client,
      branding: "replaced",
      ...service,
      "custom-domain-a": "created",
      "custom-domain-aaaa": "created",
    },
  ],
  [
    {
      "userPool.passwordPolicy.requireUppercase": false,
      "appClient.oauth.scopes": ["openid", "api/read"],
      "appClient.branding.assets": [icon],
      "domain.custom.name": "pages.example.com",
    },
    { ...pool, ...client, branding: "replaced", "custom-domain": "replaced", ...recordsReplaced },
  ],
  [
    {
      "userPool.passwordPolicy.requireNumbers": false,
      "appClient.oauth.implicit": true,
      "appClient.branding.settings": '{"categories":{}}',
    },
    { ...pool, ...client, branding: "replaced" },
  ],
  [
    {
      "userPool.passwordPolicy.requireSymbols": false,
      "appClient.oauth.code": false,
      "appClient.branding.assets": [{ ...icon, colorMode: "DARK" }],
    },
    { ...pool, ...client, branding: "replaced" },
  ],
  [
    {
      "userPool.passwordPolicy.temporaryPasswordValidityDays": 1,
      "appClient.authFlows.userPassword": true,
      "appClient.branding": undefined,
      "testUser.sendInvitation": false,
    },
    { ...pool, ...client, branding: "replaced", ...user },
  ],
  [
    {
      "userPool.passwordPolicy.historySize": 3,
      "domain.pages": "classic",
    },
    { ...pool, ...domains, branding: "deleted" },
  ],
  [
    {
      "userPool.mfa.mode": "ON",
      "appClient.authFlows.userSrp": false,
      "domain.classicUi": { css: ".label-customizable {font-weight: 400;}" },
    },
    { ...pool, ...client, "classic-ui": "created" },
  ],
  [
    {
      "userPool.mfa.mode": "OFF",
      "appClient.authFlows.adminUserPassword": false,
      "domain.classicUi.css": ".label-customizable {font-weight: 700;}",
    },
    { ...pool, ...client, "classic-ui": "updated" },
  ],
  [
    {
      "domain.classicUi": { logoBase64: "iVBORw0KGgo=" },
      "appClients.mobile": { oauth: { callbackUrls: [page] } },
    },
    { "classic-ui": "updated", "app-client-mobile": "created" },
  ],
  [
    { "appClients.mobile.oauth": { callbackUrls: ["myapp://signed-in"], logoutUrls: [page] } },
    { "app-client-mobile": "updated" },
  ],
  [
    { appClients: { service: { machineToMachine: { scopes: ["api/read", "api/write"] } } } },
    { "app-client-mobile": "deleted" },
  ],
  [
    { "userPool.mfa.totp": false, "domain.pages": "managed", "domain.classicUi": undefined },
    { ...domains, branding: "created", "classic-ui": "deleted" },
  ],
  [{ "userPool.customAttributes": custom }, { ...pool, ...client, ...service }],
  [{ "userPool.customAttributes.level": { type: "String" } }, refusedBySchema],
  [{ "userPool.customAttributes": {} }, refusedBySchema],
  [{ "userPool.customAttributes.level.userWritable": true }, { ...client, ...service }],
  [
    { "userPool.invitation.subject": "Welcome", "appClient.authFlows.refreshToken": false },
    { ...pool, ...client },
  ],
  [
    { "userPool.invitation.message": "{username}: {####}", "appClient.authFlows.userAuth": true },
    { ...pool, ...client },
  ],
  [
    { "userPool.verification.subject": "Code", "appClient.readAttributes": ["email", "level"] },
    { ...pool, ...client },
  ],
  [
    { "userPool.verification.message": "Code: {####}", "appClient.writeAttributes": ["email"] },
    { ...pool, ...client },
  ],
  [
    { "userPool.featurePlan": "PLUS", "appClient.authSessionValidityMinutes": 15 },
    { ...pool, ...client },
  ],
  [
    {
      "userPool.deletionProtection": false,
      "appClient.accessTokenValidity": { value: 300, unit: "seconds" },
      "testUser.passwordVersion": 2,
    },
    { ...pool, ...client, ...newPassword },
  ],
  [
    { tags: { team: "shop" }, "appClient.idTokenValidity": { value: 1, unit: "hours" } },
    { ...pool, ...client },
  ],
  [
    {
      "appClient.refreshTokenValidity": { value: 1, unit: "days" },
      "domain.custom.certificateArn": undefined,
    },
    { ...client, ...certificate("created"), "custom-domain": "updated" },
  ],
  // Cognito keeps the address until the user has verified the new one, so each preview and update asks for that one again.
  [
    { "appClient.refreshTokenRotation": {}, "testUser.email": "joan@example.com" },
    { ...client, ...user },
    user,
  ],
  [{ "appClient.refreshTokenRotation.retryGracePeriodSeconds": 30 }, { ...client, ...user }, user],
  [{ "appClient.refreshTokenRotation": { feature: "DISABLED" } }, { ...client, ...user }, user],
  [
    { "appClient.tokenRevocation": false, "domain.custom.name": "login.example.com" },
    {
      ...{ ...client, ...user, ...certificate("replaced") },
      ...{ "custom-domain": "replaced", ...recordsReplaced },
    },
    user,
  ],
  [{ "appClient.generateSecret": true }, { ...clientReplaced, ...user }, user],
  [
    { "appClient.propagateUserContext": true, "testUser.username": "joan" },
    { ...client, "test-user": "replaced" },
  ],
  [
    {
      "resourceServers.api.identifier": "orders",
      "appClient.oauth.scopes": ["openid", "orders/read"],
      "appClients.service.machineToMachine.scopes": ["orders/read"],
      testUser: undefined,
    },
    {
      ...{ "resource-server-api": "replaced", ...client, ...service },
      ...{ "test-user": "deleted", "test-user-password-2": "deleted" },
    },
  ],
  [{ testUser: jane }, testUserCreated],
  [{ "userPool.signInWith": "email" }, /testUser\.username: "jane"/],
  [{ testUser: undefined }, { "test-user": "deleted", "test-user-password-1": "deleted" }],
  [{ "userPool.signInWith": "email" }, poolReplaced],
  [{ testUser: { username: "jane@example.com" } }, testUserCreated],
];

/** Take away again what the changes have added. */
export const removals: readonly Change[] = [
  [
    { appClients: {}, domain: { url: "https://login.example.com" } },
    {
      ...{ domain: "deleted", "custom-domain": "deleted" },
      ...{ "custom-domain-a": "deleted", "custom-domain-aaaa": "deleted" },
      ...certificate("deleted"),
      "app-client-service": "deleted",
    },
  ],
  // Cognito keeps the default URL, which has to be one of the callback URLs.
  [{ "appClient.oauth": undefined }, /auth-app-client.*UpdateUserPoolClient: InvalidParameterException/s],
  [
    {
      "appClient.oauth.defaultRedirectUrl": undefined,
      "appClient.propagateUserContext": false,
      "appClient.generateSecret": false,
    },
    { ...clientReplaced },
  ],
  [
    { "appClient.oauth": undefined, resourceServers: {}, domain: undefined },
    { ...client, branding: "deleted", "resource-server-api": "deleted" },
  ],
  [{ "appClient.identityProviders": [] }, client],
];

/** What stands for none of the arguments in it, since it adds them or takes them away as a whole. */
export const wholes: ReadonlySet<string> = new Set([
  ...["testUser", "domain", "domain.custom", "appClients", "resourceServers"],
  ...["appClient.oauth", "appClient.branding"],
  ...["userPool.aliases", "userPool.mfa", "userPool.autoVerify", "userPool.verifyBeforeUpdate"],
  ...["userPool.passwordless", "userPool.passwordless.passkeys", "userPool.rememberDevices"],
  ...["userPool.ses", "userPool.sms", "groups", "triggers", "triggers.customAuthentication"],
  ...["triggers.preTokenGeneration", "customSenders", "customSenders.email", "customSenders.sms"],
]);
