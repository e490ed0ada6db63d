import type { Objection } from "../validation/checks";
import { objections } from "./answers";
import { branding, brandingAsset, ofOAuth } from "./appClient";
import { classicUi, customDomain, domain, group, resourceServer, testUser } from "./others";
import { resources } from "./resources";
import { customAuthentication, customSender, customSenders, preTokenGeneration, triggers } from "./triggers";
import {
  aliases,
  customAttribute,
  emailMfa,
  invitation,
  ofMfa,
  ofPasskeys,
  passwordless,
  passwordPolicy,
  rememberDevices,
  ses,
  sms,
  standardAttribute,
  standardAttributes,
  verification,
  verifiedAttributes,
} from "./userPool";

// What the AWS provider and CDK call what is here, or isn't. Each name has what to write instead: without that, people get
// the name that is spelled most like it, which may be about something else.

const notRequired: Objection = {
  reason: "Cognito can't require a custom attribute",
  fix: "leave it out, and check for the attribute in the application",
};

/** The names of other tools by what they are about, each with what to do instead. */
export const otherNames = {
  resources: new Map(objections(resources)),
  ses: new Map(objections(ses)),
  sms: new Map(objections(sms)),
  passwordPolicy: new Map(objections(passwordPolicy)),
  invitation: new Map(objections(invitation)),
  verification: new Map(objections(verification)),
  mfa: new Map(objections(ofMfa)),
  emailMfa: new Map(objections(emailMfa)),
  aliases: new Map(objections(aliases)),
  verifiedAttributes: new Map(objections(verifiedAttributes)),
  rememberDevices: new Map(objections(rememberDevices)),
  passwordless: new Map(objections(passwordless)),
  passkeys: new Map(objections(ofPasskeys)),
  standardAttributes: new Map(objections(standardAttributes)),
  standardAttribute: new Map(objections(standardAttribute)),
  customAttribute: new Map([...objections(customAttribute), ["required", notRequired]]),
  oauth: new Map(objections(ofOAuth)),
  domain: new Map(objections(domain)),
  customDomain: new Map(objections(customDomain)),
  classicUi: new Map(objections(classicUi)),
  branding: new Map(objections(branding)),
  brandingAsset: new Map(objections(brandingAsset)),
  resourceServer: new Map(objections(resourceServer)),
  group: new Map(objections(group)),
  triggers: new Map(objections(triggers)),
  preTokenGeneration: new Map(objections(preTokenGeneration)),
  customAuthentication: new Map(objections(customAuthentication)),
  customSenders: new Map(objections(customSenders)),
  customSender: new Map(objections(customSender)),
  testUser: new Map(objections(testUser)),
} satisfies Readonly<Record<string, ReadonlyMap<string, Objection>>>;
