import type { AppClientArgs, CognitoAuthArgs } from "../../components";

/** An object with every field of an interface; custom attributes have fields that exclude each other. */
type Every<T> = {
  [Field in keyof T]-?: Field extends "customAttributes" ? T[Field] : Every<NonNullable<T[Field]>>;
};

interface EveryArgument extends Every<Omit<CognitoAuthArgs, "appClient">> {
  appClient: Every<Omit<AppClientArgs, "refreshTokenRotation">>;
}

/**
 * Every argument, each with another value than its default; one that is missing doesn't compile. Rotation of refresh
 * tokens is left out, because the local AWS doesn't keep it.
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
      since: { type: "DateTime" },
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
    },
    accessTokenValidity: { value: 300, unit: "seconds" },
    idTokenValidity: { value: 1, unit: "hours" },
    refreshTokenValidity: { value: 1, unit: "days" },
    tokenRevocation: false,
    generateSecret: true,
  },
  testUser: {
    username: "jane",
    email: "jane@example.com",
    attributes: { given_name: "Jane", department: "sales", level: "3", since: "2026-01-31", remote: "true" },
    sendInvitation: false,
    passwordVersion: 7,
  },
  tags: { team: "shop" },
} satisfies EveryArgument;
