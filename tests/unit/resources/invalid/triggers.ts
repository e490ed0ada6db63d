import { challenges, functionArn, withChallenges } from "../values";
import { lite, type Refused } from "./values";

const arn = functionArn("sign-up");
const tokens = { triggers: { preTokenGeneration: { functionArn: arn } } };
const withoutPassword = { adminUserPassword: false };

/** Values that aren't the ARN of a function. */
const noFunctions = [
  "",
  "sign-up",
  "arn:aws:iam::123456789012:role/sign-up",
  "arn:aws:lambda:eu-west-1:12345:function:sign-up",
  "arn:aws:lambda::123456789012:function:sign-up",
  "arn:aws:lambda:eu-west-1:123456789012:layer:sign-up",
  functionArn(""),
  functionArn("x".repeat(65)),
  functionArn("sign.up"),
  `${arn}:`,
  `${arn}:${"x".repeat(129)}`,
  `${arn}:live:1`,
  `${arn}:$LATEST`,
  ` ${arn}`,
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
  7,
];

export const ofTriggers: Refused = [
  ["triggers", [null, [], arn, { preSignup: arn }, { defineAuthChallenge: arn }]],
  ["triggers.preSignUp", noFunctions],
  ["triggers.postConfirmation", ["x"]],
  ["triggers.preAuthentication", ["x"]],
  ["triggers.postAuthentication", ["x"]],
  ["triggers.customMessage", ["x"]],
  ["triggers.userMigration", ["x"]],
  ["triggers.userMigration", [arn], { appClient: { authFlows: withoutPassword } }],
  ["triggers.preTokenGeneration", [null, arn, {}, { lambdaArn: arn }, { version: "V1_0" }]],
  ["triggers.preTokenGeneration.functionArn", ["x"]],
  ["triggers.preTokenGeneration.version", ["V1", "v1_0", 1], tokens],
  ["triggers.preTokenGeneration.version", ["V2_0", "V3_0"], { ...lite, ...tokens }],
  ["triggers.customAuthentication", [null, arn, {}, { defineAuthChallenge: arn }], withChallenges],
  ["triggers.customAuthentication", [challenges]],
  ["triggers.customAuthentication.defineAuthChallenge", ["x"], withChallenges],
  ["triggers.customAuthentication.createAuthChallenge", ["x"], withChallenges],
  ["triggers.customAuthentication.verifyAuthChallengeResponse", ["x"], withChallenges],
  ["appClients.chat.authFlows.custom", [true]],
];
