import { classic, domain, withOAuth } from "../values";
import { type AlternativesByPath, certificateArn, withoutCertificate } from "./values";

export const ofDomain: AlternativesByPath = {
  domain: { values: [domain, { prefix: "shop", custom: withoutCertificate }] },
  "domain.prefix": { values: ["x", "x".repeat(63), "a-1"], later: true },
  "domain.custom": {
    values: [
      withoutCertificate,
      { name: "auth.example.com", certificateArn },
      { ...withoutCertificate, certificateArn, hostedZoneId: "/hostedzone/Z0123456789" },
    ],
  },
  "domain.custom.name": {
    values: ["a.b.c", `${"x".repeat(57)}.b.com`],
    base: { domain: { custom: withoutCertificate } },
    later: true,
  },
  "domain.custom.certificateArn": {
    values: [certificateArn],
    base: { domain: { custom: { name: "auth.example.com" } } },
    later: true,
  },
  "domain.custom.hostedZoneId": {
    values: ["Z0123456789"],
    base: { domain: { custom: { name: "auth.example.com" } } },
    later: true,
  },
  "domain.pages": { values: ["managed", "classic"], base: withOAuth },
  "domain.url": {
    values: ["https://auth.example.com"],
    base: { appClient: withOAuth.appClient },
    later: true,
  },
  "domain.classicUi": {
    values: [
      { css: "a {}", logoBase64: "iVBORw0KGgo=" },
      { css: "x".repeat(3_072), logoBase64: `/9j/${"A".repeat(135_164)}` },
    ],
    base: classic,
  },
  "domain.classicUi.css": { values: [".a {}", "x".repeat(3_072)], base: classic, later: true },
  "domain.classicUi.logoBase64": { values: ["iVBORw0KGgo=", "/9j/4AAQ"], base: classic, later: true },
};
