import { type Check, refine } from "./checks";
import { anyString } from "./scalars";

/** The longest ARN: ArnType in the API model of Cognito. */
const longestArn = 2_048;

/** The characters of the role's path and name are those of ArnType in the API model of Cognito. */
const rolePattern = /^arn:[\w-]+:iam::\d{12}:role\/[\w+=/,.@-]+$/;

/** The ARN of a role in IAM, of any partition. */
export const roleArn: Check<string> = refine(anyString, (value) =>
  value.length <= longestArn && rolePattern.test(value)
    ? undefined
    : {
        reason: "expected the ARN of a role in IAM",
        fix: "write one such as arn:aws:iam::123456789012:role/NAME",
      },
);
