import { otherNames } from "../otherNames";
import { roleArn } from "../validation/arns";
import { type Check, fields, type Objection, refine } from "../validation/checks";
import { isEmailAddress } from "../validation/formats";
import { input } from "../validation/later";
import { anyString, stringOfLength } from "../validation/scalars";
import type { SesArgs, SmsArgs } from "./args";
import { identityIn } from "./identity";

const printableAscii = /^[!-~]+$/;

/** Control characters, line and paragraph separators, and halves of characters, which no header of an email contains. */
const notInHeaders = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** `^[a-zA-Z0-9_-]+$`: SESConfigurationSet in the API model of Cognito. */
const configurationSetCharacters = /^[\w-]+$/;

/** `[\w+=,.@:\/-]*`: externalIdType in the API model of AWS STS. */
const externalIdCharacters = /^[\w+=,.@:/-]*$/;

/** What the AWS provider takes for a region. */
const regionPattern = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;

const identityArn: Check<string> = refine(anyString, (value) =>
  identityIn(value) === undefined
    ? {
        reason: "expected the ARN of an identity in Amazon SES, an email address or a domain",
        fix: "write one such as arn:aws:ses:us-east-1:123456789012:identity/example.com",
      }
    : undefined,
);

/** "The email address string must be 7-bit ASCII": Source of SendEmail in the API reference of Amazon SES. */
function objectToAddress(value: string): Objection | undefined {
  if (!isEmailAddress(value)) {
    return {
      reason: "this isn't a valid email address",
      fix: value.includes("<")
        ? "write the address alone; the sender alone has a name, `userPool.ses.fromName`"
        : "use an address such as no-reply@example.com",
    };
  }
  return printableAscii.test(value)
    ? undefined
    : {
        reason: "Amazon SES accepts an address in ASCII only, without spaces",
        fix: "use another address, or write its domain in Punycode, such as xn--bcher-kva.example",
      };
}

const address: Check<string> = refine(anyString, objectToAddress);

/**
 * RFC 5322 allows 998 characters in a line. A name of 100 characters fits even where all are encoded, with an address of the
 * longest kind that RFC 5321 knows.
 */
const fromName: Check<string> = refine(
  stringOfLength(1, 100, "a name of 1 to 100 characters fits the header of an email"),
  (value) =>
    notInHeaders.test(value)
      ? { reason: "the header of an email is one line, without control characters", fix: "remove them" }
      : undefined,
);

const configurationSet: Check<string> = refine(
  stringOfLength(1, 64, "Cognito accepts a configuration set's name of 1 to 64 characters"),
  (value) =>
    configurationSetCharacters.test(value)
      ? undefined
      : { reason: "Cognito accepts only ASCII letters, digits, - and _", fix: "remove the other characters" },
);

const checkSesFields = fields<SesArgs>(
  {
    identityArn: input(identityArn),
    from: input(address),
    fromName: input(fromName),
    replyTo: input(address),
    configurationSet: input(configurationSet),
  },
  {
    required: ["identityArn", "from"],
    refused: otherNames.ses,
    fixFor: () => 'write { identityArn: "arn:…", from: "no-reply@example.com" }',
  },
);

/** Checks how emails are sent by Amazon SES, each argument by itself. */
export const checkSes: Check<SesArgs> = (value, path, report) => {
  const checked = checkSesFields(value, path, report);
  return checked && { identityArn: "", from: "", ...checked };
};

const externalId: Check<string> = refine(
  stringOfLength(2, 1_224, "IAM accepts an external id of 2 to 1,224 characters"),
  (value) =>
    externalIdCharacters.test(value)
      ? undefined
      : {
          reason: "IAM accepts only ASCII letters, digits and _+=,.@:/-",
          fix: "remove the other characters, here and in the role's trust policy",
        },
);

const region: Check<string> = refine(anyString, (value) =>
  regionPattern.test(value)
    ? undefined
    : { reason: "expected the name of a region", fix: "write one such as us-east-1" },
);

/** Checks how text messages are sent, each argument by itself. */
export const checkSms: Check<SmsArgs> = fields<SmsArgs>(
  { roleArn: input(roleArn), externalId: input(externalId), region: input(region) },
  { refused: otherNames.sms, fixFor: () => "write {}, or the role and external id that you have" },
);
