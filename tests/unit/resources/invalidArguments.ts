import * as pulumi from "@pulumi/pulumi";
import { withArgument } from "../../helpers/argumentRules";
import { jane } from "../../helpers/expectedInputs";
import { ofAppClients } from "./invalid/appClients";
import { ofCustomSenders } from "./invalid/customSenders";
import { ofDelivery } from "./invalid/delivery";
import { ofDomain } from "./invalid/domain";
import { ofGroups } from "./invalid/groups";
import { ofResourceServers } from "./invalid/resourceServers";
import { ofTags } from "./invalid/tags";
import { ofTestUser } from "./invalid/testUser";
import { ofTriggers } from "./invalid/triggers";
import { ofUserPool } from "./invalid/userPool";
import { days, many, shortRefresh } from "./invalid/values";
import { domain, oauth, withOAuth } from "./values";

const attributes = (definitions: object, values: object): object => ({
  userPool: { customAttributes: definitions },
  testUser: { ...jane, attributes: values },
});

/** Values of one argument that are refused, in the order of the arguments. */
const refused = [
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
