import type { AppClientArgs, CognitoAuthArgs, DomainArgs, MachineToMachineArgs } from "../../components";

/** An object with every field of an interface; those of some maps exclude each other. */
type Every<T> = {
  [Field in keyof T]-?: Field extends "customAttributes" | "appClients"
    ? NonNullable<T[Field]>
    : Every<NonNullable<T[Field]>>;
};

interface EveryArgument extends Every<Omit<CognitoAuthArgs, "appClient" | "domain">> {
  appClient: Every<Omit<AppClientArgs, "machineToMachine">>;
  appClients: { service: { machineToMachine: Every<MachineToMachineArgs> } };
  domain: Every<Omit<DomainArgs, "url" | "classicUi">>;
}

const certificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/5f3c1d6e-0000-4000-8000-000000000000";

/**
 * Every argument, each with another value than its default; one that is missing doesn't compile. Left out is what excludes
 * something that is here, which `argumentChanges.ts` deploys: the classic pages' look and the domain's `url`.
 */
export const everyArgument = {
  userPool: {
    name: "shop",
    signInWith: "username",
    selfSignUp: true,
    passwordPolicy: {
      minimumLength: 30,
      requireLowercase: false,
      requireUppercase: false,
      requireNumbers: false,
      requireSymbols: false,
      temporaryPasswordValidityDays: 1,
      historySize: 3,
    },
    mfa: { mode: "ON", totp: true },
    customAttributes: {
      department: { type: "String", mutable: false, minLength: 1, maxLength: 9 },
      level: { type: "Number", minValue: 1, maxValue: 9 },
      since: { type: "DateTime", userWritable: true },
      remote: { type: "Boolean" },
    },
    invitation: { subject: "Welcome", message: "{username}: {####}" },
    verification: { subject: "Code", message: "Code: {####}" },
    featurePlan: "PLUS",
    deletionProtection: false,
  },
  appClient: {
    name: "web",
    authFlows: {
      userSrp: true,
      adminUserPassword: false,
      refreshToken: false,
      userPassword: true,
      custom: true,
      userAuth: true,
    },
    accessTokenValidity: { value: 300, unit: "seconds" },
    idTokenValidity: { value: 1, unit: "hours" },
    refreshTokenValidity: { value: 1, unit: "days" },
    refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 30 },
    tokenRevocation: false,
    generateSecret: true,
    oauth: {
      callbackUrls: ["https://shop.example.com/", "myapp://signed-in"],
      logoutUrls: ["https://shop.example.com/signed-out"],
      defaultRedirectUrl: "https://shop.example.com/",
      scopes: ["openid", "orders/read"],
      code: false,
      implicit: true,
    },
    identityProviders: ["cognito"],
    readAttributes: ["email", "department"],
    writeAttributes: ["email", "since"],
    authSessionValidityMinutes: 15,
    propagateUserContext: true,
    branding: {
      settings: '{"components":{}}',
      assets: [{ category: "FAVICON_ICO", colorMode: "LIGHT", extension: "ICO", base64: "AAABAAEA" }],
    },
  },
  appClients: { service: { machineToMachine: { scopes: ["orders/read"] } } },
  domain: {
    prefix: "shop",
    custom: { name: "auth.example.com", certificateArn, hostedZoneId: "Z0123456789" },
    pages: "managed",
  },
  resourceServers: { api: { identifier: "orders", scopes: { read: "Read orders" } } },
  testUser: {
    username: "jane",
    email: "jane@example.com",
    attributes: { given_name: "Jane", department: "sales", level: "3", since: "2026-01-31", remote: "true" },
    sendInvitation: false,
    passwordVersion: 7,
  },
  tags: { team: "shop" },
} satisfies EveryArgument;
