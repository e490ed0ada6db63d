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

/** The ARN of a function of this name. */
export const functionArn = (name: string): string => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;

/** The functions of custom authentication. */
export const challenges = {
  defineAuthChallenge: functionArn("define"),
  createAuthChallenge: functionArn("create"),
  verifyAuthChallengeResponse: functionArn("verify"),
};

/** Custom authentication, and a client that has it whether others have it or not. */
export const withChallenges = {
  appClients: { chat: { authFlows: { custom: true } } },
  triggers: { customAuthentication: challenges },
};

/** A key in AWS KMS. */
export const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** A sender of emails. */
export const ses = {
  identityArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
  from: "no-reply@example.com",
};
