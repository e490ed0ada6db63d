import { classic, domain } from "../values";
import { lite, type Refused } from "./values";

export const ofDomain: Refused = [
  ["domain", [null, {}, "shop", { pages: "classic" }]],
  [
    "domain.prefix",
    [
      "",
      "x".repeat(64),
      "Shop",
      "-shop",
      "shop-",
      "my_shop",
      "auth.example.com",
      "my-aws",
      "cognito",
      "amazon1",
      7,
    ],
  ],
  ["domain.prefix", ["shop"], { domain: { url: "https://auth.example.com" } }],
  ["domain.custom", [{}, null, { name: "auth.example.com" }]],
  [
    "domain.custom.name",
    [
      "auth",
      "https://auth.example.com",
      "Auth.example.com",
      `${"x".repeat(60)}.com`,
      "auth..com",
      "example.com",
      7,
    ],
    { domain: { custom: { hostedZoneId: "Z1" } } },
  ],
  [
    "domain.custom.certificateArn",
    ["arn", "arn:aws:acm:eu-west-1:000000000000:certificate/5f3c1d6e", 7],
    { domain: { custom: { name: "auth.example.com" } } },
  ],
  [
    "domain.custom.hostedZoneId",
    ["", "example.com", 7],
    { domain: { custom: { name: "auth.example.com" } } },
  ],
  ["domain.pages", ["hosted"], { domain }],
  ["domain.pages", ["managed"], { domain, ...lite }],
  ["domain.url", ["auth.example.com", "http://auth.example.com", "https://auth.example.com/", 7]],
  ["domain.classicUi", [{ css: "a {}" }], { domain }],
  [
    "domain.classicUi",
    [{}, null, { css: "x".repeat(3_072), logoBase64: `/9j/${"A".repeat(135_168)}` }],
    classic,
  ],
  ["domain.classicUi", [{ css: "a {}" }], { domain: { url: "https://auth.example.com", pages: "classic" } }],
  ["domain.prfix", ["shop"]],
  ["domain.classicUi.css", ["", "x".repeat(3_073), 7], classic],
  ["domain.classicUi.logoBase64", ["", "AAAA", "iVBORw0KGgo", `/9j/${"A".repeat(136_536)}`], classic],
];
