import { region, time, uuid } from "./common";
import {
  account,
  asGiven,
  computed,
  defaultsTo,
  input,
  none,
  optionalString,
  set,
  type Shape,
} from "./property";

/** Only a custom domain has a certificate, and only in front of that one is a distribution that AWS reports. */
const distribution = computed((context) =>
  input(context, "certificateArn") === undefined ? "" : "dc204c854ffe5f.cloudfront.net",
);

/** What the provider answers for the domain of a pool. */
export const userPoolDomain: Shape = {
  awsAccountId: computed(account),
  certificateArn: optionalString,
  cloudfrontDistribution: distribution,
  cloudfrontDistributionArn: distribution,
  cloudfrontDistributionZoneId: computed("Z2FDTNDATAQYW2"),
  domain: asGiven,
  managedLoginVersion: computed(1),
  region,
  s3Bucket: computed(""),
  userPoolId: asGiven,
  version: computed("1"),
};

/** What the provider answers for the style of managed login pages. */
export const managedLoginBranding: Shape = {
  assets: set(defaultsTo([])),
  clientId: asGiven,
  managedLoginBrandingId: computed(uuid),
  region,
  settings: asGiven,
  settingsAll: computed((context) => input(context, "settings") ?? '{"components":{}}'),
  useCognitoProvidedValues: computed(false),
  userPoolId: asGiven,
};

/** Stands for all clients in the style of classic pages. */
export const allClients = "ALL";

/** What the provider answers for the style of classic pages. */
export const userPoolUICustomization: Shape = {
  clientId: defaultsTo(allClients),
  creationDate: computed(time),
  css: optionalString,
  cssVersion: computed("20260101000000"),
  imageFile: none,
  imageUrl: computed(""),
  lastModifiedDate: computed(time),
  region,
  userPoolId: asGiven,
};
