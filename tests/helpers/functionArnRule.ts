import { functionArn } from "../unit/resources/values";
import { describeArgument, later, notAString, type Refusal } from "./argumentRules";

const arn = functionArn("sign-up");

const notAFunction: readonly Refusal[] = [
  ...notAString,
  {
    values: [
      ["", '""'],
      ["sign-up", '"sign-up"'],
      ["arn:aws:iam::123456789012:role/a", '"arn:aws:iam::123456789012:role/a"'],
      ["arn:aws:lambda:eu-west-1:12345:function:a", '"arn:aws:lambda:eu-west-1:12345:function:a"'],
      [
        "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
        '"arn:aws:lambda:eu-west-1:123456789012:layer:a:1"',
      ],
      // Its output `invokeArn`, and one of more than a version.
      [
        `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
        '"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/function…"',
      ],
      [functionArn(""), '"arn:aws:lambda:eu-west-1:123456789012:function:"'],
      [functionArn("a:"), '"arn:aws:lambda:eu-west-1:123456789012:function:a:"'],
      [functionArn("a:1:2"), '"arn:aws:lambda:eu-west-1:123456789012:function:a:1:2"'],
      [functionArn("a.b"), '"arn:aws:lambda:eu-west-1:123456789012:function:a.b"'],
      [functionArn("x".repeat(65)), '"arn:aws:lambda:eu-west-1:123456789012:function:xxxxxxxxxxxxx…"'],
      [
        functionArn(`a:${"x".repeat(129)}`),
        '"arn:aws:lambda:eu-west-1:123456789012:function:a:xxxxxxxxxxx…"',
      ],
    ],
    reason: "expected the ARN of a Lambda function, such as its output `arn`",
    fix: "write one such as arn:aws:lambda:eu-west-1:123456789012:function:NAME",
  },
  {
    values: [[functionArn("a:$LATEST"), '"arn:aws:lambda:eu-west-1:123456789012:function:a:$LATEST"']],
    reason: "Cognito accepts no $LATEST in a function's ARN",
    fix: "leave out :$LATEST, which means the same, or use an alias",
  },
];

/** ARNs of functions, up to every limit and in other partitions. */
const functions: readonly unknown[] = [
  arn,
  `${arn}:live`,
  `${arn}:3`,
  functionArn(`${"x".repeat(64)}:${"x".repeat(128)}`),
  "arn:aws-cn:lambda:cn-north-1:123456789012:function:a",
  "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:a",
  "arn:aws-iso-b:lambda:us-isob-east-1:123456789012:function:a",
  ...later(arn),
];

/** The ARN of a function, besides other arguments. */
export function describeFunctionArn(path: string, base: object = {}): void {
  describeArgument(path, { base, accepts: functions, refuses: notAFunction });
}
