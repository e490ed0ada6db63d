const version = "write `triggers.preTokenGeneration.version`";
const challenges = "write `triggers.customAuthentication`, with all three functions";
const tokens = "write `triggers.preTokenGeneration`";

/** Of the triggers. */
export const triggers = {
  createAuthChallenge: challenges,
  defineAuthChallenge: challenges,
  verifyAuthChallengeResponse: challenges,
  customEmailSender: "write `customSenders.email`",
  customSmsSender: "write `customSenders.sms`",
  customSMSSender: "write `customSenders.sms`",
  kmsKeyId: "write `customSenders.keyArn`",
  kmsKey: "write `customSenders.keyArn`",
  preTokenGenerationConfig: tokens,
};

/** Of the function that customizes tokens. */
export const preTokenGeneration = {
  arn: "write `triggers.preTokenGeneration.functionArn`",
  lambdaArn: "write `triggers.preTokenGeneration.functionArn`",
  lambdaVersion: version,
};

/** Of the functions of custom authentication. */
export const customAuthentication = {
  create: "write `triggers.customAuthentication.createAuthChallenge`",
  define: "write `triggers.customAuthentication.defineAuthChallenge`",
  verify: "write `triggers.customAuthentication.verifyAuthChallengeResponse`",
};

/** Of the functions that send messages. */
export const customSenders = {
  customEmailSender: "write `customSenders.email`",
  customSmsSender: "write `customSenders.sms`",
  kmsKey: "write `customSenders.keyArn`",
  kmsKeyArn: "write `customSenders.keyArn`",
  kmsKeyId: "write `customSenders.keyArn`",
};

/** Of one such function. */
export const customSender = {
  handler: "write the function's ARN, in `functionArn`",
  kmsKeyArn: "write `customSenders.keyArn`",
  lambdaArn: "write its `functionArn`",
  lambdaVersion: "leave it out: it is V1_0, the only one",
};
