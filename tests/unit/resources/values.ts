import { jane } from "../../helpers/expectedInputs";

// Arguments that others need besides, whether these are accepted or refused.
export const withUser = { testUser: jane };
export const domain = { prefix: "shop" };
export const oauth = { callbackUrls: ["https://shop.example.com/"] };
export const withOAuth = { domain, appClient: { oauth } };
export const classic = { domain: { ...domain, pages: "classic" } };
export const icon = { category: "FAVICON_ICO", colorMode: "LIGHT", extension: "ICO", base64: "AAABAAEA" };

/** Different URLs. */
export const urls = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `https://shop.example.com/${index}`);

/** A sender of emails. */
export const ses = {
  identityArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
  from: "no-reply@example.com",
};
