import type {
  AppClientArgs,
  CognitoAuthArgs,
  DomainArgs,
  MachineToMachineArgs,
  MfaArgs,
  UserPoolArgs,
} from "../../components";
import { functionArn, senderOf } from "../helpers/functionArns";

/** An object with every field of an interface; those of some maps exclude each other. */
type Every<T> = {
  [Field in keyof T]-?: Field extends "customAttributes" | "appClients"
    ? NonNullable<T[Field]>
    : Every<NonNullable<T[Field]>>;
};

interface EveryArgument extends Every<Omit<CognitoAuthArgs, "userPool" | "appClient" | "domain">> {
  userPool: Every<Omit<UserPoolArgs, "mfa">> & { mfa: Every<Omit<MfaArgs, "mode">> };
  appClient: Every<Omit<AppClientArgs, "machineToMachine">>;
  appClients: { service: { machineToMachine: Every<MachineToMachineArgs> } };
  domain: Every<Omit<DomainArgs, "url" | "classicUi">>;
}

const certificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/5f3c1d6e-0000-4000-8000-000000000000";

/** Some attributes have to stay as they are by default: the others here need that. */
const asByDefault = { required: false, mutable: true };
const fixed = { required: true, mutable: false };

/** The standard attributes that are fixed, by Cognito's names, with the test user's values. */
const fixedAttributes = {
  address: "1 Main Street",
  birthdate: "2000-01-31",
  family_name: "Doe",
  gender: "female",
  given_name: "Jane",
  locale: "en-US",
  middle_name: "Ann",
  name: "Jane Doe",
  nickname: "JD",
  picture: "https://shop.example.com/jane.png",
  profile: "https://shop.example.com/jane",
  updated_at: "1769817600",
  website: "https://jane.example.com/",
  zoneinfo: "Europe/Paris",
};

/**
 * Every argument, with another value than its default where the others allow that; one that is missing doesn't compile. Left
 * out is what excludes something that is here, which the changes of arguments deploy: the mode of MFA, which is optional here,
 * the classic pages' look and the domain's `url`.
 */
export const everyArgument = {
  userPool: {
    name: "shop",
    signInWith: "username",
    aliases: { email: false, phone: true, preferredUsername: true },
    caseSensitive: true,
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
    mfa: {
      totp: false,
      email: { subject: "Factor", message: "Factor: {####}" },
      smsMessage: "Factor: {####}",
    },
    passwordless: {
      emailOtp: true,
      smsOtp: true,
      passkeys: { relyingPartyId: "example.com", userVerification: "preferred" },
    },
    rememberDevices: { when: "userOptIn", skipMfa: true },
    standardAttributes: {
      address: fixed,
      birthdate: fixed,
      email: asByDefault,
      familyName: fixed,
      gender: fixed,
      givenName: fixed,
      locale: fixed,
      middleName: fixed,
      name: fixed,
      nickname: fixed,
      phoneNumber: { required: true, mutable: true },
      picture: fixed,
      preferredUsername: asByDefault,
      profile: fixed,
      updatedAt: fixed,
      website: fixed,
      zoneinfo: fixed,
    },
    customAttributes: {
      department: { type: "String", mutable: false, minLength: 1, maxLength: 9 },
      level: { type: "Number", minValue: 1, maxValue: 9 },
      since: { type: "DateTime", userWritable: true },
      remote: { type: "Boolean" },
    },
    autoVerify: { email: true, phone: true },
    verifyBeforeUpdate: { email: false, phone: false },
    accountRecovery: "adminOnly",
    invitation: { subject: "Welcome", message: "{username}: {####}", smsMessage: "{username}, {####}" },
    verification: {
      style: "link",
      subject: "Link",
      message: "{##Verify##}",
      smsMessage: "Code: {####}",
    },
    ses: {
      identityArn: "arn:aws:ses:us-east-1:000000000000:identity/example.com",
      from: "no-reply@shop.example.com",
      fromName: "The shop",
      replyTo: "help@example.com",
      configurationSet: "sign-in",
    },
    sms: { roleArn: "arn:aws:iam::000000000000:role/sms", externalId: "shop", region: "eu-west-1" },
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
    writeAttributes: ["email", "since", "phone_number", ...Object.keys(fixedAttributes)],
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
  groups: {
    staff: {
      name: "people",
      description: "Who works here",
      precedence: 1,
      roleArn: "arn:aws:iam::000000000000:role/staff",
    },
  },
  triggers: {
    preSignUp: functionArn("sign-up:live"),
    postConfirmation: functionArn("confirmation:1"),
    preAuthentication: functionArn("sign-in"),
    postAuthentication: functionArn("signed-in"),
    preTokenGeneration: { functionArn: functionArn("tokens"), version: "V3_0" },
    customMessage: functionArn("messages"),
    userMigration: functionArn("migration"),
    customAuthentication: {
      defineAuthChallenge: functionArn("challenges"),
      createAuthChallenge: functionArn("challenge"),
      verifyAuthChallengeResponse: functionArn("answer"),
    },
  },
  customSenders: {
    email: senderOf("mails"),
    sms: senderOf("texts"),
    keyArn: "arn:aws:kms:eu-west-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
  testUser: {
    username: "jane",
    email: "jane@example.com",
    phoneNumber: "+12065550100",
    attributes: {
      ...fixedAttributes,
      ...{ department: "sales", level: "3", since: "2026-01-31", remote: "true" },
    },
    groups: ["staff"],
    sendInvitation: false,
    permanentPassword: true,
    passwordVersion: 7,
  },
  tags: { team: "shop" },
} satisfies EveryArgument;
