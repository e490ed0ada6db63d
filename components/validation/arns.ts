import { type Check, refine } from "./checks";
import { anyString } from "./scalars";

/** The longest ARN: ArnType in the API model of Cognito. */
const longestArn = 2_048;

/**
 * The characters of the role's path are those of ArnType in the API model of Cognito; the name is roleNameType in the API model of IAM.
 */
const rolePattern = /^arn:[\w-]+:iam::\d{12}:role\/(?:[\w+=/,.@-]+\/)?[\w+=,.@-]{1,64}$/;

/** The ARN of a role in IAM, of any partition. */
export const roleArn: Check<string> = refine(anyString, (value) =>
  value.length <= longestArn && rolePattern.test(value)
    ? undefined
    : {
        reason: "expected the ARN of a role in IAM",
        fix: "write one such as arn:aws:iam::123456789012:role/NAME",
      },
);

/** What comes before the name of a function in its ARN. */
const functionPrefix = /^arn:aws[\w-]*:lambda:[a-z\d-]+:\d{12}:function:/;

/** A function's name, and its version or alias: FunctionName in the API model of AWS Lambda. */
const functionName = /^[\w-]{1,64}(?::[\w-]{1,128})?$/;

/** The ARN of a Lambda function, of any partition, also with an alias or a version. */
export const functionArn: Check<string> = refine(anyString, (value) => {
  const name = value.replace(functionPrefix, "");
  if (name.endsWith(":$LATEST")) {
    return {
      // ArnType in the API model of Cognito has no `$`.
      reason: "Cognito accepts no $LATEST in a function's ARN",
      fix: "leave out :$LATEST, which means the same, or use an alias",
    };
  }
  return name !== value && functionName.test(name)
    ? undefined
    : {
        reason: "expected the ARN of a Lambda function, such as its output `arn`",
        fix: "write one such as arn:aws:lambda:eu-west-1:123456789012:function:NAME",
      };
});

const keyPattern = /^arn:aws[\w-]*:kms:[a-z\d-]+:\d{12}:key\/[\w-]+$/;

/** The ARN of a key in AWS KMS, of any partition. */
export const keyArn: Check<string> = refine(anyString, (value) =>
  value.length <= longestArn && keyPattern.test(value)
    ? undefined
    : {
        reason: "expected the ARN of a key in AWS KMS, not of an alias",
        fix: "write one such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
);
