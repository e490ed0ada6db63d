import { always } from "./answers";

export const domain = {
  branding: "write `appClient.branding`",
  certificate: "write `domain.custom.certificateArn`",
  certificateArn: "write `domain.custom.certificateArn`",
  cognitoDomain: "write `domain.prefix`",
  css: "write `domain.classicUi.css`",
  customDomain: "write `domain.custom`",
  domain: "write `domain.prefix` or `domain.custom.name`",
  domainName: "write `domain.custom.name`",
  domainPrefix: "write `domain.prefix`",
  hostedZoneId: "write `domain.custom.hostedZoneId`",
  imageFile: "write `domain.classicUi.logoBase64`",
  managedLoginVersion: "write `domain.pages`",
  name: "write `domain.prefix` or `domain.custom.name`",
};

export const customDomain = {
  certificate: "write `domain.custom.certificateArn`",
  domain: "write `domain.custom.name`",
  domainName: "write `domain.custom.name`",
  zoneId: "write `domain.custom.hostedZoneId`",
};

export const classicUi = {
  clientId: always("it is the look of all clients"),
  imageFile: "write `domain.classicUi.logoBase64`",
};

export const resourceServer = {
  name: always("the resource server's key is its name"),
  scopeDescription: "write `scopes`",
  scopeName: "write `scopes`",
  userPoolResourceServerName: always("the resource server's key is its name"),
};

export const group = {
  groupName: "write `name`",
  role: "write `roleArn`",
};

const randomPassword = always("the user gets a random password");

const phoneNumber = "write `testUser.phoneNumber`";

const counts = always("it counts as verified");

export const testUser = {
  desiredDeliveryMediums:
    "write `testUser.sendInvitation`; the invitation is an email, or a text message without `testUser.email`",
  emailVerified: counts,
  email_verified: counts,
  messageAction: "write `testUser.sendInvitation`",
  name: "write `testUser.username`, and a person's name in `testUser.attributes`",
  password: randomPassword,
  permanent: "write `testUser.permanentPassword`",
  phone: phoneNumber,
  phoneNumberVerified: counts,
  phone_number: phoneNumber,
  phone_number_verified: counts,
  temporaryPassword: randomPassword,
  userAttributes: "write `testUser.attributes`",
};
