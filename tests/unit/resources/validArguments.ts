import * as pulumi from "@pulumi/pulumi";
import type { CognitoAuthArgs } from "../../../components";
import { everyArgument } from "../../engine/everyArgument";
import { withArgument } from "../../helpers/argumentRules";
import type { ComponentOptions } from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";
import { ofAppClients } from "./valid/appClients";
import { ofCustomSenders } from "./valid/customSenders";
import { ofDelivery } from "./valid/delivery";
import { ofDomain } from "./valid/domain";
import { ofGroups } from "./valid/groups";
import { ofResourceServers } from "./valid/resourceServers";
import { ofTags } from "./valid/tags";
import { ofTestUser } from "./valid/testUser";
import { ofTriggers } from "./valid/triggers";
import { ofUserPool } from "./valid/userPool";
import {
  type Alternatives,
  type AlternativesByPath,
  logo,
  resourceServers,
  roleArn,
  service,
  withoutCertificate,
} from "./valid/values";
import { domain, functionArn as functionArnOf, withOAuth, withUser } from "./values";

/** A deployment of one component whose resources are recorded. */
export interface RecordedCase {
  args: CognitoAuthArgs;
  options?: ComponentOptions;
}

const withEmail = { userPool: { signInWith: "email" }, testUser: { username: "jane@example.com" } };

/** Every argument by its path, with values on both sides of every choice. */
export const alternatives: AlternativesByPath = {
  ...ofUserPool,
  ...ofDelivery,
  ...ofAppClients,
  ...ofDomain,
  ...ofResourceServers,
  ...ofGroups,
  ...ofTriggers,
  ...ofCustomSenders,
  ...ofTestUser,
  ...ofTags,
};

const functionArn = functionArnOf("shop");
const sender = { functionArn, roleArn };

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
      userPool: { customAttributes: everyArgument.userPool.customAttributes },
      testUser: {
        ...jane,
        attributes: { department: later("sales"), level: "3", since: "2026-01-31", remote: "false" },
      },
    },
  },
  "a test user who signs in with a phone number": {
    args: {
      userPool: { signInWith: "phone", sms: {} },
      testUser: { username: "+12065550100" },
    },
  },
  "a test user who signs in with either, by phone": {
    args: {
      userPool: { signInWith: "emailOrPhone", sms: {} },
      testUser: { username: "+12065550100", phoneNumber: "+12065550100", email: later("jane@example.com") },
    },
  },
  "a test user who signs in with either, by an Output": {
    args: {
      userPool: { signInWith: "emailOrPhone", sms: {} },
      testUser: { username: later("jane@example.com"), email: later("jane@example.com") },
    },
  },
  "a test user with nothing but a username, in a pool without an alias": {
    args: {
      userPool: { aliases: { email: false }, standardAttributes: { email: { required: false } } },
      testUser: { username: "jane@example.com", sendInvitation: false },
    },
  },
  "users with a phone number only, where MFA is off": {
    args: { userPool: { signInWith: "phone", sms: {}, mfa: { mode: "OFF" } } },
  },
  "users with either, where MFA is off": {
    args: { userPool: { signInWith: "emailOrPhone", sms: {}, mfa: { mode: "OFF" } } },
  },
  "passkeys on a domain of one's own": {
    args: {
      userPool: { passwordless: { passkeys: {} } },
      domain: { custom: { name: "auth.example.com", hostedZoneId: "Z0123456789" } },
    },
  },
  "passkeys on a prefix domain": { args: { userPool: { passwordless: { passkeys: {} } }, domain } },
  "verification by link with its texts": {
    args: {
      userPool: { verification: { style: "link", subject: "Link", message: "{##Verify##}" } },
      domain,
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
  "functions of the plan Lite": {
    args: { userPool: { featurePlan: "LITE" }, triggers: { preTokenGeneration: { functionArn } } },
  },
  "functions that send messages, in a preview of a protected component": {
    args: { userPool: { sms: {} }, customSenders: { email: sender, sms: sender }, testUser: jane },
    options: { preview: true, opts: { protect: true } },
  },
  "functions that send messages, in a project whose name AWS KMS reserves": {
    args: { customSenders: { email: sender } },
    options: { project: "aws" },
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
