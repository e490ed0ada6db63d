import * as pulumi from "@pulumi/pulumi";
import type { AppClientArgs, CognitoAuthArgs, RefreshTokenRotationArgs } from "../../../components";
import { everyArgument as everyDeployedArgument } from "../../engine/everyArgument";
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

/** Every argument, with the rotation that the engine's tests leave out. */
export const everyArgument = {
  ...everyDeployedArgument,
  appClient: {
    ...everyDeployedArgument.appClient,
    refreshTokenRotation: {
      feature: "ENABLED",
      retryGracePeriodSeconds: 30,
    } satisfies Required<RefreshTokenRotationArgs>,
  } satisfies Required<Omit<AppClientArgs, "machineToMachine">>,
};

const withUser = { testUser: jane };
const withEmail = { userPool: { signInWith: "email" }, testUser: { username: "jane@example.com" } };
const flag: Alternatives = { values: [true, false] };
const rotation = "appClient.refreshTokenRotation";

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
  "appClient.accessTokenValidity": { values: [{ value: 300, unit: "seconds" }] },
  "appClient.idTokenValidity": { values: [{ value: 24, unit: "hours" }] },
  "appClient.refreshTokenValidity": { values: [{ value: 60, unit: "minutes" }] },
  [rotation]: { values: [{}] },
  [`${rotation}.feature`]: { values: ["ENABLED", "DISABLED"] },
  [`${rotation}.retryGracePeriodSeconds`]: { values: [0, 60] },
  "appClient.tokenRevocation": { ...flag, later: true },
  "appClient.generateSecret": flag,
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
  "every argument": { args: everyDeployedArgument },
  "every argument in a preview": { args: everyDeployedArgument, options: { preview: true } },
  "rotation with everything else of the client": { args: { appClient: everyArgument.appClient } },
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
    `${path} = ${JSON.stringify(value)}`,
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
