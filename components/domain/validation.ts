import { certificateRegion } from "../certificate/properties";
import { otherNames } from "../otherNames";
import { base64File } from "../validation/base64";
import { type Check, fields, type Objection, refine } from "../validation/checks";
import { input } from "../validation/later";
import { refuseLargeRequest, type RequestLimit } from "../validation/requestSize";
import { anyString, bytesBetween, choice, stringOfLength } from "../validation/scalars";
import { originUrl } from "../validation/urls";
import { type ClassicUiArgs, type CustomDomainArgs, type DomainArgs, LoginPages } from "./args";

/** The AWS provider accepts no longer domain, whether a prefix or a whole name. */
const longestDomain = 63;

/** DomainType in the API model of Cognito. */
const prefixPattern = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/;

/** "You can't use the text aws, amazon, or cognito in the domain prefix": Cognito's page on prefix domains. */
const reservedWords = ["aws", "amazon", "cognito"];

const label = "[a-z\\d](?:[a-z\\d-]*[a-z\\d])?";
const domainName = new RegExp(`^(?:${label}\\.)+${label}$`);

const certificatePattern = /^arn:[a-z-]+:acm:([a-z\d-]+):\d{12}:certificate\/[\w-]+$/;

/** ResourceId in the API model of Route 53, with what the ids in its answers begin with. */
const zonePattern = /^(?:\/hostedzone\/)?[A-Z\d]{1,32}$/;

const prefix: Check<string> = refine(
  stringOfLength(1, longestDomain, `Cognito accepts a prefix of 1 to ${longestDomain} characters`),
  (value) => {
    if (!prefixPattern.test(value)) {
      return {
        reason: "Cognito accepts lower-case letters, digits and hyphens, and no hyphen at either end",
        fix: value.includes(".")
          ? "write what comes before .auth.REGION.amazoncognito.com, or use `domain.custom`"
          : "remove the other characters",
      };
    }
    const reserved = reservedWords.find((word) => value.includes(word));
    return reserved === undefined
      ? undefined
      : { reason: `Cognito accepts no prefix that contains ${reserved}`, fix: "choose another one" };
  },
);

const customName: Check<string> = refine(
  stringOfLength(1, longestDomain, `the AWS provider accepts a domain of 1 to ${longestDomain} characters`),
  (value) => {
    if (!domainName.test(value)) {
      return {
        reason: "expected a full domain name in lower case",
        fix: "write one such as auth.example.com, without https:// and without a path",
      };
    }
    // "requires the parent domain to have a DNS A record", and that of `example.com` is `com`.
    return value.split(".").length < 3
      ? {
          reason: "Cognito requires an A record for the parent domain, and a top-level domain has none",
          fix: `use a subdomain, such as auth.${value}`,
        }
      : undefined;
  },
);

const certificateArn: Check<string> = refine(anyString, (value) => {
  const region = certificatePattern.exec(value)?.[1];
  if (region === certificateRegion) return undefined;
  return {
    reason:
      region === undefined
        ? "expected the ARN of a certificate in AWS Certificate Manager"
        : `the certificate is in ${region}, and Cognito accepts only those in ${certificateRegion}`,
    fix: `use a certificate in ${certificateRegion}, or leave it out with \`domain.custom.hostedZoneId\``,
  };
});

const hostedZoneId: Check<string> = refine(anyString, (value) =>
  zonePattern.test(value)
    ? undefined
    : {
        reason: "expected the id of a hosted zone in Route 53",
        fix: "write one such as Z0123456789ABCDEFGHIJ",
      },
);

const checkCustomFields = fields<CustomDomainArgs>(
  { name: input(customName), certificateArn: input(certificateArn), hostedZoneId: input(hostedZoneId) },
  {
    required: ["name"],
    refused: otherNames.customDomain,
    fixFor: () => 'write { name: "auth.example.com", hostedZoneId: "Z…" }',
  },
);

const checkCustom: Check<CustomDomainArgs> = (value, path, report) => ({
  name: "",
  ...checkCustomFields(value, path, report),
});

const css: Check<string> = refine(
  anyString,
  bytesBetween(1, 3 * 1024, "Cognito accepts CSS of at most 3 KB"),
);

const formatsOfLogo: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

const logo: Check<string> = refine(
  base64File(100 * 1024, "Cognito accepts a logo of at most 100 KB"),
  (value): Objection | undefined => {
    const content = Buffer.from(value, "base64");
    const isKnown = formatsOfLogo.some((start) => start.every((byte, index) => content[index] === byte));
    return isKnown ? undefined : { reason: "Cognito accepts a PNG or a JPEG", fix: "convert it" };
  },
);

/** The most that SetUICustomization accepts. */
const requestLimit: RequestLimit = {
  largest: 135 * 1024,
  reason: "Cognito accepts CSS and a logo of at most 135 KB in all, the logo in Base64",
  fix: "make the logo smaller",
};

const checkClassicUiFields = fields<ClassicUiArgs>(
  { css: input(css), logoBase64: input(logo) },
  { refused: otherNames.classicUi },
);

const checkClassicUi: Check<ClassicUiArgs> = (value, path, report) => {
  const classicUi = checkClassicUiFields(value, path, report);
  refuseLargeRequest([classicUi?.css, classicUi?.logoBase64], requestLimit, path, report);
  return classicUi;
};

/** Checks the arguments of the domain, each by itself. */
export const checkDomain: Check<DomainArgs> = fields<DomainArgs>(
  {
    prefix: input(prefix),
    custom: checkCustom,
    url: input(originUrl),
    pages: choice(LoginPages),
    classicUi: checkClassicUi,
  },
  { refused: otherNames.domain, fixFor: () => 'write { prefix: "NAME" }, unique in the region' },
);
