import { AssetCategory, AssetExtension, ColorMode } from "../../../../components";
import { withArgument } from "../../../helpers/argumentRules";
import { domain, icon, oauth, urls, withChallenges, withOAuth } from "../values";
import { type AlternativesByPath, flag, logo, resourceServers, service } from "./values";

const longUrl = `https://shop.example.com/${"x".repeat(999)}`;
const custom = { userPool: { customAttributes: { plan: { type: "String", userWritable: true } } } };
const rotation = "appClient.refreshTokenRotation";

export const ofAppClients: AlternativesByPath = {
  appClient: { values: [{}] },
  "appClient.name": { values: ["web"], later: true },
  "appClient.authFlows": { values: [{}, { adminUserPassword: true, userSrp: false, refreshToken: false }] },
  "appClient.authFlows.userSrp": flag,
  "appClient.authFlows.adminUserPassword": flag,
  "appClient.authFlows.refreshToken": flag,
  "appClient.authFlows.userPassword": flag,
  "appClient.authFlows.custom": { ...flag, base: withChallenges },
  "appClient.authFlows.userAuth": flag,
  "appClient.accessTokenValidity": { values: [{ value: 300, unit: "seconds" }] },
  "appClient.idTokenValidity": { values: [{ value: 24, unit: "hours" }] },
  "appClient.refreshTokenValidity": { values: [{ value: 60, unit: "minutes" }] },
  [rotation]: { values: [{}] },
  [`${rotation}.feature`]: { values: ["ENABLED", "DISABLED"] },
  [`${rotation}.retryGracePeriodSeconds`]: { values: [0, 60] },
  "appClient.tokenRevocation": { ...flag, later: true },
  "appClient.generateSecret": flag,
  "appClient.oauth": { values: [oauth], base: { domain } },
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
  "appClient.oauth.defaultRedirectUrl": { values: oauth.callbackUrls, base: withOAuth, later: true },
  "appClient.oauth.scopes": {
    values: [
      ["openid"],
      ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"],
      ["api/read"],
    ],
    base: { ...withOAuth, resourceServers },
  },
  "appClients.web.oauth.scopes": {
    values: [[`${"x".repeat(200)}/${"y".repeat(55)}`]],
    base: {
      domain,
      resourceServers: { long: { identifier: "x".repeat(200), scopes: { ["y".repeat(55)]: "Read" } } },
      appClients: { web: { oauth } },
    },
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
      [icon],
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
    values: [{ ...oauth, scopes: ["openid", "api/read"] }],
    base: { domain, resourceServers },
  },
  "appClients.web.branding": {
    values: [{ settings: "{}" }],
    base: { domain, appClients: { web: { oauth } } },
  },
};

function extensionOf(category: AssetCategory): AssetExtension {
  if (category === AssetCategory.FaviconIco) return AssetExtension.Ico;
  return category === AssetCategory.FaviconSvg ? AssetExtension.Svg : AssetExtension.Png;
}
