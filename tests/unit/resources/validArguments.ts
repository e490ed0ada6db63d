import * as pulumi from "@pulumi/pulumi";
import { AssetCategory, AssetExtension, type CognitoAuthArgs, ColorMode } from "../../../components";
import { everyArgument } from "../../engine/everyArgument";
import { withArgument } from "../../helpers/argumentRules";
import type { ComponentOptions } from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";

/** A deployment of one component whose resources are recorded. */
export interface RecordedCase {
  args: CognitoAuthArgs;
  options?: ComponentOptions;
}

/** Other values of one argument, and the arguments that it needs besides. */
interface Alternatives {
  values: readonly unknown[];
  base?: object;
  /** Whether the argument can also be an Output. */
  later?: boolean;
}

const withUser = { testUser: jane };
const withEmail = { userPool: { signInWith: "email" }, testUser: { username: "jane@example.com" } };
const flag: Alternatives = { values: [true, false] };
const rotation = "appClient.refreshTokenRotation";
const domain = { prefix: "shop" };
const callbackUrls = ["https://shop.example.com/"];
const withOAuth = { domain, appClient: { oauth: { callbackUrls } } };
const { certificateArn, ...withoutCertificate } = everyArgument.domain.custom;
const classic = { domain: { ...domain, pages: "classic" } };
const resourceServers = { api: { scopes: { read: "Read", write: "Write" } } };
const service = { machineToMachine: { scopes: ["api/read"] } };
const longUrl = `https://shop.example.com/${"x".repeat(999)}`;
const urls = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `https://shop.example.com/${index}`);
const custom = { userPool: { customAttributes: { plan: { type: "String", userWritable: true } } } };
const ico = { category: "FAVICON_ICO", colorMode: "LIGHT", extension: "ICO", base64: "AAABAAEA" };
const logo = { ...ico, category: "FORM_LOGO", extension: "PNG" };

/** Every argument by its path, with values on both sides of every choice. */
export const alternatives: Readonly<Record<string, Alternatives>> = {
  userPool: { values: [{}] },
  "userPool.name": { values: ["shop"], later: true },
  "userPool.signInWith": { values: ["username", "email"] },
  "userPool.selfSignUp": { ...flag, later: true },
  "userPool.passwordPolicy": { values: [{}] },
  "userPool.passwordPolicy.minimumLength": { values: [6, 14, 20, 21, 99], base: withUser },
  "userPool.passwordPolicy.requireLowercase": flag,
  "userPool.passwordPolicy.requireUppercase": flag,
  "userPool.passwordPolicy.requireNumbers": flag,
  "userPool.passwordPolicy.requireSymbols": flag,
  "userPool.passwordPolicy.temporaryPasswordValidityDays": { values: [1, 365] },
  "userPool.passwordPolicy.historySize": { values: [0, 24] },
  "userPool.mfa": { values: [{}, { mode: "OFF", totp: false }, { mode: "ON", totp: true }] },
  "userPool.mfa.mode": { values: ["OFF", "OPTIONAL", "ON"] },
  "userPool.mfa.totp": { values: [true] },
  "userPool.customAttributes": {
    values: [
      {},
      { plan: { type: "String" } },
      { plan: { type: "String", mutable: true, minLength: 1 } },
      { plan: { type: "String", mutable: false, maxLength: 9 } },
      { level: { type: "Number" } },
      { level: { type: "Number", minValue: -1 } },
      { level: { type: "Number", maxValue: 9.5 } },
      { since: { type: "DateTime" }, remote: { type: "Boolean", mutable: false } },
      { plan: { type: "String", userWritable: true }, role: { type: "String", userWritable: false } },
    ],
  },
  "userPool.invitation": { values: [{}] },
  "userPool.invitation.subject": { values: ["Welcome"], later: true },
  "userPool.invitation.message": { values: ["{username}: {####}"], later: true },
  "userPool.verification": { values: [{}] },
  "userPool.verification.subject": { values: ["Code"], later: true },
  "userPool.verification.message": { values: ["Code: {####}"], later: true },
  "userPool.featurePlan": { values: ["LITE", "ESSENTIALS", "PLUS"] },
  "userPool.deletionProtection": { ...flag, later: true },
  appClient: { values: [{}] },
  "appClient.name": { values: ["web"], later: true },
  "appClient.authFlows": { values: [{}, { adminUserPassword: true, userSrp: false, refreshToken: false }] },
  "appClient.authFlows.userSrp": flag,
  "appClient.authFlows.adminUserPassword": flag,
  "appClient.authFlows.refreshToken": flag,
  "appClient.authFlows.userPassword": flag,
  "appClient.authFlows.custom": flag,
  "appClient.authFlows.userAuth": flag,
  "appClient.accessTokenValidity": { values: [{ value: 300, unit: "seconds" }] },
  "appClient.idTokenValidity": { values: [{ value: 24, unit: "hours" }] },
  "appClient.refreshTokenValidity": { values: [{ value: 60, unit: "minutes" }] },
  [rotation]: { values: [{}] },
  [`${rotation}.feature`]: { values: ["ENABLED", "DISABLED"] },
  [`${rotation}.retryGracePeriodSeconds`]: { values: [0, 60] },
  "appClient.tokenRevocation": { ...flag, later: true },
  "appClient.generateSecret": flag,
  "appClient.oauth": { values: [{ callbackUrls }], base: { domain } },
  "appClient.oauth.callbackUrls": {
    values: [
      ["myapp://signed-in", "http://localhost:5173/", "http://127.0.0.1", "http://[::1]:8080/a?b=c"],
      [longUrl],
      urls(100),
    ],
    base: withOAuth,
  },
  "appClient.oauth.logoutUrls": {
    values: [[], ["https://shop.example.com/signed-out"], urls(100)],
    base: withOAuth,
  },
  "appClient.oauth.defaultRedirectUrl": { values: callbackUrls, base: withOAuth, later: true },
  "appClient.oauth.scopes": {
    values: [
      ["openid"],
      ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"],
      ["api/read"],
    ],
    base: { ...withOAuth, resourceServers },
  },
  "appClient.oauth.code": {
    values: [true, false],
    base: withArgument(withOAuth, "appClient.oauth.implicit", true),
  },
  "appClient.oauth.implicit": { ...flag, base: withOAuth },
  "appClient.identityProviders": { values: [["cognito"], []] },
  "appClient.readAttributes": { values: [["email"], ["email_verified", "plan"]], base: custom },
  "appClient.writeAttributes": { values: [["email"], ["plan", "email", "given_name"]], base: custom },
  "appClient.authSessionValidityMinutes": { values: [3, 4, 15] },
  "appClient.propagateUserContext": { ...flag, base: { appClient: { generateSecret: true } } },
  "appClient.branding": { values: [{ settings: "{}" }], base: withOAuth },
  "appClient.branding.settings": { values: ['{"components":{}}'], base: withOAuth, later: true },
  "appClient.branding.assets": {
    values: [
      [],
      [ico],
      Array.from({ length: 40 }, () => logo),
      Object.values(AssetCategory).map((category) => ({
        ...logo,
        category,
        extension: extensionOf(category),
      })),
      Object.values(ColorMode).map((colorMode) => ({ ...logo, colorMode })),
      Object.values(AssetExtension).map((extension) => ({ ...logo, extension })),
    ],
    base: withArgument(withOAuth, "appClient.branding.settings", "{}"),
  },
  appClients: {
    values: [{}, { web: {} }, { web: { name: "web" }, "mobile-2_x": { generateSecret: true }, 0: {} }],
  },
  "appClients.service.machineToMachine": {
    values: [service.machineToMachine],
    base: { domain, resourceServers },
  },
  "appClients.service.machineToMachine.scopes": {
    values: [["api/read"], ["api/write", "api/read"]],
    base: { domain, resourceServers },
  },
  "appClients.web.oauth": {
    values: [{ callbackUrls, scopes: ["openid", "api/read"] }],
    base: { domain, resourceServers },
  },
  "appClients.web.branding": {
    values: [{ settings: "{}" }],
    base: { domain, appClients: { web: { oauth: { callbackUrls } } } },
  },
  domain: { values: [domain, { prefix: "shop", custom: withoutCertificate }] },
  "domain.prefix": { values: ["x", "x".repeat(63), "a-1"], later: true },
  "domain.custom": {
    values: [
      withoutCertificate,
      { name: "auth.example.com", certificateArn },
      { ...withoutCertificate, certificateArn, hostedZoneId: "/hostedzone/Z0123456789" },
    ],
  },
  "domain.custom.name": {
    values: ["a.b.c", `${"x".repeat(57)}.b.com`],
    base: { domain: { custom: withoutCertificate } },
    later: true,
  },
  "domain.custom.certificateArn": {
    values: [certificateArn],
    base: { domain: { custom: { name: "auth.example.com" } } },
    later: true,
  },
  "domain.custom.hostedZoneId": {
    values: ["Z0123456789"],
    base: { domain: { custom: { name: "auth.example.com" } } },
    later: true,
  },
  "domain.pages": { values: ["managed", "classic"], base: withOAuth },
  "domain.url": {
    values: ["https://auth.example.com"],
    base: { appClient: withOAuth.appClient },
    later: true,
  },
  "domain.classicUi": { values: [{ css: "a {}", logoBase64: "iVBORw0KGgo=" }], base: classic },
  "domain.classicUi.css": { values: [".a {}", "x".repeat(3_072)], base: classic, later: true },
  "domain.classicUi.logoBase64": { values: ["iVBORw0KGgo=", "/9j/4AAQ"], base: classic, later: true },
  resourceServers: {
    values: [{}, resourceServers, { api: { scopes: {} }, other: { scopes: { all: "All" } } }],
  },
  "resourceServers.api": { values: [{ scopes: {} }] },
  "resourceServers.api.identifier": {
    values: ["x", "https://api.example.com/v1", "x".repeat(256)],
    base: { resourceServers },
  },
  "resourceServers.api.scopes": {
    values: [
      { [`a.b:c${"x".repeat(251)}`]: "x".repeat(256) },
      Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`scope-${index}`, "A scope"])),
    ],
  },
  testUser: { values: [jane] },
  "testUser.username": { values: ["joe"], base: withUser, later: true },
  "testUser.email": { values: ["joe@example.com"], base: withUser, later: true },
  "testUser.attributes": { values: [{}, { given_name: "Jane", locale: "de" }], base: withUser },
  "testUser.attributes.given_name": { values: ["Jane"], base: withUser, later: true },
  "testUser.sendInvitation": { ...flag, base: withUser },
  "testUser.passwordVersion": { values: [1, 2, 7], base: withUser },
  tags: { values: [{}, { team: "shop" }, { "Cost Center": "1/2", constructor: "" }], later: true },
  "tags.team": { values: ["shop"], later: true },
};

const combinations: Readonly<Record<string, RecordedCase>> = {
  nothing: { args: {} },
  "a test user who signs in with an email address": { args: withEmail as CognitoAuthArgs },
  "a test user whose username and email address are the same Output": {
    args: {
      userPool: { signInWith: "email" },
      testUser: { username: later("jane@example.com"), email: later("jane@example.com") },
    },
  },
  "a test user with an attribute of each type": {
    args: {
      userPool: everyArgument.userPool,
      testUser: {
        ...jane,
        attributes: { department: later("sales"), level: "3", since: "2026-01-31", remote: "false" },
      },
    },
  },
  "every argument": { args: everyArgument },
  "every argument in a preview": { args: everyArgument, options: { preview: true } },
  "URLs and an image that are known later": {
    args: {
      domain,
      appClient: {
        oauth: {
          callbackUrls: [
            later("https://a.example.com/"),
            pulumi.secret("https://b.example.com/"),
            "myapp://c",
          ],
          logoutUrls: [Promise.resolve("https://a.example.com/signed-out")],
          defaultRedirectUrl: "https://b.example.com/",
        },
        branding: { settings: "{}", assets: [{ ...logo, base64: pulumi.secret(logo.base64) }] },
      },
    } as CognitoAuthArgs,
  },
  "a service without a user": {
    args: { domain, resourceServers, appClients: { service } },
  },
  "a domain with everything that the component can create for it, in a preview": {
    args: { domain: { ...domain, custom: withoutCertificate }, appClient: withOAuth.appClient },
    options: { preview: true },
  },
  "a domain in GovCloud": {
    args: { domain, appClient: withOAuth.appClient },
    options: { config: { "aws:region": "us-gov-west-1" } },
  },
  "an existing domain with classic pages": {
    args: {
      domain: { url: "https://auth.example.com", pages: "classic" },
      appClient: withOAuth.appClient,
    },
  },
  "classic pages of the plan Lite": {
    args: { userPool: { featurePlan: "LITE" }, domain, appClient: withOAuth.appClient },
  },
  "the flow that rotation replaces, beside rotation that is disabled": {
    args: {
      appClient: { authFlows: { refreshToken: true }, refreshTokenRotation: { feature: "DISABLED" } },
    },
  },
  "a feature plan without password history": {
    args: { userPool: { featurePlan: "LITE", passwordPolicy: { historySize: 0 } } },
  },
  "a preview": { args: withUser, options: { preview: true } },
  "a protected component": { args: withUser, options: { opts: { protect: true } } },
  "a component with an alias": { args: withUser, options: { opts: { aliases: [{ name: "login" }] } } },
  "another project, stack and region": {
    args: withUser,
    options: { project: "library", stack: "prod", config: { "aws:region": "eu-central-1" } },
  },
};

/** Every deployment that is recorded, by what it is. */
export const recordedCases: Readonly<Record<string, RecordedCase>> = {
  ...combinations,
  ...Object.fromEntries(Object.entries(alternatives).flatMap(casesOf)),
};

function casesOf([path, { values, base = {}, later: canBeLater = false }]: [string, Alternatives]): [
  string,
  RecordedCase,
][] {
  const withValue = (value: unknown): RecordedCase => ({ args: withArgument(base, path, value) });
  const plain = values.map((value): [string, RecordedCase] => [
    `${path} = ${shown(value)}`,
    withValue(value),
  ]);
  if (!canBeLater) return plain;
  const [first] = values;
  return [
    ...plain,
    [`${path} = an Output`, withValue(later(first))],
    [`${path} = a secret`, withValue(pulumi.secret(first))],
    [`${path} = a promise`, withValue(Promise.resolve(first))],
  ];
}

function later<T>(value: T): pulumi.Output<T> {
  return pulumi.output(value) as pulumi.Output<T>;
}

function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 200 ? `${json.slice(0, 60)}… (${json.length})` : json;
}

function extensionOf(category: AssetCategory): AssetExtension {
  if (category === AssetCategory.FaviconIco) return AssetExtension.Ico;
  return category === AssetCategory.FaviconSvg ? AssetExtension.Svg : AssetExtension.Png;
}
